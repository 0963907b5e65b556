import type { ChartValue } from './chart-value';
import { type JsonSchema, definitionsOf } from './json-schema';
import { type ValueTree, treeOf } from './value-tree';

/** Marks the schema of a value in a tree of them. */
class Leaf {
  constructor(
    readonly schema: JsonSchema,
    readonly optional: boolean,
  ) {}
}

/** Values that a chart which depends on this one hands to it. @see https://helm.sh/docs/topics/charts/#tags-and-condition-fields-in-dependencies */
const handed = {
  enabled: { description: 'whether a chart that has this one installs it', type: 'boolean' },
  global: { type: 'object' },
};

/** `values.schema.json`: unknown values are errors. @see https://helm.sh/docs/topics/charts/#schema-files */
export function valuesSchema(all: readonly ChartValue[]): JsonSchema {
  const tree = treeOf(all.map((one) => [one.path, new Leaf(nullable(one), isOptional(one))]));
  const { properties, ...rest } = objectOf(tree);
  const whole = { ...rest, properties: { ...handed, ...(properties as object) } };
  const definitions = definitionsOf(whole);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...whole,
    ...(Object.keys(definitions).length > 0 && { definitions }),
  };
}

/** Whether a value may be left out, which Helm does with one that is null. */
const isOptional = ({ values }: ChartValue): boolean => values.includes(undefined) || values.includes(null);

/** What may be absent may be null. */
function nullable(one: ChartValue): JsonSchema {
  const described = { description: one.description, ...one.schema };
  return isOptional(one) ? { anyOf: [described, { type: 'null' }] } : described;
}

/** Templates read all that is not optional: a key that null has removed is an error of the schema, and not of a template. */
function objectOf(tree: ValueTree): JsonSchema {
  const keys = Object.keys(tree).sort();
  const properties = keys.map((key) => [
    key,
    tree[key] instanceof Leaf ? tree[key].schema : objectOf(tree[key] as ValueTree),
  ]);
  const required = keys.filter((key) => !(tree[key] instanceof Leaf && tree[key].optional));
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** A schema as text; each definition is a line. */
export function schemaText({ definitions, ...schema }: JsonSchema): string {
  const text = JSON.stringify(schema, null, 2);
  if (!definitions) return `${text}\n`;
  const lines = Object.entries(definitions).map(([name, one]) => `    ${JSON.stringify(name)}: ${JSON.stringify(one)}`);
  return `${text.slice(0, -2)},\n  "definitions": {\n${lines.join(',\n')}\n  }\n}\n`;
}
