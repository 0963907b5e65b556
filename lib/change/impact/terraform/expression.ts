/** Whether a value is computed by Terraform, so that its text does not tell what it is. */
export const isComputed = (value: unknown): boolean => JSON.stringify(value ?? '').includes('${');

/** Text for a message: short, on one line, and without what a reader would take for markup. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
