import { codesOf, problemsOf, service, shop, live, told, unitOf } from '../shop';

const typed = (type: string, rest: string) => `service: { type: ${type}, image: { tag: "1.0" }, ${rest} }`;

/** What the API server always refuses, and the key at whose line it is said. */
const refused: readonly (readonly [settings: string, key: string])[] = [
  ['lifecycle: { terminationGracePeriod: 3, preStop: { sleep: 3 } }', 'lifecycle.preStop.sleep'],
  ['lifecycle: { terminationGracePeriod: 3, postStart: { sleep: 5 } }', 'lifecycle.postStart.sleep'],
  ['lifecycle: { sidecars: [{ name: a, ports: [{ name: a-name-that-is-long, port: 9 }] }] }', 'ports.0.name'],
  ['security: { securityContext: { privileged: true } }', 'privileged'],
  ['security: { securityContext: { runAsUser: 2147483648 } }', 'runAsUser'],
  ['security: { rbac: [{ resources: [nodes], verbs: [get] }] }', 'security.rbac.0.resources.0'],
  ['security: { rbac: [{ apiGroups: [], resources: [pods], verbs: [get] }] }', 'apiGroups'],
  ['deployment: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }', 'maxUnavailable'],
  ['deployment: { strategy: { rollingUpdate: { maxSurge: 0%, maxUnavailable: 0% } } }', 'maxUnavailable'],
  [
    'deployment: { replicas: { min: 2, max: 3 }, scaling: { scaleDown: { stabilizationWindow: 2h } } }',
    'stabilizationWindow',
  ],
  ['deployment: { scaling: { scaleUp: { policies: [] } } }', 'policies'],
  ['deployment: { scaling: { scaleUp: { policies: [{ type: Pods, value: 1, period: 31m }] } } }', 'policies'],
  ['deployment: { scaling: { cpu: 70.5 } }', 'cpu'],
  ['deployment: { scaling: { metrics: [{ name: a/b, target: 1 }] } }', 'metrics'],
  ['deployment: { topology: [{ topologyKey: a }, { topologyKey: a }] }', 'topology.1.topologyKey'],
  ['deployment: { topology: [{ topologyKey: a, matchLabelKeys: [app.kubernetes.io/name] }] }', 'matchLabelKeys.0'],
  ['deployment: { nodeSelector: { a..b/c: d } }', 'nodeSelector'],
  [typed('cron', 'schedule: "H 2 * * *"'), 'schedule'],
  [typed('cron', 'schedule: "0 25 * * *"'), 'schedule'],
  [typed('cron', 'schedule: "0 2 * * *", timeZone: Europe/Berln'), 'timeZone'],
  [typed('job', 'ttlAfterFinished: 2147483648'), 'ttlAfterFinished'],
  ['networking: { ports: [{ name: a--b, port: 80 }] }', 'name'],
  ['healthchecks: { liveness: { path: /x, initialDelay: 1000y } }', 'initialDelay'],
  ['resources: { requests: { extended: { fpga: 1 } } }', 'fpga'],
  ['volumes: [{ name: d, mountPath: /d, size: "0" }]\ndeployment: { replicas: 1 }', 'volumes.0.size'],
];

test.each(refused)('%s is refused at %s', (settings, key) => {
  const problems = problemsOf(settings).filter((one) => / \[E\d+]$/.test(one));
  expect(problems).not.toEqual([]);
  for (const one of problems) expect(one.slice(0, one.indexOf(': ')) + one).toContain(key);
});

test('annotations and files are no more than an object holds', () => {
  const big = 'x'.repeat(300_000);
  const one = service('api', '', `annotations: { note: ${big} }`);
  expect(told(shop({ environments: { live }, services: { api: one } }).problems)).toEqual([
    expect.stringMatching(/metadata\.annotations|annotations: expected at most 262144 bytes together/),
  ]);
});

test('a short grace leaves the service time to stop', () =>
  expect(unitOf('lifecycle: { terminationGracePeriod: 3 }').service.lifecycle.preStop).toEqual({
    type: 'sleep',
    seconds: 2,
  }));

test('a disk of one pod is let go before the next pod asks for it', () => {
  const disk = 'volumes: [{ name: d, mountPath: /d, size: 1Gi }]\n';
  expect(unitOf(`${disk}deployment: { replicas: 1 }`).service.rollout.type).toBe('Recreate');
  expect(codesOf(`${disk}deployment: { replicas: 1, strategy: RollingUpdate }`)).toEqual(['W206']);
});

test('a tier alone sizes the pod of a service that serves it, and says so', () => {
  const tiers = 'resources: { tiers: { gold: { cpu: 2, memory: 4Gi }, free: { cpu: 100m } } }';
  const { problems, value } = shop({
    environments: { live },
    services: { api: service('api', `service: { tier: gold, image: { tag: "1.0" } }\n${tiers}`) },
  });
  expect(told(problems)).toEqual([
    expect.stringMatching(/resources\.tiers\.gold: resources are those of tier gold.*\[W206]$/),
  ]);
  expect(value.units[0]!.service.resources).toEqual({
    requests: { cpu: '2', memory: '4Gi' },
    limits: { memory: '4Gi' },
  });
  expect(problemsOf(tiers)).toEqual([expect.stringMatching(/service\.tier is none of gold, free.*\[W206]$/)]);
});

test('a pod that no node holds is refused', () => {
  const environment = live.replace('cluster: {', 'cluster: { nodePools: { main: { size: small } },');
  const { problems } = shop({
    environments: { live: environment },
    services: { api: service('api', 'resources: { requests: { cpu: 3, memory: 1Gi } }') },
  });
  expect(told(problems)).toEqual([expect.stringMatching(/resources\.requests: expected less than a node .*\[E383]$/)]);
});
