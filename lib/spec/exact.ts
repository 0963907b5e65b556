import type { Leaf } from './tree';

/** Prefix of a number that is kept as written; the reader refuses the character in every document. */
const mark = '\u0000number';

/** A number as JSON spells it. @see https://www.rfc-editor.org/rfc/rfc8259#section-6 */
const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

/** Whether JSON can hold a number just as it was written. */
export function isJsonNumber(written: string): boolean {
  return jsonNumber.test(written);
}

/** A number as written, as two items of a list: what merges replaces it whole. */
export function exact(leaf: Leaf): readonly [Leaf, Leaf] {
  return [
    { ...leaf, value: mark },
    { ...leaf, value: leaf.written },
  ];
}

function isExact(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value[0] === mark;
}

/** JSON of a free-form value, its numbers as written. */
export function json(value: unknown, indent?: number): string {
  const kept = new Map<string, string>();
  const text = JSON.stringify(
    value,
    (_key, inner: unknown) => {
      if (!isExact(inner)) return inner;
      const place = `${mark}${kept.size}`;
      kept.set(JSON.stringify(place), inner[1]);
      return place;
    },
    indent,
  );
  return text.replace(/"\\u0000number\d+"/g, (place) => kept.get(place) ?? place);
}
