/** Name of the dead-letter queue. */
export function deadLetterName(queue: string): string {
  return `${queue}-dead`;
}
