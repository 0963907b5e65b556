type Json = Readonly<Record<string, unknown>>;

/** Minimum size of a schema that becomes a shared definition. */
const worthwhile = 1000;

/** A JSON Schema in which each repeated subschema is one entry under `definitions`. */
export function hoist(schema: object): object {
  const counts = new Map<string, number>();
  count(schema, counts);
  const repeated = [...counts].filter(([text, times]) => times > 1 && text.length >= worthwhile).map(([text]) => text);
  const names = new Map(repeated.map((text, index) => [text, `shared${index + 1}`]));
  const definitions: Record<string, unknown> = {};

  const replace = (node: unknown, isRoot = false): unknown => {
    if (Array.isArray(node)) return node.map((each) => replace(each));
    if (typeof node !== 'object' || node === null) return node;
    const name = isRoot || !isMapping(node) ? undefined : names.get(JSON.stringify(node));
    if (name === undefined) return children(node, replace);
    definitions[name] ??= children(node, replace);
    return { $ref: `#/definitions/${name}` };
  };
  const body = replace(schema, true) as object;
  return Object.keys(definitions).length ? { ...body, definitions } : body;
}

function children(node: object, replace: (inner: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, replace(inner)]));
}

function count(node: unknown, counts: Map<string, number>): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node) && isMapping(node)) {
    const text = JSON.stringify(node);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  for (const inner of Object.values(node)) count(inner, counts);
}

/** Whether a node is the schema of a mapping with keys of its own. */
function isMapping(node: object): boolean {
  return 'properties' in node && 'type' in node;
}
