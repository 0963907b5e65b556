/** Name of the queue that takes what nobody could handle. */
export function deadLetterName(queue: string): string {
  return `${queue}-dead`;
}
