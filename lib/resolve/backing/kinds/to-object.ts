/** A word or a mapping that says more, as the mapping. */
export function toObject(asked: unknown): object | undefined {
  return typeof asked === 'object' || asked === undefined ? (asked ?? undefined) : { enabled: asked };
}
