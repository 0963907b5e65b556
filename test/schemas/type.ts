import type { Type } from './schema';

/** Whether a value is one Terraform expression, whose type only Terraform knows. */
export function isExpression(value: unknown): boolean {
  return typeof value === 'string' && /^\$\{[^]*\}$/.test(value);
}

const scalars: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => ['string', 'number', 'boolean'].includes(typeof value),
  number: (value) => typeof value === 'number' || (typeof value === 'string' && value !== '' && !Number.isNaN(+value)),
  bool: (value) => typeof value === 'boolean' || value === 'true' || value === 'false',
  dynamic: () => true,
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with a value of a type, as Terraform converts types; nothing if it fits. */
export function mismatch(value: unknown, type: Type): string | undefined {
  if (isExpression(value) || value === null) return undefined;
  if (typeof type === 'string') return scalars[type]!(value) ? undefined : expected(type, value);
  const [shape, of] = type;
  if (shape === 'object') return inObject(value, of as Readonly<Record<string, Type>>);
  const whole = shape === 'map' ? isObject(value) : Array.isArray(value);
  if (!whole) return expected(shape, value);
  return first(Object.values(value as object).map((item) => mismatch(item, of as Type)));
}

function inObject(value: unknown, attributes: Readonly<Record<string, Type>>): string | undefined {
  if (!isObject(value)) return expected('object', value);
  const unknown = Object.keys(value).find((key) => !(key in attributes));
  if (unknown) return `no such key: ${unknown}`;
  return first(Object.entries(value).map(([key, item]) => mismatch(item, attributes[key]!)));
}

function first(found: readonly (string | undefined)[]): string | undefined {
  return found.find((one) => one !== undefined);
}

function expected(what: string, value: unknown): string {
  return `expected ${what}, got ${JSON.stringify(value)}`;
}
