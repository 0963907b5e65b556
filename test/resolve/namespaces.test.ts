import { home, service, shop, told } from './shop';

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
    expect.stringContaining('namespaces.tools: expected a namespace of home alone, got one that other names too'),
    expect.stringContaining('namespaces.tools: expected a namespace of other alone, got one that home names too'),
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

test('what others keep for themselves is nobody’s to name', () => {
  for (const name of ['kube-system', 'flux-system', 'default', 'ingress-nginx', 'external-secrets'])
    expect(namespacesOf({ home: named(`{ ${name}: {} }`) }).problems).toEqual([
      expect.stringContaining(`expected a namespace where only services run, got ${name} [E341]`),
    ]);
});

test('labels of strata and of Pod Security are not set by hand', () => {
  const { problems } = namespacesOf({
    home: named('{ tools: { labels: { pod-security.kubernetes.io/enforce: privileged } } }'),
  });
  expect(problems).toEqual([expect.stringContaining('namespaces.tools.labels')]);
});
