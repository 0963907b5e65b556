import { preview } from '../../lib/change/promote/preview';
import { promote } from '../../lib/change/promote/promote';
import { type Files, clear, folderOf, live, repository, service, shop } from '../e2e/repository';

jest.setTimeout(60_000);
afterEach(clear);

const overlay = (environment: string) => `${folderOf('api')}/environments/${environment}.yaml`;
const names = { service: 'api', from: 'home', to: 'live' };
const files = (more: Files) => repository({ ...shop, 'apps/shop/environments/live.yaml': live, ...more });

test('image, flags and variables follow; size and what only the next environment has do not', () => {
  const one = files({
    [overlay('home')]: `spec:
  service: { image: { tag: "2.0" } }
  deployment: { replicas: 2 }
  config: { variables: { FLAG: on-now } }
`,
    [overlay('live')]: `spec:
  # pinned by hand
  service: { image: { tag: "1.0" } }
  deployment: { replicas: 5 }
  config: { variables: { ONLY_LIVE: "1" } }
`,
  });
  const { promoted, file, problems } = promote(one.root, names);
  expect(problems).toEqual([]);
  expect(promoted).toEqual([
    { key: 'service.image.tag', before: '1.0', after: '2.0' },
    { key: 'config.variables.FLAG', before: undefined, after: 'on-now' },
  ]);
  expect(file).toEqual({
    file: overlay('live'),
    text: `spec:
  # pinned by hand
  service: { image: { tag: "2.0" } }
  deployment: { replicas: 5 }
  config: { variables: { ONLY_LIVE: "1", FLAG: on-now } }
`,
  });
});

test('a value with the name, the host or the account of its environment stays', () => {
  const one = files({ [overlay('home')]: 'spec: { config: { variables: { URL: "https://home.internal/x" } } }\n' });
  const { promoted, staying, file } = promote(one.root, names);
  expect([promoted, file]).toEqual([[], undefined]);
  expect(staying).toEqual([{ key: 'config.variables.URL', reason: 'it has the name of home' }]);
});

test('an environment without an overlay gets one, and one in the spec itself is edited there', () => {
  const inline = service('api', 'environments: { live: { deployment: { replicas: 4 } } }\n');
  const one = files({ [overlay('home')]: 'spec: { image: { tag: "2.0" } }\n' });
  expect(promote(one.root, names).file).toEqual({
    file: overlay('live'),
    text: 'spec:\n  image:\n    tag: "2.0"\n',
  });
  one.lay({ [`${folderOf('api')}/deployment-config.yaml`]: inline });
  expect(promote(one.root, names).file?.text).toMatch(/environments: \{ live: \{ .*image: \{ tag: "2.0" \} \} \}/);
});

test('a preview compares what the edit would change, and writes nothing', async () => {
  const one = files({ [overlay('home')]: 'spec: { image: { tag: "2.0" } }\n' });
  const before = one.tree('services');
  const { file } = promote(one.root, names);
  const { changes } = await preview(one.root, [file!]);
  expect(new Set(changes.map(({ environment }) => environment))).toEqual(new Set(['live']));
  expect(one.tree('services')).toEqual(before);
});

test.each([
  [{ ...names, service: 'apo' }, /<service>.*did you mean api/i],
  [{ ...names, to: 'lief' }, /<environment>.*live/],
])('an unknown name of %j is a problem', (some, hint) => {
  const { problems } = promote(files({}).root, some);
  expect(problems.map(({ file, message }) => `${file} ${message}`).join()).toMatch(hint);
});
