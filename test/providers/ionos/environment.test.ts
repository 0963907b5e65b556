import { facts } from '../../../lib/providers/facts';
import { gateways } from '../../../lib/kubernetes/gateways';
import { unitsOf } from '../../../lib/synth/units/all';
import { platform, service, shop, sourcesOf, told } from '../../resolve/shop';

const services = { api: service('api') };
const place = `
stage: staging
cloud: local
placements: { ionos: { region: de-fra, account: "1" } }
state: { backend: s3, store: shop-state, region: eu-central-4, endpoint: https://s3.eu-central-4.ionoscloud.com }
`;
const made = (cluster: string, more = '', text = platform) =>
  shop({ platform: text, environments: { live: `${place}cluster: { cloud: ionos, ${cluster} }\n${more}` }, services });

test('an environment in the cluster may have the cluster on IONOS: the state’s store, the network, then the cluster', () => {
  const { value, problems } = made('version: 1.35.4');
  expect(problems).toEqual([]);
  expect(value.stacks.map(({ name, after }) => [name, after])).toEqual([
    ['shop.ionos-1.state', []],
    ['shop.live.network', []],
    ['shop.live.cluster', ['shop.live.network']],
  ]);
});

test('what IONOS has no nodes for, and a version without its patch, is said at its line', () => {
  const { problems } = made('version: "1.33", nodePools: { a: { spot: true } }');
  expect(told(problems)).toEqual([
    expect.stringMatching(/live\.yaml:6:\d+ cluster\.version: expected a version with its patch.*\[E332\]$/),
    expect.stringMatching(/live\.yaml:6:\d+ cluster\.nodePools: a: expected no spot.*\[E332\]$/),
  ]);
});

test('AWS patches by itself', () => {
  const text = made('version: 1.35.4').problems;
  expect(text).toEqual([]);
  const aws = place.replace(
    /ionos: \{ region: de-fra, account: "1" \}/,
    'aws: { region: eu-west-1, account: "123456789012" }',
  );
  const { problems } = shop({
    platform,
    environments: { live: `${aws}cluster: { cloud: aws, version: 1.35.4 }\n` },
    services,
  });
  expect(told(problems)).toContainEqual(expect.stringMatching(/cluster\.version: expected a minor version.*\[E332\]$/));
});

test('options of a network that IONOS decides itself are said to have none', () => {
  const { problems } = made('version: 1.35.4', 'network: { nat: perZone }\n');
  expect(told(problems)).toEqual([expect.stringMatching(/network\.nat: ionos: .*emitted without it \[W206\]$/)]);
});

test.each(['database: { type: postgres }', 'cache: { type: redis }', 'messaging: { queues: [{ name: a }] }'])(
  'what would leave a password in the state is not made: %s',
  (asked) => {
    const [kind, rest] = asked.split(/: (.*)/) as [string, string];
    const settings = `integrations: { ${kind}: ${rest.replace(/( \}| \}\] \})$/, ', cloud: ionos$1')} }`;
    const { problems } = shop({
      platform,
      environments: { live: `${place}cluster: { cloud: ionos, version: 1.35.4 }\n` },
      services: { api: service('api', settings) },
    });
    expect(told(problems)).toEqual([expect.stringMatching(/ionos has no (database|cache|queue): .*\[E321\]$/)]);
  },
);

test('defaults choose a namespace for all services of an environment, which a service may choose otherwise', () => {
  const defaults = 'defaults: { metadata: { namespace: ours, team: all }, spec: {} }\n';
  const environments = { live: `${place}cluster: { cloud: ionos, version: 1.35.4 }\n${defaults}` };
  const { value, problems } = shop({
    platform,
    environments,
    services: { api: service('api'), other: service('other', '', 'namespace: theirs') },
  });
  expect(problems).toEqual([]);
  expect(value.units.map(({ service: { name, namespace } }) => [name, namespace])).toEqual([
    ['api', 'ours'],
    ['other', 'theirs'],
  ]);
});

test('what a cloud refuses of any backing is said at the key that asks for it', () => {
  const bucket = { ...facts.ionos!.kinds.bucket, refuses: () => ({ retentionDays: 'expected no retention' }) };
  const strict = { ...facts, ionos: { ...facts.ionos!, kinds: { ...facts.ionos!.kinds, bucket } } };
  const files = {
    platform,
    environments: { live: `${place}cluster: { cloud: ionos, version: 1.35.4 }\n` },
    services: { api: service('api', 'integrations: { storage: [{ name: a, cloud: ionos, retention: 30d }] }') },
  };
  expect(told(unitsOf(sourcesOf(files), { facts: strict, gateways }).problems)).toEqual([
    expect.stringMatching(/integrations\.storage\.buckets\.0\.retention: expected no retention \[E321\]$/),
  ]);
});
