import { withoutSecrets } from '../model/redacted';

/**
 * Characters that are invisible or reorder the visible text: controls, bidirectional overrides, zero-width
 * and tag characters, half surrogate pairs. Tab and line ends are text.
 * @see https://www.unicode.org/reports/tr36/
 * @see https://trojansource.codes
 */
const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}\p{Cs}]/u;

const everyInvisible = new RegExp(invisible, 'gu');

/** A character by its number, `U+202E`. */
function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The first invisible character of a text, by its number, and its index. */
export function findInvisible(text: string): { readonly index: number; readonly name: string } | undefined {
  const found = invisible.exec(text);
  return found ? { index: found.index, name: codePoint(found[0]) } : undefined;
}

/** A text with invisible characters replaced, each in its column. */
export function visible(text: string): string {
  return text.replace(everyInvisible, (character) => '\ufffd'.repeat(character.length));
}

/** Longest part of a text that is read to quote it. */
const longest = 2000;

/** A text of any length and content as a message may quote it. */
export function quoted(text: string): string {
  // Before it is cut: in half a URL the password cannot be recognized.
  const open = withoutSecrets(text.slice(0, longest));
  const short = open.length > 60 ? `${open.slice(0, 57)}...` : open;
  return JSON.stringify(short).replace(everyInvisible, (character) => `\\u{${codePoint(character).slice(2)}}`);
}
