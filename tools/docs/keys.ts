/** A JSON Schema, as far as pages read it. */
export interface Schema {
  /** Several types where plain numbers of YAML are accepted as text. */
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly properties?: Readonly<Record<string, Schema & { readonly doNotSuggest?: boolean }>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** A key that a file may hold. */
export interface Key {
  /** `deployment.replicas.min`; `<name>` is a name of the author's choice, `[]` an item of a list. */
  readonly path: string;
  readonly type: string;
  readonly description: string;
  /** Its default in words. */
  readonly fallback: string;
  readonly required: boolean;
  /** Whether it has an effect. */
  readonly effective: boolean;
}

const idle = 'Accepted, no effect yet.';

/** Every key of a schema, once: keys of an item, of a list and of a mapping by name are listed together. */
export function keysOf(schema: Schema, skip: (path: string) => boolean = () => false): Key[] {
  const found = new Map<string, Key>();
  visit(schema, '', skip, (key) => {
    const same = key.path.replace(/\[\]|\.<name>/g, '');
    const known = found.get(same);
    if (!known || (!known.description && key.description)) found.set(same, { ...key, path: known?.path ?? key.path });
  });
  return [...found.values()];
}

function visit(schema: Schema, path: string, skip: (path: string) => boolean, add: (key: Key) => void): void {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const below = path ? `${path}.${name}` : name;
    if (property.doNotSuggest || skip(below)) continue;
    add(keyOf(below, property, schema.required?.includes(name) ?? false));
    visit(property, below, skip, add);
  }
  if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties, `${path}.<name>`, skip, add);
  if (schema.items) visit(schema.items, `${path}[]`, skip, add);
  for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    visit(one, path, skip, add);
}

function keyOf(path: string, schema: Schema, required: boolean): Key {
  const said = schema.description ?? '';
  const effective = !said.endsWith(idle);
  const text = said
    .replace(idle, '')
    .replace(/\.\s*$/, '')
    .trim();
  const [, description = text, fallback = ''] = /^(.*?)(?:^|[;,.]\s*)[Dd]efault:? (.+)$/.exec(text) ?? [];
  return { path, type: typeOf(schema), description, fallback, required, effective };
}

/** A type in a few words. */
export function typeOf(schema: Schema): string {
  const { type, anyOf, oneOf } = schema;
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) return schema.enum.map(String).join(', ');
  const several = anyOf ?? oneOf;
  if (several) return [...new Set(several.map(typeOf))].join(' or ');
  if (type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`;
  if (type === 'object') return schema.properties ? 'mapping' : mapping(schema);
  if (type === 'integer' || type === 'number') return `${type}${bounds(schema)}`;
  if (typeof type === 'object') return 'text';
  return type === 'string' ? 'text' : (type ?? 'anything');
}

function mapping({ additionalProperties: inside }: Schema): string {
  return typeof inside === 'object' && Object.keys(inside).length ? `mapping of name to ${typeOf(inside)}` : 'mapping';
}

/** Bounds, without those of exact integers in JavaScript. */
function bounds(schema: Schema): string {
  const { exclusiveMinimum } = schema;
  const [minimum, maximum] = [schema.minimum, schema.maximum].map((bound) =>
    Math.abs(bound ?? 0) === Number.MAX_SAFE_INTEGER ? undefined : bound,
  );
  if (minimum !== undefined && maximum !== undefined) return ` ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` from ${minimum}`;
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}`;
  return maximum === undefined ? '' : ` up to ${maximum}`;
}
