import { isDeepStrictEqual } from 'node:util';
import { isMapping } from '../../model/mapping';
import type { UnitLayer } from '../../synth/layer';
import { defaultOf } from './api-defaults';
import { isOrdered, namesOf } from '../../api/list-keys';
import type { FieldChange, FieldPath, ObjectBody } from './object-change';
import { isSameScalar, unfolded } from './same-value';

/** Fields that differ in meaning between two bodies of an object. */
export function changedFields(layer: UnitLayer, before: ObjectBody, after: ObjectBody): FieldChange[] {
  return valueChanges(layer, [], before, after);
}

function valueChanges(layer: UnitLayer, path: FieldPath, old: unknown, now: unknown): FieldChange[] {
  const [before, after] = [filledIn(layer, path, old), filledIn(layer, path, now)].map(unfolded);
  if (isMapping(before) && isMapping(after)) return mapChanges(layer, path, before, after);
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(layer, path, before, after);
  if (isSameScalar(path, before, after) || isDeepStrictEqual(before, after)) return [];
  return [{ path, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) }];
}

function filledIn(layer: UnitLayer, path: FieldPath, value: unknown): unknown {
  return value === undefined && path.length > 0 ? defaultOf(layer, path) : value;
}

function mapChanges(layer: UnitLayer, path: FieldPath, before: ObjectBody, after: ObjectBody): FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => valueChanges(layer, [...path, key], own(before, key), own(after, key)));
}

/** A map's own value: keys such as `constructor` are data too. */
function own(map: ObjectBody, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

type List = readonly unknown[];

function listChanges(layer: UnitLayer, path: FieldPath, before: List, after: List): FieldChange[] {
  const list = path.at(-1) ?? '';
  const [oldNames, newNames] = namesOf(list, before, after) ?? [];
  if (oldNames && newNames) {
    const reordered = isOrdered(list) && !sameOrder(oldNames, newNames);
    const names = [...new Set([...oldNames, ...newNames])];
    const at = (values: List, all: readonly string[], name: string) => values[all.indexOf(name)];
    return [
      ...(reordered ? [{ path, before: oldNames, after: newNames }] : []),
      ...names.flatMap((name) =>
        valueChanges(layer, [...path, `[${name}]`], at(before, oldNames, name), at(after, newNames, name)),
      ),
    ];
  }
  if (isOrdered(list)) return isDeepStrictEqual(before, after) ? [] : [{ path, before, after }];
  return unnamedChanges(layer, path, before, after);
}

/** Changes of elements without names: equal ones are the same wherever they stand, the others are paired in order. */
function unnamedChanges(layer: UnitLayer, path: FieldPath, before: List, after: List): FieldChange[] {
  const gone = [...before.keys()];
  const come: number[] = [];
  for (const [index, one] of after.entries()) {
    const known = gone.findIndex((old) => valueChanges(layer, [...path, '[]'], before[old], one).length === 0);
    if (known < 0) come.push(index);
    else gone.splice(known, 1);
  }
  const pairs = Math.max(gone.length, come.length);
  return Array.from({ length: pairs }, (_, pair) => pair).flatMap((pair) => {
    const [old, now] = [gone[pair], come[pair]];
    const place = `[${now ?? old}]`;
    return valueChanges(
      layer,
      [...path, place],
      old === undefined ? undefined : before[old],
      now === undefined ? undefined : after[now],
    );
  });
}

/** Whether the names that both lists have stand in the same order. */
function sameOrder(before: readonly string[], after: readonly string[]): boolean {
  const [kept, still] = [before.filter((one) => after.includes(one)), after.filter((one) => before.includes(one))];
  return kept.every((one, index) => one === still[index]);
}
