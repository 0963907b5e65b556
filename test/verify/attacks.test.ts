import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster } from '../../tools/kubernetes/cluster';
import { repository, clear } from '../e2e/repository';
import { shopOf } from '../security/attack';

jest.setTimeout(600_000);

/** What stops an attempt that synthesis has not seen. */
type Layer = 'account' | 'admission';

const says: Readonly<Record<Layer, RegExp>> = {
  account: /is forbidden: user "system:serviceaccount:flux-system:reconcile-shop-live"/i,
  admission: /ValidatingAdmissionPolicy 'shop-\w+'.* denied request/s,
};

let cluster: Cluster;
const scratch = mkdtempSync(join(tmpdir(), 'strata-attacks-'));

beforeAll(async () => {
  const one = repository(shopOf({}));
  await one.clean();
  cluster = await Cluster.start({ folder: join(scratch, 'cluster') });
  await cluster.impose([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'flux-system' } }]);
  const folder = join(one.root, 'dist/kubernetes/shop/clusters/live/components/namespaces');
  // What stands in a namespace may come before it.
  await cluster.kubectl(['apply', '--server-side', '-f', folder]);
  const { code, stderr } = await cluster.kubectl(['apply', '--server-side', '-f', folder]);
  expect([code, stderr]).toEqual([0, expect.not.stringMatching(/error/i)]);
  await known();
});
afterAll(() => {
  cluster?.stop();
  rmSync(scratch, { recursive: true, force: true });
  clear();
});

/** What the API server says to Flux's account of the namespace that applies an object. */
async function apply(object: object): Promise<string> {
  const as = ['--as', 'system:serviceaccount:flux-system:reconcile-shop-live'];
  const args = ['apply', '--server-side', '--dry-run=server', ...as, '-n', 'shop-live', '-f', '-'];
  const { code, stderr } = await cluster.kubectl(args, JSON.stringify(object));
  return code === 0 ? '' : stderr;
}

/** Policies hold some moments after they are there. */
async function known(): Promise<void> {
  for (let round = 0; round < 100; round++) {
    if (says.admission.test(await apply(policy({})))) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('no policy holds');
}

const object = (apiVersion: string, kind: string, rest: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name: 'evil', ...('metadata' in rest ? (rest.metadata as object) : {}) },
  ...Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'metadata')),
});
const policy = (podSelector: object) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector, ingress: [{}] } });
const pods = (spec: object) =>
  object('apps/v1', 'Deployment', {
    spec: {
      selector: { matchLabels: { app: 'evil' } },
      template: { metadata: { labels: { app: 'evil' } }, spec: { containers: [{ name: 'a', image: 'x:1' }], ...spec } },
    },
  });
const rbac = 'rbac.authorization.k8s.io/v1';
const secrets = 'external-secrets.io/v1';
const gateway = 'gateway.networking.k8s.io/v1';
const route = (hostnames?: readonly string[]) =>
  object(gateway, 'HTTPRoute', { spec: { parentRefs: [{ name: 'shop' }], hostnames } });
const binding = (kind: string, subject: object) =>
  object(rbac, 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: kind === 'ClusterRole' ? 'shop-reconciler' : 'evil' },
    subjects: [subject],
  });
const own = { kind: 'ServiceAccount', name: 'evil', namespace: 'shop-live' };
const external = (spec: object) => object(secrets, 'ExternalSecret', { spec });
const store = { kind: 'ClusterSecretStore', name: 'shop-live' };

test.each<[string, object]>([
  ['pods of its own', pods({})],
  ['a policy for its own pods', policy({ matchLabels: { app: 'evil' } })],
  ['a route at the host of its environment', route(['example.com'])],
  [
    'secrets of the environment’s store',
    external({ secretStoreRef: store, data: [{ secretKey: 'a', remoteRef: { key: 'shop-a' } }] }),
  ],
])('Flux applies %s for a service', async (_, body) => {
  expect(await apply(body)).toBe('');
});

test.each<[string, Layer, object]>([
  ['processes of the node', 'admission', pods({ hostPID: true })],
  ['a folder of the node', 'admission', pods({ volumes: [{ name: 'a', hostPath: { path: '/' } }] })],
  [
    'a privileged container',
    'admission',
    pods({ containers: [{ name: 'a', image: 'x:1', securityContext: { privileged: true } }] }),
  ],
  ['a policy that opens the namespace', 'admission', policy({})],
  ['a route at every host', 'admission', route()],
  ['a route at the host of somebody else', 'admission', route(['admin.example.com'])],
  [
    'an Ingress at the host of somebody else',
    'admission',
    object('networking.k8s.io/v1', 'Ingress', {
      spec: { rules: [{ host: 'admin.example.com' }] },
    }),
  ],
  [
    'a snippet',
    'admission',
    object('networking.k8s.io/v1', 'Ingress', {
      metadata: { annotations: { 'nginx.ingress.kubernetes.io/server-snippet': 'x' } },
      spec: { rules: [{ host: 'example.com' }] },
    }),
  ],
  [
    'an address of somebody else',
    'admission',
    object('v1', 'Service', { spec: { externalIPs: ['10.0.0.1'], ports: [{ port: 80 }] } }),
  ],
  [
    'an account with a role of a cloud',
    'admission',
    object('v1', 'ServiceAccount', {
      metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/x' } },
    }),
  ],
  ['rights of a ClusterRole', 'admission', binding('ClusterRole', own)],
  ['rights for an account of another namespace', 'admission', binding('Role', { ...own, namespace: 'kube-system' })],
  [
    'rights to all Secrets',
    'admission',
    object(rbac, 'Role', { rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] }),
  ],
  [
    'a token of an account',
    'admission',
    object('v1', 'Secret', {
      type: 'kubernetes.io/service-account-token',
      metadata: { annotations: { 'kubernetes.io/service-account.name': 'victim' } },
    }),
  ],
  [
    'all secrets of the store',
    'admission',
    external({ secretStoreRef: store, dataFrom: [{ find: { name: { regexp: '.*' } } }] }),
  ],
  [
    'secrets of another store',
    'admission',
    external({ secretStoreRef: { kind: 'SecretStore', name: 'evil' }, data: [] }),
  ],
  [
    'a secret store',
    'account',
    object(secrets, 'SecretStore', {
      spec: { provider: { aws: { service: 'SecretsManager', region: 'eu-central-1' } } },
    }),
  ],
  [
    'endpoints of another Service',
    'account',
    object('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv4', endpoints: [] }),
  ],
  ['a quota', 'account', object('v1', 'ResourceQuota', { spec: { hard: { pods: '1000' } } })],
  [
    'rights that Flux itself has not',
    'account',
    object(rbac, 'Role', { rules: [{ apiGroups: [''], resources: ['resourcequotas'], verbs: ['delete'] }] }),
  ],
])('%s is stopped, whoever wrote it into dist/, by the %s', async (_, layer, body) => {
  expect(await apply(body)).toMatch(says[layer]);
});
