import type { GraphNode } from './graph';

/** Longest line in a drawing. */
const longest = 30;

/** Lines of a node in a drawing. */
export function shownLines({ label, detail, mark }: GraphNode): string[] {
  return [label, detail, mark].flatMap((line) => (line === undefined || line === '' ? [] : [shortened(line)]));
}

/** A text that fits into a drawing. */
export function shortened(text: string, most = longest): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
