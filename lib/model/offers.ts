/** What a cloud has of something, as far as its list was read. */
export interface Offer {
  /** What the values are, after `expected`. */
  readonly what: string;
  readonly values: readonly string[];
  /** Form of what may have come since the list was read: who asks for that is warned alone. @default - nothing comes */
  readonly newer?: RegExp;
}

/** A value that a spec asks a cloud for, and where the spec says it. */
export interface Ask {
  readonly path: readonly PropertyKey[];
  readonly value: string;
  readonly of: Offer;
}

/** Whether a value is among those of a list, exactly or as a version below one of it, or above. */
export function isOffered(value: string, { values }: Offer): boolean {
  return values.some((one) => one === value || (isVersion.test(one) && (below(value, one) || below(one, value))));
}

const isVersion = /^\d+(\.\d+)*$/;

function below(longer: string, version: string): boolean {
  return longer.startsWith(`${version}.`);
}
