/** A word as the mapping that it is short for. */
export function toObject(asked: unknown): object | undefined {
  return typeof asked === 'object' || asked === undefined ? (asked ?? undefined) : { enabled: asked };
}
