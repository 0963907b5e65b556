/** A text escaped for a regular expression that matches it alone, of JavaScript, RE2 and PCRE. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
