import { gateways } from '../../lib/kubernetes/gateways';
import { kinds } from '../../lib/model/backing';
import type { Facts } from '../../lib/model/facts';
import type { Need } from '../../lib/model/need';
import type { StackUnit } from '../../lib/model/unit';
import { facts as builtIn } from '../../lib/providers/facts';
import { unitsOf } from '../../lib/synth/units/all';
import { code, plain, table } from './markdown';

/** An account and a region of each cloud, used in the names of stacks on the page. */
const places: Readonly<Record<string, { readonly account: string; readonly region: string }>> = {
  aws: { account: '222222222222', region: 'eu-central-1' },
  azure: { account: '00000000-0000-0000-0000-000000000222', region: 'westeurope' },
  google: { account: 'shop-production', region: 'europe-west3' },
  ionos: { account: '22222222', region: 'de-fra' },
  cloudflare: { account: '0123456789abcdef0123456789abcdef', region: 'auto' },
};

/** Versions of Kubernetes where a cloud requires a patch version. */
const versions: Readonly<Record<string, string>> = { ionos: '1.33.5' };

/** Purpose of a stack, by the last part of its name. */
const words: Readonly<Record<string, string>> = {
  state: 'the state store; applied first, with local state',
  setup: 'prerequisites of the account, for the stacks of all its environments and services',
  network: 'the network of a cluster',
  cluster: 'a cluster',
  data: 'shared backings of an environment',
  api: 'the backings and rights of a service; in any order',
};

/** Database engines with different prerequisites. */
const engines = ['postgres', 'mysql'];

const sharable: readonly Need['what'][] = ['database', 'bucket'];

/** Steps of the first deploy to an empty account of a cloud, in order; undefined for one without accounts. */
export function firstDeploySection(cloud: string, facts: Facts): string[] {
  const { firstDeploy: first, needs } = facts;
  if (!first) return [];
  const present = kinds.filter((kind) => !('unavailable' in facts.kinds[kind]));
  const all: Need['what'][] = ['stack', 'workload', ...present];
  const listed = (what: Need['what']) => [
    ...new Set(engines.flatMap((engine) => needs?.of({ what, options: { engine } }) ?? [])),
  ];
  const steps = first.before.map(
    ({ what, command }, index) => `${index + 1}. ${what}${command === undefined ? '.' : `: ${code(command)}`}`,
  );
  const rights = ([...all, 'setup'] as const).flatMap((what) =>
    first.rights[what] ? [[titleOf(what), first.rights[what].map((one) => plain(one)).join('; ')]] : [],
  );
  const rows = all.flatMap((what) => (listed(what).length ? [[titleOf(what), listed(what).map(code).join(', ')]] : []));
  const made = Object.entries(first.madeByItself?.of ?? {}).map(([what, roles]) => [
    what,
    roles.map((one) => plain(one)).join('; '),
  ]);
  return [
    '### The first deploy to an empty account',
    ...(steps.length ? ['Before the first stack, by hand:', steps.join('\n')] : []),
    'Then the stacks, each after its dependencies:',
    table(['Stack', 'After', 'Makes'], stackRows(cloud)),
    ...(needs ? [`Each required ${needs.what}, ${by[needs.by]}:`, table(['For', 'Enabled'], rows)] : []),
    ...agentPart(needs),
    ...(facts.deployers
      ? [
          `\`deployers\` of the placement get rights to vaults, the cluster and the state store; each is ${facts.deployers.what}. Without any, only the principal that applies first gets them.`,
        ]
      : []),
    'Rights to apply a stack, by its resources:',
    table(['For', 'Rights'], rights),
    ...(first.madeByItself
      ? [
          `Resources that the cloud creates at first use, which requires ${code(first.madeByItself.right)}:`,
          table(['For', 'Made'], made),
        ]
      : []),
    ...(first.limits.length ? ['Limits of a new account:', first.limits.map((one) => `- ${one}`).join('\n')] : []),
  ];
}

const by = {
  setup: 'which the stack `setup` of the account enables for all others',
  provider: 'which the provider of each stack registers',
};

function agentPart(needs: Facts['needs']): string[] {
  const agents = Object.entries(needs?.agents ?? {});
  if (agents.length === 0) return [];
  return [
    'Service agents of products, which get the use of keys, are created with those APIs:',
    table(
      ['Of', 'Agent'],
      agents.map(([api, agent]) => [code(api), code(`service-NUMBER@${agent}.iam.gserviceaccount.com`)]),
    ),
  ];
}

const titles: Readonly<Partial<Record<string, string>>> = {
  stack: 'every stack',
  workload: 'a service’s stack',
  setup: 'the stack `setup`, and the state’s',
};
const titleOf = (what: string) => titles[what] ?? what;

/** The stacks of an environment with shared backings and one service, in an order in which they can be applied. */
function stackRows(cloud: string): string[][] {
  const stacks = ordered(example(cloud));
  return stacks.map(({ name, after }) => [
    code(name),
    after.length ? after.map(code).join(', ') : '-',
    words[name.split('.').at(-1)!]!,
  ]);
}

function ordered(stacks: readonly Pick<StackUnit, 'name' | 'after' | 'state'>[]): typeof stacks {
  const done: (typeof stacks)[number][] = [];
  const names = stacks.map(({ name }) => name);
  const ready = (one: (typeof stacks)[number]) =>
    one.after.every((name) => !names.includes(name) || done.some((other) => other.name === name));
  // All others keep their state in the store of the first one.
  const left = [...stacks.filter(({ state }) => !state), ...stacks.filter(({ state }) => state)];
  while (left.length > 0) done.push(...left.splice(Math.max(0, left.findIndex(ready)), 1));
  return done;
}

/** Stacks of specs. */
function example(cloud: string): StackUnit[] {
  const { value, problems } = unitsOf(
    {
      platform: { name: 'shop', file: 'platform.yaml', text: platform },
      environments: [{ name: 'production', file: 'production.yaml', text: environment(cloud) }],
      services: [
        { name: 'api', config: { name: 'api', file: 'api.yaml', text: service(cloud) }, overlays: [], extras: [] },
      ],
    },
    { facts: builtIn, gateways },
  );
  if (problems.length > 0) throw new Error(`${cloud}: ${problems.map(({ message }) => message).join('; ')}`);
  return [...value.stacks, ...value.units.flatMap(({ stack }) => stack ?? [])];
}

const platform = `domain: example.com
registry: ghcr.io/acme
gitops: { repository: "https://example.com/shop" }
`;

function environment(cloud: string): string {
  const { secretStore, kinds: has, stateEndpoint, backend, deployers } = builtIn[cloud]!;
  const { account, region } = places[cloud]!;
  const version = versions[cloud];
  const endpoint = stateEndpoint?.({ region, account });
  const shared = secretStore ? sharable.filter((kind) => !('unavailable' in has[kind as 'bucket'])) : [];
  const runs = !('unavailable' in has.cluster);
  return `stage: production
cloud: ${secretStore ? cloud : 'local'}
placements: { ${cloud}: { region: ${region}, account: "${account}"${deployers ? `, deployers: ["${account}"]` : ''} } }
state: { backend: ${backend}, store: shopstate, region: ${region}${endpoint ? `, endpoint: "${endpoint}"` : ''} }
cluster: ${runs ? `{ cloud: ${cloud}${version ? `, version: "${version}"` : ''} }` : '{ existing: theirs }'}
shared: { ${shared.map((kind) => `${kind}: { kind: ${kind} }`).join(', ')} }
`;
}

function service(cloud: string): string {
  const { secretStore, kinds: has } = builtIn[cloud]!;
  const edge = !('unavailable' in has.worker);
  const database = secretStore ? 'database: {}' : '';
  return `apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { ${edge ? 'type: edge' : 'image: { tag: "1.0" }'} }
  ${edge ? 'edge: { main: index.ts }' : `integrations: { ${database} }`}
`;
}
