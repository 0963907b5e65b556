import { expected, didYouMean, oneOf } from '../spec/hints';
import { choices } from './choices';
import { type Form, unlike } from './forms';
import { type Range, ranges } from './ranges';
import { containers } from './rules/containers';
import { networks } from './rules/networks';
import { objects } from './rules/objects';
import { pods } from './rules/pods';
import { type Rule, type Tell, isThere } from './rules/rule';
import { workloads } from './rules/workloads';
import { filled, labelled, ofLabels, texts } from './texts';

/** Rules across fields, by type. */
const pairs: Readonly<Record<string, Rule>> = { ...containers, ...pods, ...workloads, ...networks, ...objects };

const known = new Map<string, Rule | undefined>();

/** Rules of a type beyond the types of its fields; undefined for most types. */
export function rulesOf(type: string): Rule | undefined {
  if (!known.has(type)) known.set(type, allOf(type));
  return known.get(type);
}

/** All rules of a type as one. */
function allOf(type: string): Rule | undefined {
  const all: readonly Rule[] = [
    ...Object.entries(ranges[type] ?? {}).map(([key, range]) => within(key, range)),
    ...Object.entries(choices[type] ?? {}).map(([key, words]) => among(key, words)),
    ...Object.entries(texts[type] ?? {}).map(([key, form]) => formed(key, form)),
    ...(labelled[type] ?? []).map(labels),
    ...(filled[type] ?? []).map(some),
    ...(pairs[type] ? [pairs[type]] : []),
  ];
  return all.length ? (value, tell, minor) => all.forEach((rule) => rule(value, tell, minor)) : undefined;
}

function within(key: string, [least, most]: Range): Rule {
  return ({ [key]: number }, tell) => {
    if (isThere(number) && (number < least || (most !== undefined && number > most)))
      tell([key], expected(most === undefined ? `${least} or more` : `${least} to ${most}`, String(number)));
  };
}

function among(key: string, words: readonly string[]): Rule {
  return (value, tell) =>
    each(value[key], [key], (one, path) => {
      if (!words.includes(one))
        tell(path, expected(oneOf(words.filter(Boolean), one), one || 'nothing', didYouMean(one, words)));
    });
}

function formed(key: string, form: Form): Rule {
  return (value, tell) => each(value[key], [key], (one, path) => suit(form, one, path, tell));
}

function labels(key: string): Rule {
  return (value, tell) => {
    for (const [name, text] of Object.entries((value[key] ?? {}) as Readonly<Record<string, string>>)) {
      suit(ofLabels.key, name, [key, name], tell);
      suit(ofLabels.value, text, [key, name], tell);
    }
  };
}

function some(key: string): Rule {
  return ({ [key]: list }, tell) => {
    if (Array.isArray(list) && list.length === 0) tell([key], expected('at least one', 'none'));
  };
}

function suit(form: Form, text: string, path: readonly PropertyKey[], tell: Tell): void {
  const wrong = unlike(form, text);
  if (wrong) tell(path, wrong);
}

function each(
  value: unknown,
  path: readonly PropertyKey[],
  act: (one: string, path: readonly PropertyKey[]) => void,
): void {
  if (Array.isArray(value)) return value.forEach((one, index) => each(one, [...path, index], act));
  if (typeof value === 'string') act(value, path);
}
