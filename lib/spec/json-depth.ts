/** Maximum nesting of objects and lists, since printing recurses. */
export const maxDepth = 64;

/** Offset where a text of JSON nests too deeply, ignoring strings. */
export function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[[{\]}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > maxDepth) return index;
  }
  return undefined;
}
