import { clear, live, repository, service, shop } from '../e2e/repository';
import { strata } from './fake';

jest.setTimeout(60_000);
afterEach(clear);

const files = {
  ...shop,
  'apps/shop/environments/live.yaml': live,
  'services/shop/web/deployment-config.yaml': service('web', 'dependencies: [api]\ningress: { enabled: true }\n'),
  'services/shop/store/deployment-config.yaml': service('store', 'integrations: { storage: {} }\n'),
};

interface Drawn {
  readonly nodes: readonly {
    readonly id: string;
    readonly type: string;
    readonly label: string;
    readonly group: readonly string[];
  }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly type: string }[];
}

const drawn = async (...words: string[]) => {
  const { root } = repository(files);
  const { out, code } = await strata(['graph', '-C', root, '-o', 'json', ...words]);
  expect(code).toBe(0);
  return JSON.parse(out) as Drawn;
};

test('it has services, their calls, hosts and backings, each in its cluster or on its cloud', async () => {
  const { nodes, edges } = await drawn('-e', 'live');
  expect(nodes.map(({ type, label }) => [type, label]).sort()).toEqual([
    ['backing', 'storage'],
    ['entrance', 'example.com'],
    ['service', 'api'],
    ['service', 'store'],
    ['service', 'web'],
  ]);
  expect(edges.map(({ from, to, type }) => [from.split('/').at(-1), type, to.split('/').at(-1)]).sort()).toEqual([
    ['example.com', 'routes', 'web'],
    ['store', 'uses', 'storage'],
    ['web', 'calls', 'api'],
  ]);
  expect(nodes.find(({ type }) => type === 'backing')!.group).toEqual(['shop/live', 'aws eu-central-1']);
  expect(nodes.find(({ label }) => label === 'api')!.group).toEqual(['shop/live', 'cluster live on aws']);
});

test('a backing that an environment shares is one part for all who use it', async () => {
  const { root } = repository({
    ...files,
    'services/shop/api/deployment-config.yaml': service('api', 'integrations: { cache: { shared: redis } }\n'),
    'services/shop/store/deployment-config.yaml': service('store', 'integrations: { cache: { shared: redis } }\n'),
  });
  const { nodes } = JSON.parse((await strata(['graph', '-C', root, '-e', 'home', '-o', 'json'])).out) as Drawn;
  expect(nodes.filter(({ type }) => type === 'backing')).toHaveLength(1);
});

test('of one service, it shows all that is connected with it', async () => {
  const { nodes } = await drawn('-e', 'live', '-s', 'web');
  expect(nodes.map(({ label }) => label).sort()).toEqual(['api', 'example.com', 'web']);
});

test.each([
  ['mermaid', /^flowchart LR\n/],
  ['svg', /^<svg [^]*<\/svg>\n$/],
  ['html', /^<!doctype html>[^]*<svg [^]*<table>/],
  ['dot', /^digraph strata \{/],
])('it draws as %s', async (format, form) => {
  const { out, code } = await strata(['graph', '-C', repository(files).root, '--format', format]);
  expect([code, out]).toEqual([0, expect.stringMatching(form)]);
});

test('invalid specs are reported, and nothing is drawn', async () => {
  const { root } = repository({ ...files, 'services/shop/api/deployment-config.yaml': service('api', 'nosuch: 1\n') });
  const { code, out, err } = await strata(['graph', '-C', root]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('nosuch');
});
