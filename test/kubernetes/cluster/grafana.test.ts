import { App } from 'cdk8s';
import { ServiceChart } from '../../../lib/kubernetes/service/chart';
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
