import type { Flow } from '../../../lib/model/parts/security';
import { type Body, phase } from '../render';
import { type DeepPartial, database, unit } from '../unit';
import type { Unit } from '../../../lib/model/unit';

const policy = (given: DeepPartial<Unit> = {}): Body => phase(unit(given), 'run')['networkpolicy-tabular'].spec;
const namespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const service = (name: string, where: string) => ({
  podSelector: { matchLabels: { 'app.kubernetes.io/instance': name } },
  ...namespace(where),
});
const port = (number: number | string, protocol = 'TCP') => ({ port: number, protocol });
const dns = [namespace('kube-system'), { ipBlock: { cidr: '169.254.0.0/16' } }].map((to) => ({
  to: [to],
  ports: [port(53, 'UDP'), port(53)],
}));
const ingress = { host: 'api.example.com', path: '/', tls: true, annotations: {}, service: 'tabular', port: 80 };

test('a service without callers and dependencies reaches only DNS, and no peer reaches it', () => {
  expect(policy()).toEqual({
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'tabular', 'app.kubernetes.io/instance': 'tabular' } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [],
    egress: [...dns],
  });
});

test('a caller is let in from its own namespace, to the ports that Services lead to', () => {
  const { ingress } = policy({ callers: [{ name: 'web', namespace: 'shop-web' }] });
  expect(ingress).toEqual([{ from: [service('web', 'shop-web')], ports: [port('http')] }]);
});

test('the gateway is let in to the port that answers, from the namespace that its table names', () => {
  const given = (gateway: string) => policy({ platform: { gateway }, service: { networking: { ingress } } }).ingress;
  expect(given('envoy')).toEqual([{ from: [namespace('envoy-gateway-system')], ports: [port('http')] }]);
  expect(given('nginx')).toEqual([{ from: [namespace('ingress-nginx')], ports: [port('http')] }]);
});

test('metrics are collected from the monitoring namespace where there is a port for them', () => {
  const containerPorts = [{ name: 'metrics', port: 9090, protocol: 'TCP' as const }];
  expect(policy({ service: { networking: { containerPorts } } }).ingress).toEqual([
    { from: [namespace('monitoring')], ports: [port(9090)] },
  ]);
});

test('a Service that is open to the outside admits any address, to its own ports only', () => {
  const endpoints = [
    {
      name: 'open',
      type: 'LoadBalancer' as const,
      annotations: {},
      ports: [{ name: 'dns', port: 53, targetPort: 5353, protocol: 'UDP' as const }],
    },
  ];
  expect(policy({ service: { networking: { endpoints } } }).ingress).toEqual([{ ports: [port(5353, 'UDP')] }]);
});

test('a callee is reached on its own ports; one without ports is not reached at all', () => {
  const { egress } = policy({
    callees: [
      { name: 'auth', namespace: 'shop-production', ports: [{ port: 8080, protocol: 'TCP' }] },
      { name: 'silent', namespace: 'shop-production', ports: [] },
    ],
  });
  expect(egress).toEqual([...dns, { to: [service('auth', 'shop-production')], ports: [port(8080)] }]);
});

test('what link found out about backings and identities may be reached', () => {
  const flow: Flow = {
    peer: { type: 'cidr', cidr: '10.20.0.0/16', except: ['10.20.1.0/24'] },
    ports: [{ port: 5432, protocol: 'TCP' }],
  };
  const { egress } = policy({ bindings: [database()], managed: [database().name], egress: [flow] });
  expect(egress).toEqual([
    ...dns,
    { to: [{ ipBlock: { cidr: '10.20.0.0/16', except: ['10.20.1.0/24'] } }], ports: [port(5432)] },
  ]);
});

test('a backing in the cluster is reached in the namespace of the service', () => {
  const { egress } = policy({ bindings: [database({ cloud: 'local' })] });
  expect(egress).toEqual([...dns, { to: [namespace('shop-production')], ports: [port(5432)] }]);
});

test('only pods with a token may reach the API server, and never the metadata of their node', () => {
  const { egress } = policy({ service: { security: { automountToken: true } } });
  expect(egress[2]).toEqual({
    to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } }],
    ports: [port(443), port(6443)],
  });
});

test('pods of a stateful service find each other', () => {
  const { ingress, egress } = policy({ service: { workload: { type: 'stateful' } } });
  const itself = service('tabular', 'shop-production');
  expect(ingress).toEqual([{ from: [itself], ports: [port(8080)] }]);
  expect(egress).toEqual([...dns, { to: [itself], ports: [port(8080)] }]);
});

const own: Flow = { peer: { type: 'namespace', name: 'ops' }, ports: [] };

test('flows of the spec join what the graph implies', () => {
  const callers = [{ name: 'web', namespace: 'shop-web' }];
  const { ingress, egress } = policy({ callers, service: { security: { ingress: [own], egress: [own] } } });
  expect(ingress).toHaveLength(2);
  expect(ingress[1]).toEqual({ from: [namespace('ops')] });
  expect(egress).toEqual([...dns, { to: [namespace('ops')] }]);
});

test.each<[string, Flow, unknown]>([
  ['all pods beside it', { peer: { type: 'selected', pods: {} }, ports: [] }, { from: [{ podSelector: {} }] }],
  ['all namespaces', { peer: { type: 'selected', namespaces: {} }, ports: [] }, { from: [{ namespaceSelector: {} }] }],
  [
    'pods by their labels, on a range of ports',
    {
      peer: { type: 'selected', pods: { matchLabels: { a: 'b' } }, namespaces: {} },
      ports: [{ port: 8000, endPort: 9000, protocol: 'TCP' }],
    },
    {
      from: [{ podSelector: { matchLabels: { a: 'b' } }, namespaceSelector: {} }],
      ports: [{ port: 8000, endPort: 9000, protocol: 'TCP' }],
    },
  ],
  [
    'anybody, by one protocol',
    { peer: { type: 'any' }, ports: [{ protocol: 'UDP' }] },
    { ports: [{ protocol: 'UDP' }] },
  ],
])('a policy spells %s', (_, flow, rule) => {
  expect(policy({ service: { security: { ingress: [flow] } } }).ingress).toEqual([rule]);
});

test('flows of the spec replace what the graph implies, names apart, where it says so', () => {
  const callers = [{ name: 'web', namespace: 'shop-web' }];
  const callees = [{ name: 'auth', namespace: 'x', ports: [{ port: 1, protocol: 'TCP' as const }] }];
  const security = { ingress: [own], egress: [own], replaceFlows: true };
  const { ingress, egress } = policy({ callers, callees, service: { security } });
  expect(ingress).toEqual([{ from: [namespace('ops')] }]);
  expect(egress).toEqual([...dns, { to: [namespace('ops')] }]);
});

test('a migration has the egress of its service, and no ingress', () => {
  const given = unit({
    service: { migration: { backoffLimit: 1, activeDeadlineSeconds: 60 } },
    callers: [{ name: 'web', namespace: 'shop-web' }],
    bindings: [database({ cloud: 'local' })],
  });
  const { spec } = phase(given, 'migrate')['networkpolicy-tabular-migrate'];
  expect(spec.egress).toEqual(phase(given, 'run')['networkpolicy-tabular'].spec.egress);
  expect(spec.ingress).toEqual([]);
  expect(spec.podSelector.matchLabels['app.kubernetes.io/name']).toBe('tabular-migrate');
});

test('name servers that are neither in kube-system nor on the node are those that the cluster says', () => {
  const { egress } = policy({ environment: { cluster: { dns: ['10.96.0.10/32'] } } });
  expect(egress).toEqual([...dns, { to: [{ ipBlock: { cidr: '10.96.0.10/32' } }], ports: dns[0]!.ports }]);
});
