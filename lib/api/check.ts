import { didYouMean, expected, oneOf } from '../spec/hints';
import { quantity } from './forms';
import { rulesOf } from './rules';
import { type Field, allKinds, fieldsOf, groupOf, has, isOwnGroup, kindOf, minorOf } from './schema';

/** What the API server would not take, and where in what was given. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** How to look at a value. */
interface Look {
  readonly minor: number;
  /** Whether what must be there may be missing, and values may be what removes: a patch. */
  readonly partial: boolean;
  readonly tell: (path: readonly PropertyKey[], message: string) => void;
  /** How much was told so far. */
  readonly count: () => number;
}

type Mapping = Readonly<Record<string, unknown>>;

/** What Kubernetes of a version refuses in an object; nothing is known of kinds that others define. */
export function checkObject(body: object, version?: string): Finding[] {
  const { apiVersion = '', kind = '' } = body as { readonly apiVersion?: string; readonly kind?: string };
  const known = kindOf(apiVersion, kind);
  if (known) return checkPart(known.type, body, version);
  if (!isOwnGroup(apiVersion)) return [];
  const meant = allKinds.filter((one) => one.kind === kind);
  const kinds = [
    ...new Set(allKinds.filter((one) => groupOf(one.apiVersion) === groupOf(apiVersion)).map((one) => one.kind)),
  ];
  return meant.length
    ? [{ path: ['apiVersion'], message: expected(oneOf([...new Set(meant.map((one) => one.apiVersion))]), apiVersion) }]
    : [{ path: ['kind'], message: expected(oneOf(kinds, kind), kind, didYouMean(kind, kinds)) }];
}

/** What Kubernetes of a version refuses in a value of one of its types. */
export function checkPart(type: string, value: unknown, version?: string): Finding[] {
  return look(type, value, version, false);
}

/** What in a patch Kubernetes of a version does not know, or would take for something else. */
export function checkPatch(type: string, value: unknown, version?: string): Finding[] {
  return look(type, value, version, true);
}

function look(type: string, value: unknown, version: string | undefined, partial: boolean): Finding[] {
  const found: Finding[] = [];
  visit(type, value, [], {
    minor: minorOf(version),
    partial,
    tell: (path, message) => void found.push({ path, message }),
    count: () => found.length,
  });
  return found;
}

/** What is expected of plain values, by their code. */
const plain: Readonly<Record<string, { readonly what: string; readonly test: (value: unknown) => boolean }>> = {
  s: { what: 'text', test: (value) => typeof value === 'string' },
  b: { what: 'true or false', test: (value) => typeof value === 'boolean' },
  i: {
    what: 'a whole number of at most 2147483647',
    test: (value) => Number.isInteger(value) && isInt32(value as number),
  },
  l: { what: 'a whole number', test: (value) => Number.isSafeInteger(value) },
  n: { what: 'a number', test: (value) => typeof value === 'number' && Number.isFinite(value) },
  x: {
    what: 'a whole number or text',
    test: (value) => typeof value === 'string' || (Number.isInteger(value) && isInt32(value as number)),
  },
  q: {
    what: quantity.what,
    test: (value) =>
      (typeof value === 'number' && Number.isFinite(value)) || (typeof value === 'string' && quantity.test(value)),
  },
  a: { what: 'anything', test: () => true },
};

function isInt32(value: number): boolean {
  return Math.abs(value) <= 2147483647;
}

function visit(code: string, value: unknown, path: readonly PropertyKey[], look: Look): void {
  // The API server takes null for a value that is not there, and a patch for one that goes.
  if (value === undefined || value === null) return;
  const { tell } = look;
  if (code.endsWith('[]')) {
    if (!Array.isArray(value)) return tell(path, expected('a list', shown(value)));
    return value.forEach((item, index) => visit(code.slice(0, -2), item, [...path, index], look));
  }
  const simple = plain[code];
  if (simple) return simple.test(value) ? undefined : tell(path, expected(simple.what, shown(value)));
  if (typeof value !== 'object' || Array.isArray(value)) return tell(path, expected('a mapping', shown(value)));
  if (code.endsWith('{}'))
    return Object.entries(value).forEach(([key, item]) => visit(code.slice(0, -2), item, [...path, key], look));
  mapping(code, value as Mapping, path, look);
}

function mapping(type: string, value: Mapping, path: readonly PropertyKey[], look: Look): void {
  const fields = fieldsOf(type);
  if (!fields) return;
  const { minor, partial, tell, count } = look;
  const before = count();
  for (const [key, inner] of Object.entries(value)) {
    const field = fields.get(key);
    const unfit = unknown(key, field, fields, minor);
    // What strategic merge patches say of themselves.
    if (partial && key.startsWith('$')) continue;
    if (unfit) tell([...path, key], unfit);
    else visit(field!.code, inner, [...path, key], look);
  }
  if (partial || count() > before) return;
  for (const [key, { required }] of fields)
    if (required && (value[key] === undefined || value[key] === null)) tell([...path, key], expected(key, 'nothing'));
  if (count() > before) return;
  rulesOf(type)?.(value, (inner, message) => tell([...path, ...inner], message), minor);
}

function unknown(
  key: string,
  field: Field | undefined,
  fields: ReadonlyMap<string, Field>,
  minor: number,
): string | undefined {
  if (field && has(field, minor)) return undefined;
  if (field) {
    const bound =
      field.since && !has({ ...field, until: undefined }, minor)
        ? `${field.since} or newer`
        : `older than ${field.until}`;
    return expected(`Kubernetes ${bound}, which has ${key}`, `a cluster of 1.${minor}`);
  }
  const keys = [...fields].filter(([, one]) => has(one, minor)).map(([name]) => name);
  return expected(oneOf(keys, key), key, didYouMean(key, keys));
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : typeof value === 'string' ? `"${value}"` : String(value);
}
