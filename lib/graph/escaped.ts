/** A text as content or attribute of HTML and SVG. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (one) => `&#${one.charCodeAt(0)};`);
}
