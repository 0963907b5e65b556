import type { Flow, Peer } from '../../../lib/model/parts/security';
import { live, service, shop, told } from '../shop';

const others = {
  web: service('web'),
  orders: service('orders', '', 'namespace: shop-orders'),
  front: service(
    'front',
    'service: { type: edge }\nedge: { customDomain: { host: front.example.com, zone: example.com } }',
  ),
};
const platform =
  'domain: example.com\nregistry: ghcr.io/acme\naliases: { alias: web }\ngitops: { repository: "https://example.com/shop" }\n';
const home = `
stage: development
cloud: local
placements: { cloudflare: { region: auto, account: 0123456789abcdef0123456789abcdef } }
state: { backend: s3, store: shop-state, region: eu-central-1 }
`;
const environments = {
  home: { home },
  live: {
    live: live.replace(
      'placements:',
      'placements:\n  cloudflare: { region: auto, account: 0123456789abcdef0123456789abcdef }',
    ),
  },
};
const platformWith = (settings: string, environment: 'home' | 'live') =>
  shop({ platform, environments: environments[environment], services: { api: service('api', settings), ...others } });
const policies = (text: string) => `security: { networkPolicies: ${text} }`;
const api = (settings: string) => {
  const { value, problems } = platformWith(settings, 'home');
  expect(told(problems)).toEqual([]);
  return value.units.find((unit) => unit.service.name === 'api')!;
};
const settled = (text: string, side: 'ingress' | 'egress' = 'ingress'): readonly Flow[] =>
  api(policies(`{ ${side}: ${text} }`)).service.security[side];
const problems = (text: string, environment: 'home' | 'live' = 'home') =>
  told(platformWith(policies(text), environment).problems);
const tcp = (port: number) => ({ port, protocol: 'TCP' });

const any: Peer = { type: 'any' };
const web: Peer = { type: 'service', name: 'web', namespace: 'shop-home' };
const ofWeb = { matchLabels: { app: 'web' } };

describe('a rule means what it means in Kubernetes:', () => {
  test.each([
    ['[{}]', any, []],
    ['[{ from: [] }]', any, []],
    ['[{ to: [] }]', any, []],
    ['[{ to: [], ports: [443] }]', any, [tcp(443)]],
    ['[{ ports: [443] }]', any, [tcp(443)]],
    ['[{ from: [], ports: [{ port: 443, protocol: TCP }] }]', any, [tcp(443)]],
    ['[{ ports: [] }]', any, []],
    ['[{ port: 443 }]', any, [tcp(443)]],
    ['[{ ports: [{ protocol: UDP }] }]', any, [{ protocol: 'UDP' }]],
    ['[{ ports: [{ port: 8000, endPort: 9000 }] }]', any, [{ ...tcp(8000), endPort: 9000 }]],
    ['[{ podSelector: {} }]', { type: 'selected', pods: {} }, []],
    ['[{ from: [{ podSelector: {} }] }]', { type: 'selected', pods: {} }, []],
    ['[{ from: [{ podSelector: { matchLabels: {} } }] }]', { type: 'selected', pods: { matchLabels: {} } }, []],
    ['[{ from: [{ namespaceSelector: {} }] }]', { type: 'selected', namespaces: {} }, []],
    ['[{ from: [{ namespaceSelector: {}, podSelector: {} }] }]', { type: 'selected', pods: {}, namespaces: {} }, []],
    [
      '[{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: web } } }] }]',
      { type: 'selected', pods: ofWeb, namespaces: {} },
      [],
    ],
    [
      '[{ from: [{ namespaceSelector: { matchLabels: { team: a } } }] }]',
      { type: 'selected', namespaces: { matchLabels: { team: 'a' } } },
      [],
    ],
    [
      '[{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { k8s-app: kube-dns } } }], ports: [53] }]',
      {
        type: 'selected',
        pods: { matchLabels: { 'k8s-app': 'kube-dns' } },
        namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      },
      [tcp(53)],
    ],
    [
      '[{ from: [{ podSelector: { matchExpressions: [{ key: tier, operator: Exists }] } }] }]',
      { type: 'selected', pods: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } },
      [],
    ],
    ['[{ from: [{ podSelector: { matchLabels: { app: web } } }] }]', web, []],
    ['[{ from: { ipBlock: { cidr: 10.0.0.0/8 } } }]', { type: 'cidr', cidr: '10.0.0.0/8', except: [] }, []],
  ])('%s', (text, peer, ports) => {
    expect(settled(text)).toEqual([{ peer, ports }]);
    expect(settled(text, 'egress')).toEqual([{ peer, ports }]);
  });

  test('[] allows no peer', () => expect(settled('[]')).toEqual([]));

  test('every end of a list is one', () =>
    expect(settled('[{ from: [web, { podSelector: {} }], ports: [80] }]')).toEqual([
      { peer: web, ports: [tcp(80)] },
      { peer: { type: 'selected', pods: {} }, ports: [tcp(80)] },
    ]));

  test.each([
    '[{ from: [{}] }]',
    '[{ any: true, cidr: 10.0.0.0/8 }]',
    '[{ service: web, cidr: 10.0.0.0/8 }]',
    '[{ except: [10.0.0.0/8] }]',
  ])('%s is refused, as the API server would', (text) =>
    expect(problems(`{ ingress: ${text} }`)).toEqual([expect.stringContaining('[E313]')]),
  );
});

describe('an unknown peer is an error:', () => {
  test.each([
    ['[web]', web],
    ['[{ service: alias }]', web],
    ['[orders]', { type: 'service', name: 'orders', namespace: 'shop-orders' }],
    ['[{ service: orders, namespace: shop-orders }]', { type: 'service', name: 'orders', namespace: 'shop-orders' }],
    ['[{ service: scraper, namespace: ops }]', { type: 'service', name: 'scraper', namespace: 'ops' }],
    ['[{ namespace: ops }]', { type: 'namespace', name: 'ops' }],
    ['[{ namespace: monitoring }]', { type: 'namespace', name: 'monitoring' }],
    ['[{ component: dns }]', { type: 'namespace', name: 'kube-system' }],
    ['[{ component: ingress-nginx }]', { type: 'namespace', name: 'ingress-nginx' }],
  ])('%s', (text, peer) => {
    expect(settled(text)).toEqual([{ peer, ports: [] }]);
  });

  test.each([
    ['{ ingress: [{ from: orderz }] }', 'ingress.0.from', 'did you mean orders?'],
    ['{ mode: replace, ingress: [{ from: [web, nosuch] }] }', 'ingress.0.from.1', 'got nosuch'],
    ['{ egress: [{ to: [{ service: nosuch }] }] }', 'egress.0.to.0', 'got nosuch'],
    ['[ordres]', 'networkPolicies', 'did you mean orders?'],
    ['{ ingress: [{ podSelector: { matchLabels: { app: nosuch } } }] }', 'ingress.0', 'got nosuch'],
    [
      '{ ingress: [{ service: web, namespace: shop-orders }] }',
      'ingress.0',
      'expected shop-home, the namespace of web',
    ],
    ['{ ingress: [{ namespace: shop-ordres }] }', 'ingress.0', 'did you mean shop-orders?'],
    ['{ ingress: [{ namespace: monitorng }] }', 'ingress.0', 'did you mean monitoring?'],
    ['{ ingress: [{ component: nosuch }] }', 'ingress.0', 'got nosuch'],
    ['{ egress: [{ component: cert-manger }] }', 'egress.0', 'did you mean cert-manager?'],
  ])('%s is an error', (text, path, message) =>
    expect(problems(text)).toEqual([
      expect.stringMatching(new RegExp(`${path}.*${message.replace('?', '\\?')}.*E342`)),
    ]),
  );

  test('a Worker is in no cluster, and no peer', () =>
    expect(problems('[front]')).toEqual([expect.stringContaining('which runs at the edge')]));

  test('an unknown namespace is reported on a cluster of Strata, unless the environment declares it', () => {
    expect(problems('[{ namespace: ops }]', 'live')).toEqual([
      expect.stringMatching(/declare it under namespaces.*W216/),
    ]);
  });

  test('access of an alias is that of its service', () => {
    expect(api('security: { access: [alias] }').callers).toEqual([{ name: 'web', namespace: 'shop-home' }]);
  });
});

test('an alias of an unknown service is an error at its line', () => {
  const { problems: found } = shop({
    platform: platform.replace('alias: web', 'alias: wab'),
    environments: environments.home,
    services: { web: service('web') },
  });
  expect(told(found)).toEqual([
    expect.stringMatching(/^platform.yaml:\d+:\d+ aliases.alias: .*did you mean web\?.*E342/),
  ]);
});

test.each([
  '{ defaultDeny: false }',
  '{ policyTypes: [Ingress] }',
  '{ enabled: false }',
  '{ podSelector: { matchLabels: { app: api } } }',
])('%s has no effect, and says so', (text) => expect(problems(text)).toEqual([expect.stringContaining('[W206]')]));
