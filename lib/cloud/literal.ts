/**
 * A text with Terraform templates escaped; not for own expressions. Markers of cdktf's tokens are broken up, since a written one would become another construct's value.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literal(text: string): string {
  return isLiteral(text) ? text : text.replace(/([$%])\{/g, '$1$1{').replace(/TfToken\[/g, 'TfToken${"["}');
}

/** Plain data with all texts escaped, including keys, since Terraform's JSON reads templates in both. */
export function literals<T>(data: T): T {
  if (typeof data === 'string') return literal(data) as T;
  if (Array.isArray(data)) return data.map(literals) as T;
  if (data === null || typeof data !== 'object') return data;
  const keys = Object.keys(data);
  // Keys rarely need escaping, and a spread is much faster.
  if (!keys.every(isLiteral))
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [literal(key), literals(value)])) as T;
  const copy = { ...data } as Record<string, unknown>;
  for (const key of keys) copy[key] = literals(copy[key]);
  return copy as T;
}

function isLiteral(text: string): boolean {
  return !/[$%]\{|TfToken\[/.test(text);
}

/** A literal text, possibly with own expressions, quoted for an embedded language such as CEL. */
export function quoted(text: string): string {
  // Expressions of Terraform are not part of the text.
  const inside = text.replace(/([$%])\1\{|\$\{[^}]*\}|[^]/gu, (piece) =>
    piece.length > 2 ? piece : JSON.stringify(piece).slice(1, -1),
  );
  return `"${inside}"`;
}
