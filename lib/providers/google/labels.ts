/** Most characters of a key, and of a value. @see https://cloud.google.com/resource-manager/docs/labels-overview#requirements */
const longest = 63;

/** Tags as labels: lower case, with nothing but letters, digits, `-` and `_`. */
export function labels(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [keyOf(key), legal(value)]));
}

/** `CostCenter` as `cost_center`, since a label's key starts with a letter and has no capitals. */
function keyOf(key: string): string {
  const words = legal(key.replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
  return (/^[a-z]/.test(words) ? words : `tag_${words}`).slice(0, longest);
}

function legal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '_')
    .slice(0, longest);
}
