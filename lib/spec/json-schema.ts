import { z } from 'zod';
import { spellings } from './aliases';
import { hoist } from './hoist';

type Json = z.core.JSONSchema.BaseSchema;

/** Identity of a published schema. */
export interface Identity {
  /** Its URL. */
  readonly id: string;
  readonly title: string;
}

/** Internal keywords, and defaults that `resolve` owns: left out of published schemas. */
const dropped = ['aliases', 'effect', 'bare', 'open', 'default', 'id'] as const;

/** Bounds of integers that JavaScript represents exactly. */
const implied: Readonly<Record<string, number>> = {
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
};

/** Keywords that hold one schema, a list of them, and schemas by name. */
const single = ['additionalProperties', 'items', 'additionalItems', 'propertyNames', 'not', 'contains'];
const several = ['anyOf', 'oneOf', 'allOf', 'items'];
const byName = ['properties', 'patternProperties', 'definitions', '$defs'];

/**
 * The schema of a file for editors: every spelling of a key is accepted, only the canonical one is suggested.
 * @see https://json-schema.org/draft-07/json-schema-release-notes
 * @see https://github.com/redhat-developer/yaml-language-server
 */
export function jsonSchema(schema: z.ZodType, { id, title }: Identity): Json {
  const written = z.toJSONSchema(schema, { target: 'draft-07', io: 'input', unrepresentable: 'any' });
  const { $schema, ...body } = hoist(written) as Json;
  return { $schema, $id: id, title, ...rewrite(body, '#', body) };
}

/** One schema with every spelling of its keys, and everything below it likewise. */
function rewrite(schema: Json, pointer: string, root: Json): Json {
  const source = schema as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(source)) {
    if ((dropped as readonly string[]).includes(key) || implied[key] === value) continue;
    result[key] = below(key, value, `${pointer}/${key}`, root);
  }
  if (source.bare && source.type === 'string') result.type = ['string', ...(source.bare as readonly string[])];
  if (source.effect === 'none')
    result.description = [source.description, 'Accepted, no effect yet.'].filter(Boolean).join('. ');
  return { ...result, ...allSpellings(source, result, pointer, root) };
}

function below(key: string, value: unknown, pointer: string, root: Json): unknown {
  if (several.includes(key) && Array.isArray(value))
    return value.map((each, index) => rewrite(each as Json, `${pointer}/${index}`, root));
  if (typeof value !== 'object' || value === null) return value;
  if (single.includes(key)) return rewrite(value as Json, pointer, root);
  if (!byName.includes(key)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, rewrite(each as Json, `${pointer}/${escaped(name)}`, root)]),
  );
}

/** The properties of a mapping with a reference for each further spelling, and what is required in any of them. */
function allSpellings(
  source: Readonly<Record<string, unknown>>,
  result: Record<string, unknown>,
  pointer: string,
  root: Json,
): object {
  const properties = source.properties as Readonly<Record<string, Json>> | undefined;
  if (!properties) return {};
  const further = new Map<string, readonly string[]>();
  const taken = new Set(Object.keys(properties));
  for (const [key, property] of Object.entries(properties)) {
    const others = spellings(key, aliasesOf(property, root)).filter((spelling) => !taken.has(spelling));
    others.forEach((spelling) => taken.add(spelling));
    further.set(key, others);
  }

  const references = [...further].flatMap(([key, others]) =>
    others.map((spelling) => [
      spelling,
      { doNotSuggest: true, allOf: [{ $ref: `${pointer}/properties/${escaped(key)}` }] },
    ]),
  );
  const required = (source.required ?? []) as readonly string[];
  const spelledOne = required.filter((key) => !further.get(key)?.length);
  const spelledMany = required.filter((key) => further.get(key)?.length);
  const either = spelledMany.map((key) => ({
    anyOf: [key, ...further.get(key)!].map((spelling) => ({ required: [spelling] })),
  }));
  return {
    properties: { ...(result.properties as object), ...Object.fromEntries(references) },
    ...(source.required ? { required: spelledOne } : {}),
    ...(either.length ? { allOf: [...((result.allOf ?? []) as readonly Json[]), ...either] } : {}),
  };
}

/** Aliases in a property's schema, or in the one that it refers to. */
function aliasesOf(property: Json, root: Json): readonly string[] {
  const { aliases, $ref } = property as { readonly aliases?: readonly string[]; readonly $ref?: string };
  const name = $ref?.replace(/^#\/definitions\//, '');
  const target =
    name === undefined ? undefined : (root.definitions as Readonly<Record<string, Json>> | undefined)?.[name];
  return [...(aliases ?? []), ...(target ? aliasesOf(target, root) : [])];
}

/** A name as a part of a JSON pointer in a URL. */
function escaped(name: string): string {
  return encodeURIComponent(name.replace(/~/g, '~0').replace(/\//g, '~1'));
}
