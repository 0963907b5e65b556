import { type Cidr, parseCidr } from './cidr';
import { isComputed } from './expression';
import type { LeafChange } from './leaf-change';
import { compareVersions } from './version';

/** Whether a change is one of those that replace; undefined where the two values do not tell. */
export function isAmong(words: readonly string[], leaf: LeafChange): boolean | undefined {
  if (leaf.block) return words.includes(leaf.block);
  const answers = words.map((word) => isIt(word, leaf));
  if (answers.includes(true)) return true;
  if (answers.includes(undefined)) return undefined;
  return words.every((word) => exactPair.test(word)) ? isOutside(words, leaf) : false;
}

/** A pair of plain values, as the provider was tried with. */
const exactPair = /^[\w.-]+ -> [\w.-]+$/;

/** A pair that is not listed is known to stay in place only if its values were tried. */
function isOutside(words: readonly string[], { before, after }: LeafChange): false | undefined {
  const tried = words.flatMap((word) => word.split(' -> '));
  return [before, after].every((value) => tried.includes(String(value))) ? false : undefined;
}

type Test = (before: unknown, after: unknown) => boolean | undefined;

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** Compares numbers, or versions such as `7.1`. */
const order =
  (sign: 1 | -1): Test =>
  (before, after) => {
    if (isEmpty(before) || isEmpty(after)) return undefined;
    const compared = compareVersions(String(before), String(after));
    return compared === undefined ? undefined : compared === sign;
  };

const block =
  (holds: (before: Cidr, after: Cidr) => boolean): Test =>
  (before, after) => {
    const [was, is] = [parseCidr(before), parseCidr(after)];
    return was && is ? holds(was, is) : undefined;
  };

const contains = (outer: Cidr, inner: Cidr) => outer.first <= inner.first && inner.last <= outer.last;

const tests: Readonly<Record<string, Test>> = {
  unknown: () => undefined,
  // What is set for the first time may be there already, computed by the provider.
  changed: (before) => (isEmpty(before) ? undefined : true),
  set: (before, after) => isEmpty(before) && !isEmpty(after),
  unset: (before, after) => !isEmpty(before) && isEmpty(after),
  increased: order(1),
  decreased: order(-1),
  'set to true': (_, after) => (isEmpty(after) ? undefined : String(after) === 'true'),
  'set to false': (_, after) => (isEmpty(after) ? undefined : String(after) === 'false'),
  narrowed: block((before, after) => contains(before, after)),
  widened: block((before, after) => contains(after, before)),
  moved: block((before, after) => !contains(before, after) && !contains(after, before)),
  added: () => false,
  removed: () => false,
  'another added': () => false,
};

/** Words that need no value but only to know whether there is one. */
const presence = ['unknown', 'changed', 'set', 'unset', 'added', 'removed', 'another added'];

function isIt(word: string, { before, after }: LeafChange): boolean | undefined {
  if (!presence.includes(word) && (isComputed(before) || isComputed(after))) return undefined;
  const test = tests[word];
  if (test) return test(before, after);
  const lost = /^loses (.+)$/.exec(word)?.[1];
  if (lost !== undefined) return String(before ?? '').includes(lost) && !String(after ?? '').includes(lost);
  const [from = '', to = ''] = word.split(' -> ');
  if (isEmpty(before) && from !== '*') return matches(to, after) ? undefined : false;
  return matches(from, before) && matches(to, after);
}

/** Whether a value is one of `a|b*`, or, after `!`, none of them. */
function matches(pattern: string, value: unknown): boolean {
  if (pattern.startsWith('!')) return !matches(pattern.slice(1), value);
  const text = String(value ?? '').toLowerCase();
  return pattern
    .toLowerCase()
    .split('|')
    .some((one) => (one.endsWith('*') ? text.startsWith(one.slice(0, -1)) : text === one));
}
