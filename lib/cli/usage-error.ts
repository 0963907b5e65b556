/** A wish that cannot be granted as it was asked; its message says why, and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
