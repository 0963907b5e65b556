import type { KubernetesObject } from '../../../tools/kubernetes/object';
import { namedBy } from '../../../tools/kubernetes/pod-spec';
import { selects } from '../../../tools/kubernetes/selector';
import { examine } from '../../../tools/kubernetes/ties';
import { World } from '../../../tools/kubernetes/world';

const object = (kind: string, name: string, rest: object = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'shop' },
  ...rest,
});
const broken = (...objects: KubernetesObject[]) => examine(new World(objects)).broken;
const service = object('Service', 'api', { spec: { selector: { app: 'api' }, ports: [{ port: 80, name: 'http' }] } });

test('a Service needs a ready endpoint for each of its ports, unless it selects nothing', () => {
  const slice = (ready: boolean, name: string) => ({
    ...object('EndpointSlice', 'api-x', { ports: [{ name, port: 8080 }], endpoints: [{ conditions: { ready } }] }),
    metadata: { name: 'api-x', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'api' } },
  });
  expect(broken(service, slice(true, 'http'))).toEqual([]);
  for (const other of [slice(false, 'http'), slice(true, 'metrics')])
    expect(broken(service, other)).toEqual([expect.stringContaining('no ready endpoint for its port 80')]);
  expect(broken(object('Service', 'outside', { spec: { ports: [{ port: 80 }] } }))).toEqual([]);
});

test('a route and an Ingress lead to a Service and a port of it, and a route comes from a Gateway', () => {
  const route = (name: string, port: number) =>
    object('HTTPRoute', 'api', {
      spec: { parentRefs: [{ name: 'public' }], rules: [{ backendRefs: [{ name, port }] }] },
    });
  const gateway = object('Gateway', 'public');
  const bare = object('Service', 'api', { spec: { ports: [{ port: 80, name: 'http' }] } });
  expect(broken(bare, gateway, route('api', 80))).toEqual([]);
  expect(broken(bare, gateway, route('api', 81))).toEqual(['HTTPRoute shop/api: Service api has no port 81']);
  expect(broken(bare, gateway, route('b', 80))).toEqual(['HTTPRoute shop/api: no Service shop/b']);
  expect(broken(bare, route('api', 80))).toEqual(['HTTPRoute shop/api: no Gateway public']);
  const ingress = (port: object) =>
    object('Ingress', 'api', {
      spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'api', port } } }] } }] },
    });
  expect(broken(bare, ingress({ name: 'http' }))).toEqual([]);
  expect(broken(bare, ingress({ number: 81 }))).toEqual(['Ingress shop/api: Service api has no port 81']);
});

test('a budget counts pods and lets one go, an autoscaler finds what it scales, a quota counts', () => {
  const budget = (expectedPods: number, disruptionsAllowed: number) =>
    object('PodDisruptionBudget', 'api', { status: { expectedPods, disruptionsAllowed } });
  expect([broken(budget(2, 1)), broken(budget(0, 0)), broken(budget(1, 0))].map(({ length }) => length)).toEqual([
    0, 1, 1,
  ]);
  const scaler = (status: string) =>
    object('HorizontalPodAutoscaler', 'api', {
      status: { conditions: [{ type: 'AbleToScale', status, message: 'no' }] },
    });
  expect(broken(scaler('True'))).toEqual([]);
  expect(broken(scaler('False'))).toEqual(['HorizontalPodAutoscaler shop/api: no']);
  expect(broken(object('ResourceQuota', 'all', { status: { hard: { pods: '1' }, used: {} } }))).toHaveLength(1);
});

test('a pod stands in a namespace that enforces Pod Security and denies what nothing allows', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
  const strict = {
    ...namespace,
    metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
  };
  const deny = object('NetworkPolicy', 'deny', { spec: { podSelector: {} } });
  expect(broken(strict, deny, object('Pod', 'api'))).toEqual([]);
  expect(broken(namespace, object('Pod', 'api'))).toHaveLength(2);
});

test('what pods cannot do without is found wherever they name it, and what is optional is not', () => {
  const spec = {
    serviceAccountName: 'api',
    priorityClassName: 'critical',
    initContainers: [{ envFrom: [{ secretRef: { name: 'a' } }] }],
    containers: [
      {
        env: [
          { name: 'X', value: 'x' },
          { name: 'Y', valueFrom: { secretKeyRef: { name: 'b', key: 'y' } } },
          { name: 'Z', valueFrom: { configMapKeyRef: { name: 'z', key: 'z', optional: true } } },
          { name: 'N', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        ],
      },
    ],
    volumes: [
      { configMap: { name: 'c' } },
      { secret: { secretName: 'd' } },
      { persistentVolumeClaim: { claimName: 'e' } },
      { projected: { sources: [{ configMap: { name: 'f' } }, { secret: { name: 'g' } }] } },
    ],
  };
  const named = namedBy(object('CronJob', 'api', { spec: { jobTemplate: { spec: { template: { spec } } } } }));
  expect(named.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
    'ConfigMap c',
    'ConfigMap f',
    'PersistentVolumeClaim e',
    'PriorityClass critical',
    'Secret a',
    'Secret b',
    'Secret d',
    'Secret g',
    'ServiceAccount api',
  ]);
});

test('a selector takes labels by all that it says', () => {
  const labels = { app: 'api', tier: 'web' };
  expect(selects({}, labels)).toBe(true);
  expect(selects({ matchLabels: { app: 'api' } }, labels)).toBe(true);
  expect(selects({ matchLabels: { app: 'b' } }, labels)).toBe(false);
  const by = (operator: string, ...values: string[]) =>
    selects({ matchExpressions: [{ key: 'tier', operator, values }] }, labels);
  expect([by('In', 'web'), by('NotIn', 'web'), by('Exists'), by('DoesNotExist')]).toEqual([true, false, true, false]);
});
