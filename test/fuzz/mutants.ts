import fc from 'fast-check';
import type { Documents, Mapping } from './documents';
import { hostile, words } from './words';

/** A change somewhere in a file: `at` chooses the file and the place, from 0 to 1. */
interface Change {
  readonly file: number;
  readonly at: number;
  readonly how: number;
  readonly with: string;
}

const place = fc.integer({ min: 0, max: 999 });
const change: fc.Arbitrary<Change> = fc.record({
  file: place,
  at: place,
  how: place,
  with: fc.oneof(fc.constantFrom(...hostile), fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 6 })),
});

/** Changes that make mutants, the fewer the likelier. */
export const changes = fc.array(change, { minLength: 1, maxLength: 4 });

const pick = <T>(all: readonly T[], at: number): T => all[Math.floor((at / 1000) * all.length)]!;

/** What a value may be replaced by: another type, another form, or nothing. */
const replacements: readonly ((value: unknown, word: string) => unknown)[] = [
  (_, word) => word,
  () => null,
  () => 0,
  () => -1,
  () => 1e21,
  () => true,
  () => [],
  () => ({}),
  (value) => [value],
  (value) => ({ value }),
  (value) => [value, value],
  (value) => (typeof value === 'string' ? `${value}${value}` : (JSON.stringify(value) ?? '')),
  (value, word) => (typeof value === 'string' ? value.slice(0, 1) + word + value.slice(1) : word),
  (value) => (typeof value === 'number' ? value * 1e9 : value),
  (value) => (typeof value === 'string' ? value.toUpperCase() : value),
];

/** What may become of a key. */
const renamings: readonly ((key: string, word: string) => string | undefined)[] = [
  () => undefined,
  (key) => key.slice(1),
  (key) => `${key}s`,
  (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  (key) => key.toLowerCase(),
  (key) => (key[1] ?? '') + key[0]! + key.slice(2),
  (_, word) => word,
];

/** Documents with a value replaced, or a key left out, misspelled, added. */
export function mutated(documents: Documents, all: readonly Change[]): Documents {
  return all.reduce((now, one) => {
    const file = pick(Object.keys(now), one.file);
    const paths = pathsOf(now[file]);
    if (paths.length === 0) return now;
    return { ...now, [file]: changed(now[file], pick(paths, one.at), one) as Mapping };
  }, documents);
}

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])]);
}

function changed(value: unknown, [key, ...rest]: readonly string[], one: Change): unknown {
  const below = (inner: unknown) => (rest.length ? changed(inner, rest, one) : replaced(inner, one));
  if (Array.isArray(value))
    return value.map((inner, index) => (String(index) === key ? below(inner) : (inner as unknown)));
  const entries = Object.entries(value as Mapping).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== key) return [[name, inner]];
    if (rest.length || one.how >= 400) return [[name, below(inner)]];
    if (one.how >= 300)
      return [
        [name, inner],
        [one.with, one.with],
      ];
    const other = pick(renamings, (one.how / 300) * 1000)(name, one.with);
    return other === undefined ? [] : [[other, inner]];
  });
  return Object.fromEntries(entries);
}

function replaced(value: unknown, one: Change): unknown {
  return pick(replacements, (Math.max(0, one.how - 400) / 600) * 1000)(value, one.with);
}

/** What means something to a reader of YAML, or breaks it. */
const syntax = [
  ...[
    '\t',
    '&a ',
    '*a',
    '<<: *a',
    '!!binary ',
    '!x ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '? ',
    ': ',
    '- ',
    '#',
    '|',
    '>-',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '\\',
    '\u0000',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\u2028',
    '\r',
    '\r\n',
    '\n',
    '  ',
  ],
  ...['&a [*a, *a]', 'a: &a { b: *a }', '"\\x00"', '"\\ud800"', '0x', '1e999', '!!str 1', '{a: {a: {a: '],
];

const edits: readonly ((text: string, at: number, word: string) => string)[] = [
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at, word) => text.slice(0, at) + word + text.slice(at),
  (text, at, word) => text.slice(0, at) + pick(syntax, (word.length * 137) % 1000) + text.slice(at),
  (text, at) => text.slice(0, at) + pick(syntax, (at * 71) % 1000) + text.slice(at + 1),
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text, at) => onLine(text, at, (line) => `${line}\n${line}`),
  (text, at) => onLine(text, at, () => undefined),
  (text, at) => onLine(text, at, (line) => ` ${line}`),
  (text, at) => onLine(text, at, (line) => line.trimStart()),
  (text, at) => onLine(text, at, (line) => `# ${line}`),
  (text, at) => onLine(text, at, (line) => line.replace(':', ' &a :')),
  (text, at) => onLine(text, at, (line) => line.replace(/: .*/, ': *a')),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text}`,
  (text) => text.replaceAll('  ', '\t'),
  (text) => text.replaceAll(':', ': '),
  (text) => `${text}${text}`,
  (text) => `---\n${text}...\n`,
];

function onLine(text: string, at: number, edit: (line: string) => string | undefined): string {
  const lines = text.split('\n');
  const index = text.slice(0, at).split('\n').length - 1;
  return lines.flatMap((line, own) => (own === index ? (edit(line) ?? []) : [line])).join('\n');
}

/** Texts with characters, lines or endings changed. */
export function scrambled(
  files: Readonly<Record<string, string>>,
  all: readonly Change[],
): Readonly<Record<string, string>> {
  return all.reduce((now, one) => {
    const file = pick(Object.keys(now), one.file);
    const text = now[file]!;
    return { ...now, [file]: pick(edits, one.how)(text, Math.floor((one.at / 1000) * text.length), one.with) };
  }, files);
}
