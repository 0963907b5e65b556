import { App } from 'cdk8s';
import { ServiceChart } from '../../../lib/kubernetes/service/chart';
import { gateways } from '../../../lib/kubernetes/gateways';
import { renderCluster } from '../../../lib/kubernetes/cluster/render';
import { componentsOf } from '../../../lib/kubernetes/cluster/components';
import { builtIn, gatewayTable } from '../../../lib/synth/toolkit';
import { service, shop } from '../../resolve/shop';

const { sidecar } = (
  componentsOf(gatewayTable(builtIn))['kube-prometheus-stack']!.values([], {}) as {
    readonly grafana: { readonly sidecar: { readonly dashboards: Readonly<Record<string, unknown>> } };
  }
).grafana;

const platform = `
domain: shop.example
registry: docker.io/shop
gitops: { repository: https://github.com/shop/deployments }
monitoring: operator`;

test('the sidecar of Grafana finds the dashboards of services in every namespace, by their label and folder', () => {
  const { value } = shop({ platform, services: { api: service('api', 'networking: { port: 8000 }') } });
  const objects = new ServiceChart(new App(), 'monitoring', value.units[0]!).toJson() as {
    readonly kind: string;
    readonly metadata: Readonly<Record<'labels' | 'annotations', object>>;
  }[];
  const { metadata } = objects.find(({ kind }) => kind === 'ConfigMap')!;
  const { label, labelValue, folderAnnotation, searchNamespace, provider } = sidecar.dashboards;
  expect(metadata.labels).toHaveProperty([label as string], labelValue);
  expect(metadata.annotations).toHaveProperty([folderAnnotation as string], 'shop');
  expect([searchNamespace, provider]).toEqual(['ALL', { foldersFromFilesStructure: true }]);
});

test('the sidecar of Grafana reads no Secrets', () => {
  expect(sidecar.dashboards).toMatchObject({ resource: 'configmap' });
});

test('the dashboard of a platform is applied by the account of its namespace, which may write ConfigMaps', () => {
  const { value } = shop({ platform, services: { api: service('api', 'networking: { port: 8000 }') } });
  const all = renderCluster(value.clusters[0]!, gateways);
  const [dashboard, ...others] = all.filter(({ path }) => path.includes('/components/dashboards-'));
  expect([dashboard!.body, others]).toMatchObject([{ kind: 'ConfigMap', metadata: { namespace: 'shop-live' } }, []]);
  const kustomization = all.find(({ path }) => path.endsWith('/kustomization-shop-dashboards-shop-live.yaml'))!;
  expect(kustomization.body).toMatchObject({ spec: { serviceAccountName: 'reconcile-shop-live' } });
});
