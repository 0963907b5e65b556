import * as fc from 'fast-check';
import { type Place, type Values, isMap, places, valueAt } from './values';

/** Values with one key changed: a mistake, or a hostile text. */
export interface Mutant {
  /** `image.tag: "yes"` */
  readonly title: string;
  /** Text of a file of values that goes over those of the environment. */
  readonly text: string;
  /** Whether it is a text, in which nothing may become an object or a key. */
  readonly isText: boolean;
}

/** The key that injected text would add to an object. */
export const injected = 'evil';

/** Values as YAML writes them: of wrong types, beyond bounds, and texts that some reader takes for more than a text. */
const words: readonly string[] = [
  ...['null', 'true', '[]', '{}', '[null]', `{"${injected}": true}`],
  ...['0', '-1', '70000', '9007199254740993', '1.5', '1e3', '1e400', 'yes', '0777', '12:30:45', '2001-01-01'],
  ...[
    '',
    ' ',
    'yes',
    '1e3',
    '9007199254740993',
    '{{ .Values }}',
    '{{ fail "a" }}',
    '{{',
    `\n  ${injected}: true`,
    `a\n${injected}: true`,
    `"\n${injected}: true\n"`,
    `a\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${injected}}`,
    `a, ${injected}: true`,
    `a: {${injected}: true}`,
    '*a',
    '&a',
    '!!binary a',
    '# a',
    '"',
    "'",
    '\\',
    '`',
    '$(HOME) ${HOME}',
    '../../a',
    'a b',
    'ü',
    '\u0000',
    '\u2028',
    'a'.repeat(300),
  ].map((text) => JSON.stringify(text)),
];

/** As many mutants of values as wanted, the same for the same seed. */
export function mutantsOf(values: Values, schema: unknown, count: number, seed: number): Mutant[] {
  const known = places(values);
  const absent = absentPlaces(schema).filter((place) => valueAt(values, place) === undefined);
  const maps = [[], ...known.filter((place) => isMap(valueAt(values, place)))];
  const one = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...known), fc.constantFrom(...words)) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...(absent.length > 0 ? absent : known)), fc.constantFrom(...words)),
    },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...known), fc.constant('null')) },
    {
      weight: 1,
      arbitrary: fc.tuple(
        fc.constantFrom(...maps).map((place) => [...place, injected]),
        fc.constantFrom('true', '"a"'),
      ),
    },
  );
  return fc.sample(one, { numRuns: count, seed }).map(([place, word]) => ({
    title: `${place.join('.')}: ${word.slice(0, 80)}`,
    text: overlay(values, place, word),
    isText: word.startsWith('"') && place.at(-1) !== injected,
  }));
}

/** Keys that a schema has, also those that no environment sets. */
function absentPlaces(schema: unknown, at: Place = []): Place[] {
  const properties = isMap(schema) && isMap(schema.properties) ? schema.properties : {};
  return Object.entries(properties).flatMap(([key, inner]) => [[...at, key], ...absentPlaces(inner, [...at, key])]);
}

/** A file of values that changes one place; a list is written whole, since Helm joins maps only. */
function overlay(values: Values, place: Place, word: string): string {
  const mark = '\u0001word\u0001';
  const text = JSON.stringify(changed(values, place, mark));
  return text.replace(JSON.stringify(mark), () => word);
}

/** @param whole whether it is in a list, so that the rest of a map has to stand here, too */
function changed(below: unknown, [key, ...rest]: Place, mark: string, whole = false): unknown {
  if (key === undefined) return mark;
  if (typeof key === 'number')
    return (below as readonly unknown[]).map((inner, index) =>
      index === key ? changed(inner, rest, mark, true) : inner,
    );
  const map = isMap(below) ? below : {};
  return { ...(whole ? map : {}), [key]: changed(map[key], rest, mark, whole) };
}
