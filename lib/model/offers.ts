/** Values that a cloud offers, as of the date of the list. */
export interface Offer {
  /** The values in words, after `expected`. */
  readonly what: string;
  readonly values: readonly string[];
  /** Pattern of values that may be newer than the list: they give only a warning. @default - none */
  readonly newer?: RegExp;
}

/** A requested value, and its path in the spec. */
export interface Ask {
  readonly path: readonly PropertyKey[];
  readonly value: string;
  readonly of: Offer;
}

/** Whether a list has a value, exactly or as a more or less precise version. */
export function isOffered(value: string, { values }: Offer): boolean {
  return values.some((one) => one === value || (isVersion.test(one) && (below(value, one) || below(one, value))));
}

const isVersion = /^\d+(\.\d+)*$/;

function below(longer: string, version: string): boolean {
  return longer.startsWith(`${version}.`);
}
