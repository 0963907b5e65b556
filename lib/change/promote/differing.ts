import { isDeepStrictEqual } from 'node:util';
import { at, isMapping } from '../../model/mapping';
import type { Settings } from '../../spec/service-spec';
import { followingKeys } from './following-keys';

/** A path with a value in one environment that the other one lacks or has otherwise. */
export interface Difference {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Values that follow a service, where the next environment has others; what only the next one has, stays. */
export function differing(from: Settings, to: Settings): Difference[] {
  return followingKeys.flatMap((path) => within(path, at(from, path), at(to, path)));
}

function within(path: readonly string[], from: unknown, to: unknown): Difference[] {
  if (from === undefined || isDeepStrictEqual(from, to)) return [];
  const known = to === undefined && isMapping(from) ? {} : to;
  if (isMapping(from) && isMapping(known))
    return Object.keys(from).flatMap((key) => within([...path, key], from[key], known[key]));
  return [{ path, value: from }];
}
