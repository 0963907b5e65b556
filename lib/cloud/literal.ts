/**
 * A text that Terraform takes as it stands, whatever somebody wrote into it; not for expressions of our own. The
 * marker of cdktf's tokens is broken up, or a written one would turn into another construct's value.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literal(text: string): string {
  return isLiteral(text) ? text : text.replace(/([$%])\{/g, '$1$1{').replace(/TfToken\[/g, 'TfToken${"["}');
}

/** Plain data with every text in it literal, keys included, since Terraform's JSON reads templates in both. */
export function literals<T>(data: T): T {
  if (typeof data === 'string') return literal(data) as T;
  if (Array.isArray(data)) return data.map(literals) as T;
  if (data === null || typeof data !== 'object') return data;
  const keys = Object.keys(data);
  // Keys are seldom written by anybody, and a spread is far quicker.
  if (!keys.every(isLiteral))
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [literal(key), literals(value)])) as T;
  const copy = { ...data } as Record<string, unknown>;
  for (const key of keys) copy[key] = literals(copy[key]);
  return copy as T;
}

function isLiteral(text: string): boolean {
  return !/[$%]\{|TfToken\[/.test(text);
}

/** A literal text, perhaps with expressions of ours in it, in the quotes of a language that Terraform hands on, such as CEL. */
export function quoted(text: string): string {
  // What Terraform itself reads is no part of the text.
  const inside = text.replace(/([$%])\1\{|\$\{[^}]*\}|[^]/gu, (piece) =>
    piece.length > 2 ? piece : JSON.stringify(piece).slice(1, -1),
  );
  return `"${inside}"`;
}
