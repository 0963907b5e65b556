import { schemas } from '../../lib/spec/schemas';
import { builtIn, factsTable, gatewayTable } from '../../lib/synth/toolkit';
import { type Key, type Schema, keysOf } from './keys';

const published = schemas(factsTable(builtIn), gatewayTable(builtIn)) as Readonly<Record<string, Schema>>;
const all = Object.fromEntries(Object.entries(published).map(([name, schema]) => [name, inline(schema, schema)]));
const clouds = Object.keys(builtIn.clouds);

/** A cloud's own options, which docs/clouds.md lists. */
const native = (path: string) => clouds.some((cloud) => path.endsWith(`.${cloud}`));

/** Keys of another file, which are listed there. */
const borrowed: Readonly<Record<string, readonly string[]>> = {
  'service.schema.json': ['spec.environments'],
  'platform.schema.json': ['defaults'],
  'environment.schema.json': ['defaults'],
};

/** Keys of one input file, by the name of its schema. */
export function keysIn(name: string): Key[] {
  const roots = borrowed[name] ?? [];
  const skip = (path: string) => native(path) || roots.some((root) => path.startsWith(`${root}.`));
  return keysOf(all[name]!, skip);
}

type Node = Readonly<Record<string, unknown>>;

/** A schema with its shared definitions inlined. */
function inline(node: unknown, root: object): Schema {
  if (Array.isArray(node)) return node.map((each) => inline(each, root)) as Schema;
  if (typeof node !== 'object' || node === null) return node as unknown as Schema;
  const { $ref, allOf, ...rest } = node as Node;
  const [only] = Array.isArray(allOf) && allOf.length === 1 ? (allOf as Node[]) : [];
  const name = /^#\/definitions\/([^/]+)$/.exec(String($ref ?? only?.$ref ?? ''))?.[1];
  const shared = name ? ((root as { readonly definitions: Node }).definitions[name] as Node) : undefined;
  if (shared) return inline({ ...shared, ...rest }, root);
  const own = { ...node } as Record<string, unknown>;
  delete own.definitions;
  return Object.fromEntries(Object.entries(own).map(([key, inner]) => [key, inline(inner, root)])) as Schema;
}
