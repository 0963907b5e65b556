/** An error of usage; its message names the reason and the remedy. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
