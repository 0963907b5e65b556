import type { Block } from './body';
import { computedOf } from './computed';

/** A resource as a plan will make it, and where its values are known only afterwards. */
export interface PlannedResource {
  readonly type: string;
  readonly name: string;
  /** Name that its id is made of. */
  readonly idName: string;
  readonly provider: string;
  readonly after: Block;
  readonly unknown: Block;
}

/** Type of an attribute, and blocks in blocks, as a provider's schema has them. */
export interface SchemaBlock {
  readonly attributes?: Readonly<Record<string, { readonly type?: unknown; readonly write_only?: boolean }>>;
  readonly block_types?: Readonly<Record<string, { readonly block: SchemaBlock }>>;
}

/** Schema of a resource, and its version. */
export interface ResourceSchema {
  readonly version: number;
  readonly block: SchemaBlock;
}

/** A state in which resources have been made as they were planned, with placeholders for what a cloud would have computed. */
export function forgedState(
  resources: readonly PlannedResource[],
  schemas: Readonly<Record<string, ResourceSchema>>,
): object {
  return {
    version: 4,
    terraform_version: '1.11.4',
    serial: 1,
    lineage: '00000000-0000-4000-8000-000000000000',
    outputs: {},
    resources: resources.map(({ type, name, idName, provider, after, unknown }) => {
      const { version, block } = schemas[type]!;
      const attributes = { ...filled(after, unknown, block, type), ...idOf(type, idName, unknown) };
      const instance = { schema_version: version, attributes, sensitive_attributes: [] };
      return { mode: 'managed', type, name, provider: `provider["${provider}"]`, instances: [instance] };
    }),
  };
}

/** A cloud's own id where it has a form; where a plan knows it, it stays. */
function idOf(type: string, name: string, unknown: Block): Block {
  const { id } = computedOf(type, name);
  return unknown.id === true && typeof id === 'string' ? { id } : {};
}

function filled(after: Block, unknown: Block, schema: SchemaBlock, type: string): Block {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(unknown)])];
  return Object.fromEntries(
    keys.map((key) => {
      const inner = schema.block_types?.[key]?.block;
      if (unknown[key] === true) return [key, inner ? [] : placeholder(schema.attributes?.[key]?.type, key, type)];
      if (!inner) return [key, partly(after[key], unknown[key], key, type)];
      return [key, blocks(after[key], unknown[key], inner, type)];
    }),
  );
}

function blocks(after: unknown, unknown: unknown, schema: SchemaBlock, type: string): unknown {
  if (!Array.isArray(after)) return after;
  const open = Array.isArray(unknown) ? (unknown as unknown[]) : [];
  return after.map((one, index) => filled(one as Block, (open[index] ?? {}) as Block, schema, type));
}

/** A list or mapping of which some is unknown. */
function partly(after: unknown, unknown: unknown, key: string, type: string): unknown {
  if (unknown === true) return placeholder('string', key, type);
  if (Array.isArray(after) && Array.isArray(unknown))
    return after.map((one, index) => partly(one, unknown[index], key, type));
  const isMapping = (value: unknown): value is Block =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMapping(after) || !isMapping(unknown)) return after;
  const keys = [...new Set([...Object.keys(after), ...Object.keys(unknown)])];
  return Object.fromEntries(keys.map((inner) => [inner, partly(after[inner], unknown[inner], inner, type)]));
}

const uuid = '00000000-0000-4000-8000-000000000000';
const azure =
  '/subscriptions/00000000-0000-0000-0000-000000000333/resourceGroups/group/providers/Microsoft.Example/examples/one';

function placeholder(is: unknown, key: string, type: string): unknown {
  if (is === 'number') return 0;
  if (is === 'bool') return false;
  if (Array.isArray(is)) return is[0] === 'map' || is[0] === 'object' ? {} : [];
  if (key === 'arn' || key.endsWith('_arn')) return 'arn:aws:service:us-east-1:111111111111:thing/one';
  if (/(tenant|client|principal|object)_id$/.test(key)) return uuid;
  if (type.startsWith('azurerm_') && (key === 'id' || key.endsWith('_id'))) return azure;
  return 'placeholder';
}
