/** Texts that a list gains and loses. */
export interface SetChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What a list of texts gains and loses, whatever its order. */
export function setChange(before: readonly string[], after: readonly string[]): SetChange {
  const [old, now] = [new Set(before), new Set(after)];
  return { added: [...now].filter((one) => !old.has(one)), removed: [...old].filter((one) => !now.has(one)) };
}

/** Some names for a person: three of them at the most. */
export function someOf(names: readonly string[]): string {
  const rest = names.length - 3;
  return names.slice(0, 3).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
