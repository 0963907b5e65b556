import { expected, didYouMean, oneOf } from '../spec/hints';
import { choices } from './choices';
import { type Form, unlike } from './forms';
import { ranges } from './ranges';
import { containers } from './rules/containers';
import { networks } from './rules/networks';
import { objects } from './rules/objects';
import { pods } from './rules/pods';
import type { Mapping, Rule, Tell } from './rules/rule';
import { workloads } from './rules/workloads';
import { filled, labelled, ofLabels, texts } from './texts';

/** What goes together with what, by type. */
const pairs: Readonly<Record<string, Rule>> = { ...containers, ...pods, ...workloads, ...networks, ...objects };

/** What the values of a type must keep beside being of their types; nothing of most types. */
export function rulesOf(type: string): Rule | undefined {
  const parts = [texts, ranges, choices, labelled, filled, pairs].some((table) => Object.hasOwn(table, type));
  return parts
    ? (value, tell, minor) => {
        fields(type, value, tell);
        pairs[type]?.(value, tell, minor);
      }
    : undefined;
}

function fields(type: string, value: Mapping, tell: Tell): void {
  const said = (key: string) => value[key] !== undefined && value[key] !== null;
  for (const [key, [least, most]] of Object.entries(ranges[type] ?? {}))
    if (said(key) && ((value[key] as number) < least || (most !== undefined && (value[key] as number) > most)))
      tell([key], expected(most === undefined ? `${least} or more` : `${least} to ${most}`, String(value[key])));
  for (const [key, words] of Object.entries(choices[type] ?? {}))
    each(value[key], [key], (one, path) => {
      if (!words.includes(one))
        tell(path, expected(oneOf(words.filter(Boolean), one), one || 'nothing', didYouMean(one, words)));
    });
  for (const [key, form] of Object.entries(texts[type] ?? {}))
    each(value[key], [key], (one, path) => suit(form, one, path, tell));
  for (const key of labelled[type] ?? [])
    for (const [name, text] of Object.entries((value[key] ?? {}) as Readonly<Record<string, string>>)) {
      suit(ofLabels.key, name, [key, name], tell);
      suit(ofLabels.value, text, [key, name], tell);
    }
  for (const key of filled[type] ?? [])
    if (Array.isArray(value[key]) && value[key].length === 0) tell([key], expected('at least one', 'none'));
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
