/** Values to look for in states: all that is stored, and the passwords in what is stored as JSON. */
export interface Secrets {
  readonly stored: readonly string[];
  readonly passwords: readonly string[];
}

/** Shorter values are found anywhere by chance. */
const fewestCharacters = 8;

/** What of the stored values is secret; a password in a bundle is what is stored alone as well. */
export function secretsIn(stored: readonly string[]): Secrets {
  const parts = stored.flatMap((text) => Object.values(parsed(text))).map(String);
  return { stored, passwords: parts.filter((part) => part.length >= fewestCharacters && stored.includes(part)) };
}

/** How many values a text holds: as they are, or written as JSON, in a URL or by base64. */
export function countLeaks(text: string, { stored, passwords }: Secrets): number {
  const values = [...new Set([...stored, ...passwords])].filter((value) => value.length >= fewestCharacters);
  return values.filter((value) => spellings(value).some((spelling) => text.includes(spelling))).length;
}

function spellings(value: string): string[] {
  const quoted = JSON.stringify(value).slice(1, -1);
  // State holds JSON, in which JSON in a string is quoted once more.
  const twice = JSON.stringify(quoted).slice(1, -1);
  const base64 = Buffer.from(value).toString('base64').replaceAll('=', '');
  return [value, quoted, twice, encodeURIComponent(value), base64];
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
