import { printable } from '../model/printable';

/** Columns, aligned: texts to the left, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [head, ...rows.map((row) => row.map((cell) => printable(String(cell))))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const isNumber = head.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const align = (cell: string, column: number) =>
    isNumber[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!);
  return lines.map((line) => `${line.map(align).join('  ').trimEnd()}\n`).join('');
}
