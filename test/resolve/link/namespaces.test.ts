import { home, service, shop, told } from '../shop';

const named = (namespaces: string, name = 'home') =>
  home.replace('stage:', `cluster: ${name}\nnamespaces: ${namespaces}\nstage:`);
const namespacesOf = (environments: Readonly<Record<string, string>>, services = {}) => {
  const { value, problems } = shop({ environments, services });
  return {
    problems: told(problems),
    namespaces: value.clusters.flatMap(({ namespaces }) => namespaces.map(({ name, labels }) => [name, labels])),
  };
};

test('an environment names further namespaces, and labels those of its services', () => {
  const api = service('api', '', 'namespace: front');
  const { problems, namespaces } = namespacesOf(
    { home: named('{ front: { labels: { name: front } }, tools: {} }') },
    { api },
  );
  expect(problems).toEqual([]);
  expect(namespaces).toEqual(
    expect.arrayContaining([
      ['front', { name: 'front' }],
      ['tools', {}],
    ]),
  );
});

test('the environment’s own namespace is there only where something stands in it', () => {
  const empty = 'stage: development\ncloud: local\n';
  const api = service('api', '', 'namespace: front');
  expect(namespacesOf({ home: empty }).namespaces).toEqual([['shop-home', undefined]]);
  expect(namespacesOf({ home: empty }, { api }).namespaces).toEqual([['front', undefined]]);
});

test('a namespace of a cluster is of one environment', () => {
  const environments = { home: named('{ tools: {} }'), other: named('{ tools: {} }') };
  expect(namespacesOf(environments).problems).toEqual([
    expect.stringContaining('namespaces.tools: expected a namespace of home only, got one that other has too'),
    expect.stringContaining('namespaces.tools: expected a namespace of other only, got one that home has too'),
  ]);
});

test('no service stands in a namespace that another environment names', () => {
  const environments = { home: named('{ tools: {} }'), other: named('{}') };
  const { value, problems } = shop({
    environments,
    services: { api: service('api', '', 'namespace: front') },
    overlays: { api: { other: 'metadata: { namespace: tools }\nspec: {}\n' } },
  });
  expect(value.units).toHaveLength(2);
  expect(problems.map(({ code }) => code)).toEqual(['E356']);
});

test('reserved namespaces are an error', () => {
  for (const name of ['kube-system', 'flux-system', 'default', 'ingress-nginx', 'external-secrets'])
    expect(namespacesOf({ home: named(`{ ${name}: {} }`) }).problems).toEqual([
      expect.stringContaining(`expected a namespace that is not reserved, got ${name} [E341]`),
    ]);
});

test('labels of strata and of Pod Security are not set by hand', () => {
  const { problems } = namespacesOf({
    home: named('{ tools: { labels: { pod-security.kubernetes.io/enforce: privileged } } }'),
  });
  expect(problems).toEqual([expect.stringContaining('namespaces.tools.labels')]);
});

describe('a namespace that an environment names', () => {
  const settled = (namespaces: string, settings = '') => {
    const api = service('api', settings, 'namespace: front');
    const { value, problems } = shop({ environments: { home: named(namespaces) }, services: { api } });
    const found = value.clusters.flatMap((cluster) => cluster.namespaces);
    const of = (name: string) => found.find((one) => one.name === name);
    return { problems: told(problems), of };
  };

  test('is what others run in where no service does: nothing is closed, and all are admitted', () =>
    expect(settled('{ monitoring: {} }').of('monitoring')).toMatchObject({ hasWorkloads: false, level: 'privileged' }));

  test('is as strict as it says', () =>
    expect(settled('{ monitoring: { podSecurity: baseline } }').of('monitoring')).toMatchObject({ level: 'baseline' }));

  test('is closed and strict where services run', () =>
    expect(settled('{ front: {} }').of('front')).toMatchObject({ hasWorkloads: true, level: 'restricted' }));

  test('must admit the pods of its services', () => {
    const root = 'security: { securityContext: { runAsNonRoot: false } }';
    expect(settled('{ front: { podSecurity: restricted } }', root).problems).toEqual([
      expect.stringMatching(/pods of Pod Security level restricted.*need baseline.*E387/),
    ]);
    expect(settled('{ front: { podSecurity: baseline } }', root).problems).toEqual([]);
  });
});

describe('pods that prove a host come and go', () => {
  const solvers = (gateway: string, ingress: string) => {
    const { value, problems } = shop({
      platform: `domain: example.com\nregistry: ghcr.io/acme\ngateway: ${gateway}\ngitops: { repository: "https://example.com/shop" }\n`,
      environments: { home: 'stage: staging\ncloud: local\n' },
      services: {
        api: service('api', `networking: { ingress: ${ingress} }`),
        other: service('other', '', 'namespace: back'),
      },
    });
    expect(told(problems)).toEqual([]);
    return value.clusters.flatMap(({ namespaces }) =>
      namespaces.flatMap(({ name, hasSolvers }) => (hasSolvers ? [name] : [])),
    );
  };

  test.each(['nginx', 'kong'])('beside a service behind %s', (gateway) =>
    expect(solvers(gateway, '{ host: a.example.com }')).toEqual(['shop-home']),
  );

  test('not where the gateway has its own certificates, none is issued, or one exists', () => {
    expect(solvers('envoy', '{ host: a.example.com }')).toEqual([]);
    expect(solvers('nginx', '{ host: a.example.com, tls: { enabled: false } }')).toEqual([]);
    expect(solvers('nginx', '{ host: a.example.com, tls: { secretName: mine } }')).toEqual([]);
  });
});
