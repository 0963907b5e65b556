import { didYouMean, expected, oneOf } from '../spec/hints';
import { quantity } from './forms';
import { int32 } from './ranges';
import { rulesOf } from './rules';
import { isThere } from './rules/rule';
import { type Field, allKinds, fieldsOf, groupOf, has, isOwnGroup, kindOf, minorOf } from './schema';

/** A value that the API server would reject, and its path. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Options of a check. */
interface CheckOptions {
  readonly minor: number;
  /** Whether it is a patch: required fields may be missing, and null removes. */
  readonly partial: boolean;
}

type Mapping = Readonly<Record<string, unknown>>;

/** Values of an object that a version of Kubernetes rejects; custom resources are not checked. */
export function checkObject(body: object, version?: string): readonly Finding[] {
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

/** Values of a type that a version of Kubernetes rejects. */
export function checkPart(type: string, value: unknown, version?: string): readonly Finding[] {
  return visit(type, value, { minor: minorOf(version), partial: false });
}

/** Unknown and ambiguous fields of a patch for a version of Kubernetes. */
export function checkPatch(type: string, value: unknown, version?: string): readonly Finding[] {
  return visit(type, value, { minor: minorOf(version), partial: true });
}

/** Expectations of scalars, by type code. */
const plain: Readonly<Record<string, { readonly what: string; readonly test: (value: unknown) => boolean }>> = {
  s: { what: 'text', test: (value) => typeof value === 'string' },
  b: { what: 'true or false', test: (value) => typeof value === 'boolean' },
  i: {
    what: `a whole number of at most ${int32}`,
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
  return Math.abs(value) <= int32;
}

const fine: readonly Finding[] = [];

/** Paths are built only for problems, since nearly all values are valid. */
function visit(code: string, value: unknown, look: CheckOptions): readonly Finding[] {
  // Null is a missing value to the API server, and a removal in a patch.
  if (!isThere(value)) return fine;
  if (code.endsWith('[]')) {
    if (!Array.isArray(value)) return wrong(expected('a list', shown(value)));
    return value.flatMap((item, index) => under(index, visit(code.slice(0, -2), item, look)));
  }
  const simple = plain[code];
  if (simple) return simple.test(value) ? fine : wrong(expected(simple.what, shown(value)));
  if (typeof value !== 'object' || Array.isArray(value)) return wrong(expected('a mapping', shown(value)));
  if (code.endsWith('{}'))
    return Object.entries(value).flatMap(([key, item]) => under(key, visit(code.slice(0, -2), item, look)));
  return mapping(code, value as Mapping, look);
}

function wrong(message: string): readonly Finding[] {
  return [{ path: [], message }];
}

function under(key: PropertyKey, found: readonly Finding[]): readonly Finding[] {
  return found.length ? found.map(({ path, message }) => ({ path: [key, ...path], message })) : fine;
}

function mapping(type: string, value: Mapping, look: CheckOptions): readonly Finding[] {
  const fields = fieldsOf(type);
  if (!fields) return fine;
  const { minor, partial } = look;
  const found: Finding[] = [];
  for (const [key, inner] of Object.entries(value)) {
    // Directives of strategic merge patches.
    if (partial && key.startsWith('$')) continue;
    const field = fields.get(key);
    const unfit = unknown(key, field, fields, minor);
    found.push(...under(key, unfit ? wrong(unfit) : visit(field!.code, inner, look)));
  }
  if (partial || found.length) return found;
  for (const [key, { required }] of fields)
    if (required && !isThere(value[key])) found.push({ path: [key], message: expected(key, 'nothing') });
  if (found.length === 0) rulesOf(type)?.(value, (path, message) => void found.push({ path, message }), minor);
  return found;
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
