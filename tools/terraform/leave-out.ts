/** Resources by type, then by name. */
type Resources = Record<string, Record<string, unknown>>;

/** A stack without some types of resources and lookups, and without the arguments that name them. */
export function leaveOut<Body extends { resource?: Resources; data?: Resources }>(
  body: Body,
  types: readonly string[],
): Body {
  const named = new RegExp(`(^|[^\\w.])(${types.join('|')})\\.`);
  const kept = (section: Resources = {}) =>
    Object.fromEntries(Object.entries(section).filter(([type]) => !types.includes(type)));
  return {
    ...body,
    resource: without(kept(body.resource), named),
    ...(body.data && { data: without(kept(body.data), named) }),
  };
}

function without<T>(value: T, named: RegExp): T {
  if (Array.isArray(value)) return value.filter((one) => !names(one, named)).map((one) => without(one, named)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, without(inner, named)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => !names(inner, named))) as T;
}

function names(value: unknown, named: RegExp): boolean {
  return typeof value === 'string' && named.test(value);
}
