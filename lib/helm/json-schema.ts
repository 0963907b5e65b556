import { fieldsOf, kindOf } from '../api/schema';
import { isMapping } from '../model/mapping';
import { ruled } from './field-rules';

/** A part of a JSON Schema, draft-07. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const quantity = {
  anyOf: [
    {
      type: 'string',
      pattern: '^[+]?([0-9]+|[0-9]+\\.[0-9]*|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]{1,2})?$',
      maxLength: 30,
    },
    { type: 'number', minimum: 0, maximum: 1e15 },
  ],
};

/** Schemas of scalars, by the code of a field. @see lib/api/schema.ts */
const scalars: Readonly<Record<string, JsonSchema>> = {
  s: { type: 'string' },
  q: quantity,
  b: { type: 'boolean' },
  i: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
  l: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  n: { type: 'number' },
  x: { type: ['string', 'integer'] },
  a: {},
};

/** The schema of a field of a built-in kind; undefined for unknown ones. */
export function schemaAt(apiVersion: string, kind: string, path: readonly string[]): JsonSchema | undefined {
  let code: string | undefined = kindOf(apiVersion, kind)?.type;
  let schema = code === undefined ? undefined : schemaOf(code);
  for (const key of path) {
    if (code === undefined) return undefined;
    const type: string = code;
    const isElement = /(\[\]|\{\})$/.test(type);
    code = isElement ? type.slice(0, -2) : fieldsOf(type)?.get(key)?.code;
    schema = code === undefined ? undefined : isElement ? elementOf(schema!) : ruled(type, key, schemaOf(code));
  }
  return schema;
}

/** Schema of the elements of a list or a mapping. */
function elementOf({ items, additionalProperties }: JsonSchema): JsonSchema {
  return (items ?? additionalProperties) as JsonSchema;
}

/** Types of the API are definitions, each once. */
function schemaOf(code: string): JsonSchema {
  if (code.endsWith('[]')) return { type: 'array', items: schemaOf(code.slice(0, -2)) };
  if (code.endsWith('{}')) return { type: 'object', additionalProperties: schemaOf(code.slice(0, -2)) };
  return scalars[code] ?? { $ref: `${definitions}${code}` };
}

const definitions = '#/definitions/';

/** The definitions that a schema refers to, and that those refer to. */
export function definitionsOf(schema: unknown): Readonly<Record<string, JsonSchema>> {
  const found: Record<string, JsonSchema> = {};
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, value] of Object.entries(part)) {
      if (key !== '$ref' || typeof value !== 'string') visit(value);
      else define(value.slice(definitions.length));
    }
  };
  const define = (type: string): void => {
    if (Object.hasOwn(found, type)) return;
    found[type] = definitionOf(type);
    visit(found[type]);
  };
  visit(schema);
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function definitionOf(type: string): JsonSchema {
  const fields = fieldsOf(type);
  if (!fields) return { type: 'object' };
  const required = [...fields].filter(([, field]) => field.required).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries([...fields].map(([name, field]) => [name, ruled(type, name, schemaOf(field.code))])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** A schema that these values meet: their types, and no others. */
export function schemaOfValues(values: readonly unknown[]): JsonSchema {
  const mappings = values.filter(isMapping);
  const others = values.filter((value) => !isMapping(value));
  const found = [...(mappings.length > 0 ? [schemaOfMappings(mappings)] : []), ...others.map(schemaOfValue)];
  const all = [...new Set(found.map((one) => JSON.stringify(one)))].map((one) => JSON.parse(one) as JsonSchema);
  return all.length === 1 ? all[0]! : { anyOf: all };
}

function schemaOfValue(value: unknown): JsonSchema {
  if (Array.isArray(value))
    return value.length > 0 ? { type: 'array', items: schemaOfValues(value) } : { type: 'array' };
  if (value === null) return { type: 'null' };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  return { type: typeof value };
}

/** A mapping of texts takes any key, another one only the fields that it shows. Null removes a key, and Helm checks it before that. */
function schemaOfMappings(mappings: readonly Readonly<Record<string, unknown>>[]): JsonSchema {
  const keys = [...new Set(mappings.flatMap((one) => Object.keys(one)))].sort();
  const valuesOf = (key: string) => mappings.flatMap((one) => (Object.hasOwn(one, key) ? [one[key]] : []));
  if (keys.length === 0) return { type: 'object' };
  if (keys.every((key) => valuesOf(key).every((value) => typeof value === 'string')))
    return { type: 'object', additionalProperties: { type: ['string', 'null'] } };
  const properties = keys.map((key) => [key, schemaOfValues([...valuesOf(key), null])] as const);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}
