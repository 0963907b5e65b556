import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../../../../lib/change/impact/terraform/force-new-table';
import { pathsOf, textOf } from '../../../../lib/change/impact/terraform/force-new-table';
import { allFieldRules } from '../../../../lib/change/impact/terraform/field-rules';
import { otherProviders } from '../../../../lib/change/impact/terraform/other-providers';
import { compared, pinDifferences } from '../../../../lib/change/impact/terraform/pin-differences';
import { knownType } from '../../../../lib/change/impact/terraform/tables';

const root = join(__dirname, '../../../..');
const data = join(root, 'lib/change/impact/data');

interface Stack {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly terraform: { readonly required_providers: Readonly<Record<string, { readonly version: string }>> };
}

const folder = join(root, 'dist/terraform/stacks');
const stacks = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(join(folder, name, 'cdk.tf.json'), 'utf8')) as Stack,
);

const own = ['//', 'depends_on', 'lifecycle', 'provider', 'provisioner'];

/** Blocks that are always there, once: they neither come nor go. */
const lasting = new Set([
  'aws_s3_bucket_ownership_controls.rule',
  'aws_s3_bucket_versioning.versioning_configuration',
  'aws_eks_cluster.encryption_config[].provider',
  'aws_eks_cluster.vpc_config',
  'aws_eks_node_group.scaling_config',
]);

function pathsSet(value: unknown, entries: ReadonlyMap<string, Entry>, before = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsSet(one, entries, before));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = before + key;
    const isBlock = [...entries.keys()].some((path) => path.startsWith(`${at}[].`));
    return [at, ...(isBlock || !entries.has(at) ? pathsSet(inner, entries, `${at}[].`) : [])];
  });
}

test('every path that a bundled platform sets has an entry', () => {
  const resources = stacks.flatMap(({ resource = {} }) => Object.entries(resource));
  const missing = resources.flatMap(([type, all]) => {
    const entries = knownType(type)?.entries ?? new Map<string, Entry>();
    return Object.values(all)
      .flatMap((body) =>
        pathsSet(Object.fromEntries(Object.entries(body).filter(([key]) => !own.includes(key))), entries),
      )
      .filter((at) => !entries.has(at) && !lasting.has(`${type}.${at}`))
      .map((at) => `${type}.${at}`);
  });
  expect([...new Set(missing)]).toEqual([]);
});

test('the tables are of the releases that stacks pin, or were compared with them', () => {
  const pinned = Object.assign({}, ...stacks.map(({ terraform }) => terraform.required_providers)) as Record<
    string,
    { version: string }
  >;
  const known = {
    ...Object.fromEntries(otherProviders.map(({ provider, version }) => [provider, version])),
    ...Object.fromEntries(Object.entries(compared).map(([provider, versions]) => [provider, versions.pinned])),
  };
  expect(known).toEqual(Object.fromEntries(Object.entries(pinned).map(([name, { version }]) => [name, version])));
});

test.each(Object.entries(compared))(
  'the table of %s is of the release that the comparison names',
  (provider, { table }) => {
    expect(readFileSync(join(data, `${provider}.ts`), 'utf8')).toContain(`version: '${table}'`);
  },
);

test('the tables are small enough to ship', () => {
  const bytes = readdirSync(data).reduce((sum, file) => sum + readFileSync(join(data, file)).length, 0);
  expect(bytes).toBeLessThan(52 * 1024);
});

test('every rule and every difference is about an attribute that a table has', () => {
  const attributes = [...allFieldRules.flatMap(({ of }) => of), ...Object.keys(pinDifferences)];
  const missing = attributes.filter((attribute) => {
    const [type = '', ...at] = attribute.split('.');
    const known = knownType(type);
    return known && !known.entries.has(at.join('.'));
  });
  expect(missing).toEqual([]);
});

test('the text of a table names the paths that it was made of', () => {
  const paths = ['a', 'b', 'b[].c', 'b[].d', 'b[].d[].e', 'f[].g'];
  expect(pathsOf(textOf(paths)).sort()).toEqual(paths);
});
