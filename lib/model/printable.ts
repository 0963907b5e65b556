/** Untrusted text with control characters escaped; also line breaks where `inline`. */
export function printable(text: string, inline = false): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    if (inline) return character === '\t' ? ' ' : '\ufffd';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
