import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../../lib/cloud/cloud';
import { isMapping } from '../../lib/model/mapping';
import { builtIn, type Toolkit } from '../../lib/synth/toolkit';
import { clear, live, repository, service, shop } from './repository';

jest.setTimeout(120_000);
afterEach(clear);

const golden = join(__dirname, '../golden/addresses.txt');
const stacks = join(__dirname, '../../dist/terraform/stacks');

/** Arguments that name a resource in its cloud; another value makes another resource. */
const naming = [
  'bucket',
  'name',
  'identifier',
  'replication_group_id',
  'user_id',
  'cluster_name',
  'account_id',
  'repository_id',
  'secret_id',
  'script_name',
  'title',
];

/** A stack's resources, a line each: the stack, the address, its names in the cloud. */
function lines(stack: string): string[] {
  const { resource = {} } = JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8'));
  return Object.entries<Record<string, Record<string, unknown>>>(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, block]) => {
      const names = naming.flatMap((key) => (typeof block[key] === 'string' ? [`${key}=${block[key]}`] : []));
      return [stack, `${type}.${name}`, ...names].join(' ');
    }),
  );
}

test('addresses and names of resources stay: another one would replace what holds data (UPDATE=1 renews the list)', () => {
  const found = readdirSync(stacks).flatMap(lines).sort();
  expect(found.length).toBeGreaterThan(100);
  const text = `${found.join('\n')}\n`;
  if (process.env.UPDATE) writeFileSync(golden, text);
  expect(text.split('\n')).toEqual(readFileSync(golden, 'utf8').split('\n'));
});

type Class = new (...props: never[]) => object;

/** Classes of other names, wherever in a table. */
function renamed<T>(table: T): T {
  if (typeof table === 'function') return class Renamed extends (table as unknown as Class) {} as T;
  if (!isMapping(table)) return table;
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, renamed(value)])) as T;
}

test('a construct class of another name, in another file, changes no byte', async () => {
  const files = {
    ...shop,
    'apps/shop/environments/live.yaml': live,
    'services/shop/api/deployment-config.yaml': service(
      'api',
      'integrations: { database: {}, cache: {}, storage: {}, messaging: { queues: [{ name: jobs }], topics: [{ name: news }] } }\n',
    ),
  };
  const clouds = Object.entries(builtIn.clouds).map(([name, entry]) => [
    name,
    { ...entry, load: async (): Promise<Cloud> => renamed(await entry.load()) },
  ]);
  const other: Toolkit = { ...builtIn, clouds: Object.fromEntries(clouds) };
  const [one, two] = [repository(files), repository(files)];
  await one.clean();
  await two.clean({ toolkit: other });
  expect(Object.keys(one.tree()).filter((path) => path.startsWith('terraform/')).length).toBeGreaterThan(3);
  expect(two.tree()).toEqual(one.tree());
});
