import { differences } from './schemas/differences';
import {
  type Attribute,
  type Block,
  type NestedBlock,
  type Section,
  blockOf,
  schemaOf,
  sections,
} from './schemas/schema';
import { isExpression, mismatch } from './schemas/type';
import { danglingReferences } from './schemas/references';

type Json = Readonly<Record<string, unknown>>;
type Typed = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** @see https://developer.hashicorp.com/terraform/language/meta-arguments */
const meta: Readonly<Record<Section | 'provider', readonly string[]>> = {
  resource: ['depends_on', 'lifecycle', 'provider', 'for_each', 'count', 'connection', 'provisioner'],
  data: ['depends_on', 'lifecycle', 'provider', 'for_each', 'count'],
  ephemeral: ['depends_on', 'lifecycle', 'provider', 'for_each', 'count'],
  provider: ['alias', 'version'],
};

/** Where an argument stands, and what the rules for it depend on. */
interface Place {
  readonly path: string;
  readonly type: string;
  /** Whether values that no state may hold can stand here. */
  readonly ephemeral: boolean;
}

/** All that a `cdk.tf.json` says against the schemas of its providers, each with the path of the offender. */
export function violations(stackJson: object): string[] {
  const stack = stackJson as Record<string, unknown>;
  const typed = (Object.keys(sections) as Section[]).flatMap((section) =>
    Object.entries((stack[section] ?? {}) as Typed).flatMap(([type, blocks]) =>
      Object.entries(blocks).flatMap(([name, body]) => inSection(section, type, name, body)),
    ),
  );
  const providers = Object.entries((stack.provider ?? {}) as Record<string, Json | Json[]>).flatMap(
    ([name, bodies]) => {
      const schema = schemaOf(name);
      if (!schema) return [`provider.${name}: no schema of this provider`];
      const place = { path: `provider.${name}`, type: name, ephemeral: true };
      return [bodies]
        .flat()
        .flatMap((body) => inBlock(strip(body as Json, meta.provider), schema.provider.block, place));
    },
  );
  return [...providers, ...typed, ...danglingReferences(stack)];
}

function inSection(section: Section, type: string, name: string, body: Json): string[] {
  const path = `${section}.${type}.${name}`;
  const block = blockOf(section, type);
  if (!block) return [`${path}: no such ${section}`];
  return inBlock(strip(body, meta[section]), block, { path, type, ephemeral: section === 'ephemeral' });
}

function inBlock(body: Json, block: Block, place: Place): string[] {
  const { attributes = {}, block_types: blocks = {} } = block;
  const { gone = [], required = [] } = differences[place.type] ?? {};
  const { dynamic = {}, ...given } = body;
  const unknown = [...Object.keys(given), ...Object.keys(dynamic as Json)]
    .filter((key) => !(key in attributes) && !(key in blocks) && !gone.includes(key))
    .map((key) => `${place.path}.${key}: no such argument`);
  const missing = Object.entries(attributes)
    .filter(([key, attribute]) => attribute.required && given[key] === undefined && !required.includes(key))
    .map(([key]) => `${place.path}.${key}: missing`);
  return [
    ...unknown,
    ...missing,
    ...Object.entries(attributes).flatMap(([key, attribute]) => inAttribute(given[key], attribute, at(place, key))),
    ...Object.entries(blocks).flatMap(([key, nested]) =>
      inNested(given[key], nested, at(place, key), key in (dynamic as Json) || required.includes(key)),
    ),
  ];
}

function inAttribute(value: unknown, attribute: Attribute, { path, ephemeral }: Place): string[] {
  if (value === undefined || value === null) return [];
  if (!attribute.required && !attribute.optional) return [`${path}: is read only`];
  const text = JSON.stringify(value);
  const leak = !ephemeral && !attribute.write_only && /(?<!\$)\$\{[^]*\bephemeral\.[a-z]/.test(text);
  if (leak) return [`${path}: an ephemeral value would reach the state`];
  const found = attribute.type && mismatch(value, attribute.type);
  return found ? [`${path}: ${found}`] : [];
}

function inNested(value: unknown, nested: NestedBlock, place: Place, dynamic: boolean): string[] {
  if (value === undefined) return nested.min_items && !dynamic ? [`${place.path}: missing`] : [];
  if (isExpression(value)) return [`${place.path}: a block cannot be an expression`];
  const bodies = (nested.nesting_mode === 'map' ? Object.values(value as Json) : [value].flat()) as Json[];
  const { min_items: min = 0, max_items: max = nested.nesting_mode === 'single' ? 1 : Infinity } = nested;
  const few =
    bodies.length < min && !dynamic ? [`${place.path}: expected ${min} blocks or more, got ${bodies.length}`] : [];
  const many = bodies.length > max ? [`${place.path}: expected ${max} blocks at most, got ${bodies.length}`] : [];
  const inner = bodies.flatMap((body, index) =>
    typeof body === 'object' && body !== null
      ? inBlock(body, nested.block, { ...place, path: `${place.path}[${index}]` })
      : [`${place.path}[${index}]: expected a block, got ${JSON.stringify(body)}`],
  );
  return [...few, ...many, ...inner];
}

function at(place: Place, key: string): Place {
  return { ...place, path: `${place.path}.${key}` };
}

function strip(body: Json, names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== '//' && !names.includes(key)));
}
