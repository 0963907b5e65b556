import { load } from 'js-yaml';
import { clear, platform, repository, service } from './repository';

afterEach(clear);

/** An environment on a cluster that somebody else runs. */
const there = (cluster: string) => `stage: staging
cloud: aws
placements: { aws: { region: eu-central-1, account: "111111111111" } }
state: { backend: s3, store: shared-state, region: eu-central-1 }
cluster: ${cluster}
`;

const api = service('api', 'networking: { port: 8080, ingress: { enabled: true } }');

/** Two platforms on one cluster. */
const both = (first: string, second: string, ofSecond = api) =>
  repository({
    'apps/shop/platform.yaml': `${platform}priorities: { critical: 1000 }\n`,
    'apps/shop/environments/live.yaml': there(first),
    'services/shop/api/deployment-config.yaml': api,
    'apps/mart/platform.yaml': `${platform.replace('example.com', 'example.org')}priorities: { critical: 2000 }\n`,
    'apps/mart/environments/live.yaml': there(second),
    'services/mart/api/deployment-config.yaml': ofSecond,
  });

const codes = ({ problems }: { readonly problems: readonly { readonly code: string; readonly file: string }[] }) =>
  problems.map(({ code, file }) => `${code} ${file}`);

test('two platforms in one cluster make no object of one name', async () => {
  const one = both('{ existing: theirs }', '{ existing: theirs }');
  expect((await one.synth()).problems).toEqual([]);
  const names = Object.entries(one.tree()).flatMap(([path, text]) => {
    if (!path.startsWith('kubernetes/')) return [];
    const { kind, metadata } = load(text) as { kind: string; metadata: { name: string; namespace?: string } };
    return [`${kind} ${metadata.namespace ?? ''}/${metadata.name}`];
  });
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('a controller that both install is an error at the second, and so it stays when only the first is touched', async () => {
  const installing = '{ existing: theirs, components: { cert-manager: installed } }';
  const one = both(installing, installing);
  expect(codes(await one.synth())).toEqual(['E393 apps/shop/environments/live.yaml']);
  one.lay({ 'services/mart/api/deployment-config.yaml': api.replace('8080', '8081') });
  expect(codes(await one.synth())).toEqual(['E393 apps/shop/environments/live.yaml']);
  one.lay({ 'apps/shop/environments/live.yaml': there('{ existing: theirs }') });
  expect(codes(await one.synth())).toEqual([]);
});

test('a controller that is installed over that of the platform whose cluster it is, is an error', async () => {
  const components = 'components: { cert-manager: installed }';
  const one = both('{ name: main }', `{ name: guest, existing: shop-main, ${components} }`);
  expect(codes(await one.synth())).toEqual(['E393 apps/mart/environments/live.yaml']);
});

test('a namespace of two platforms is an error', async () => {
  const one = both(
    '{ existing: theirs }',
    '{ existing: theirs }',
    api.replace('{ name: api }', '{ name: api, namespace: shop-live }'),
  );
  expect(codes(await one.synth())).toEqual(['E356 apps/shop/environments/live.yaml']);
});

test('clusters of one name on two accounts have nothing to do with each other', async () => {
  const one = both(
    '{ existing: theirs, components: { cert-manager: installed } }',
    '{ existing: theirs, components: { cert-manager: installed } }',
  );
  const other = there('{ existing: theirs, components: { cert-manager: installed } }').replace(
    '111111111111',
    '222222222222',
  );
  one.lay({ 'apps/mart/environments/live.yaml': other.replace('shared-state', 'other-state') });
  expect(codes(await one.synth())).toEqual([]);
});
