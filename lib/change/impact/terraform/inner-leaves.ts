import { isDeepStrictEqual } from 'node:util';
import type { ObjectBody } from '../../diff/object-change';
import { type LeafChange, blocksOf, valueOf } from './leaf-change';

/** Arguments of a block that comes or goes, as if each was set or unset; `paths` are those of interest. */
export function innerLeaves(leaf: LeafChange, paths: readonly string[]): LeafChange[] {
  if (!leaf.block) return [];
  const [before, after] = [blocksOf(leaf.before), blocksOf(leaf.after)];
  const gone = before.filter((one) => !after.some((other) => isDeepStrictEqual(one, other)));
  const come = after.filter((one) => !before.some((other) => isDeepStrictEqual(one, other)));
  const within = paths.filter((path) => path.startsWith(`${leaf.at}[].`));
  return within.flatMap((at) => [
    ...gone.flatMap((one) => set(leaf, at, one).map((value) => ({ ...value, after: undefined }))),
    ...come.flatMap((one) => set(leaf, at, one).map((value) => ({ ...value, before: undefined }))),
  ]);
}

/** An argument of a block, with its value on both sides; none where it is not set. */
function set(leaf: LeafChange, at: string, block: ObjectBody): LeafChange[] {
  const inner = at.slice(leaf.at.length + '[].'.length);
  const value = valueOf(block, inner);
  if (value === undefined) return [];
  return [{ path: [...leaf.path, ...inner.split('[].')], at, before: value, after: value }];
}
