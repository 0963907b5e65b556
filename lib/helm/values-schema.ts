import type { ChartValue } from './chart-value';
import { type JsonSchema, definitionsOf } from './json-schema';
import { type ValueTree, treeOf } from './value-tree';

/** Marks the schema of a value in a tree of them. */
class Leaf {
  constructor(readonly schema: JsonSchema) {}
}

/** `values.schema.json`: unknown values are errors. @see https://helm.sh/docs/topics/charts/#schema-files */
export function valuesSchema(all: readonly ChartValue[]): JsonSchema {
  const tree = treeOf(all.map((one) => [one.path, new Leaf(nullable(one))]));
  const { properties, ...rest } = objectOf(tree);
  const whole = { ...rest, properties: { ...(properties as object), global: { type: 'object' } } };
  const definitions = definitionsOf(whole);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...whole,
    ...(Object.keys(definitions).length > 0 && { definitions }),
  };
}

/** What may be absent may be null. */
function nullable({ schema, values, description }: ChartValue): JsonSchema {
  const described = { description, ...schema };
  return values.includes(undefined) ? { anyOf: [described, { type: 'null' }] } : described;
}

function objectOf(tree: ValueTree): JsonSchema {
  const keys = Object.keys(tree).sort();
  const properties = keys.map((key) => [
    key,
    tree[key] instanceof Leaf ? tree[key].schema : objectOf(tree[key] as ValueTree),
  ]);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

/** A schema as text; each definition is a line. */
export function schemaText({ definitions, ...schema }: JsonSchema): string {
  const text = JSON.stringify(schema, null, 2);
  if (!definitions) return `${text}\n`;
  const lines = Object.entries(definitions).map(([name, one]) => `    ${JSON.stringify(name)}: ${JSON.stringify(one)}`);
  return `${text.slice(0, -2)},\n  "definitions": {\n${lines.join(',\n')}\n  }\n}\n`;
}
