import { gateways } from '../../../lib/kubernetes/gateways';
import { renderCluster } from '../../../lib/kubernetes/cluster/render';
import type { Routing } from '../../../lib/model/parts/routing';
import { clusterUnit } from '../cluster-unit';

const routing: Routing = {
  receivers: [{ name: 'a', slack: [{ webhook: { secret: 'shop-slack' } }], email: [], pagerduty: [], webhook: [] }],
  routes: [],
  fallback: 'a',
  hours: [],
  groupBy: ['service'],
  waitSeconds: 30,
  intervalSeconds: 300,
  repeatSeconds: 14_400,
  inhibits: true,
};

interface Made {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: {
    readonly values: {
      readonly alertmanager: { readonly alertmanagerSpec: { readonly secrets: readonly string[] } };
      readonly extraManifests?: readonly object[];
    };
  };
  readonly data?: Readonly<Record<string, string>>;
}

/** Objects of a cluster, by kind. */
function made(
  stack: 'operator' | 'annotations',
  owned: boolean,
  store: { readonly store?: string } = { store: 'shop-live' },
) {
  const place = owned ? 'monitoring' : 'shop-live';
  const unit = clusterUnit({
    components: ['envoy-gateway', 'cert-manager', 'external-secrets', ...(owned ? ['kube-prometheus-stack'] : [])],
    alerting: { stack, owned, environments: [{ environment: 'live', routing, namespaces: [place], ...store }] },
  });
  const all = renderCluster(unit, gateways).flatMap(({ body }) => body as unknown as Made | Made[]);
  return (kind: string, name: string) => all.find((one) => one.kind === kind && one.metadata.name === name);
}

describe('whom alerts go to, in a cluster', () => {
  test('is in the values of an own Alertmanager, whose chart makes the Secret', () => {
    const { values } = made('operator', true)('HelmRelease', 'kube-prometheus-stack')!.spec;
    expect(values.alertmanager).toMatchObject({
      alertmanagerSpec: { secrets: ['shop-live-alerting'] },
      config: { route: { receiver: 'live/a' } },
    });
    expect(values.extraManifests).toMatchObject([
      { kind: 'ExternalSecret', metadata: { name: 'shop-live-alerting', namespace: 'monitoring' } },
    ]);
    expect(made('operator', true)('AlertmanagerConfig', 'shop-live')).toBeUndefined();
  });

  test.each(['operator', 'annotations'] as const)(
    'of others is applied by the account of its namespace: %s',
    (stack) => {
      const find = made(stack, false);
      expect(find('ExternalSecret', 'shop-live-alerting')).toMatchObject({ metadata: { namespace: 'shop-live' } });
      expect(find('Kustomization', 'shop-alerting-shop-live')!.spec).toMatchObject({
        serviceAccountName: 'reconcile-shop-live',
        dependsOn: [{ name: 'shop-flux' }, { name: 'shop-namespaces' }, { name: 'shop-stores' }],
      });
      if (stack === 'operator')
        expect(find('AlertmanagerConfig', 'shop-live')!.spec).toMatchObject({ route: { receiver: 'a' } });
      else
        expect(JSON.parse(find('ConfigMap', 'shop-live-alertmanager')!.data!['alertmanager.yml']!)).toMatchObject({
          route: { receiver: 'live/a' },
        });
    },
  );

  test('names a Secret that people make where there is no store', () => {
    const find = made('operator', true, {});
    const { values } = find('HelmRelease', 'kube-prometheus-stack')!.spec;
    expect(values.alertmanager.alertmanagerSpec.secrets).toEqual(['shop-live-alerting']);
    expect(values.extraManifests).toBeUndefined();
  });
});
