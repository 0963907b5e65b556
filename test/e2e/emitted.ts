import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { service, shop } from '../resolve/shop';
import { rendered } from './rendered';

/** A resource's arguments, loosely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Block = Readonly<Record<string, any>>;
type Typed = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A stack as it is written. */
export interface Emitted {
  readonly name: string;
  /** All that is applied before it. */
  readonly before: readonly string[];
  readonly body: { readonly provider?: Record<string, Block[]>; readonly resource?: Typed; readonly data?: Typed };
}

/** A group of Entra. */
export const group = '00000000-0000-0000-0000-000000000a01';
const places = {
  google: ['europe-west3', 'shop-project', 'gcs', ''],
  azure: ['westeurope', '00000000-0000-0000-0000-000000000002', 'azurerm', `, deployers: [${group}]`],
} as const;

const shared = `
shared:
  postgres: { kind: database, type: postgres }
  mysql: { kind: database, type: mysql }
  redis: { kind: cache }
  storage: { kind: bucket, default: true, retention: 30d }
  jobs: { kind: queue, dlq: { maxReceives: 5 } }
  news: { kind: topic }
  images: { kind: registry }
  token: { kind: secret }
`;

/** All that each kind becomes, made by an environment and by a service. */
export async function emitted(cloud: keyof typeof places): Promise<Emitted[]> {
  const [region, account, backend, more] = places[cloud];
  const { value, problems } = shop({
    environments: {
      live: `stage: production
cloud: ${cloud}
placements: { ${cloud}: { region: ${region}, account: ${account}${more} } }
state: { backend: ${backend}, store: shopstate, region: ${region} }${shared}`,
    },
    services: {
      api: service(
        'api',
        `integrations:
  database: { name: orders }
  cache: {}
  storage: { buckets: { uploads: {} } }
  messaging: { queues: [{ name: mail, dlq: { maxReceives: 5 } }], topics: [{ name: sold }] }`,
      ),
    },
  });
  expect(problems.filter(({ code }) => code.startsWith('E'))).toEqual([]);
  const after = new Map(
    [...value.stacks, ...value.units.flatMap(({ stack }) => stack ?? [])].map((one) => [one.name, one.after]),
  );
  const allBefore = (name: string): string[] => (after.get(name) ?? []).flatMap((one) => [one, ...allBefore(one)]);
  const { artifacts } = await rendered(value);
  return artifacts.terraform.map(({ path, body }) => {
    const name = path.split('/')[1]!;
    return { name, before: allBefore(name), body: body as Emitted['body'] };
  });
}

/** Stacks of the bundled platforms; those that make a project ready come before all others there. */
export function bundled(): Emitted[] {
  const root = join(__dirname, '../../dist/terraform/stacks');
  const names = readdirSync(root);
  return names.map((name) => {
    const body = JSON.parse(readFileSync(join(root, name, 'cdk.tf.json'), 'utf8')) as Emitted['body'];
    const project = body.provider?.google?.[0]?.project as string | undefined;
    const setup = `${name.split('.')[0]}.google-${project}.setup`;
    return { name, before: name.endsWith('.state') || name === setup ? [] : [setup], body };
  });
}

/** Blocks with their addresses. */
export const flat = (typed: Typed = {}, prefix = '') =>
  Object.entries(typed).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([id, block]) => ({ type, address: `${prefix}${type}.${id}`, block })),
  );
/** Resources and lookups of a stack. */
export const everything = ({ body }: Emitted) => [...flat(body.resource), ...flat(body.data, 'data.')];
/** Resources of one type. */
export const of = (stack: Emitted, type: string) => flat(stack.body.resource).filter((one) => one.type === type);
