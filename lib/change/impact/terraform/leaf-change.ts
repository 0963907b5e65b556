import type { FieldChange, FieldPath, ObjectBody } from '../../diff/object-change';
import type { Entry } from './force-new-table';

/** One changed attribute, or a block that comes or goes. */
export interface LeafChange {
  readonly path: FieldPath;
  /** Path as tables have it, such as `settings[].disk_size`. */
  readonly at: string;
  /** What happens to a block. @default - it is an attribute */
  readonly block?: 'added' | 'removed' | 'another added' | 'one removed';
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What is known of the paths of a type, and which of them are blocks. */
export interface Paths {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly blocks: ReadonlySet<string>;
}

const isElement = (segment: string) => segment.startsWith('[');
const isObject = (value: unknown): value is ObjectBody =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Path of a field as tables have it; keys of a mapping and elements of a list are part of their attribute. */
export function tablePath(path: FieldPath, { entries, blocks }: Paths): string {
  let at = '';
  for (const name of path.filter((segment) => !isElement(segment))) {
    if (at !== '' && entries.has(at) && !blocks.has(at)) return at;
    at = at === '' ? name : `${at}[].${name}`;
  }
  return at;
}

/** A changed field as its changed attributes, and the blocks in it that come or go. */
export function leafChanges(field: FieldChange, paths: Paths, bodies: Bodies): LeafChange[] {
  const at = tablePath(field.path, paths);
  if (!paths.blocks.has(at)) return [{ ...field, at }];
  const [before, after] = [blocksOf(field.before), blocksOf(field.after)];
  if (before.length === 0 || after.length === 0) {
    const outside = field.path.findIndex(isElement) < 0 ? [] : field.path.slice(0, -1);
    const others =
      isElement(field.path.at(-1) ?? '') && hasBlocks(before.length === 0 ? bodies.before : bodies.after, outside);
    const coming = others ? 'another added' : 'added';
    const going = others ? 'one removed' : 'removed';
    return [{ ...field, at, block: before.length === 0 ? coming : going }];
  }
  return before.length === after.length
    ? before.flatMap((one, index) => within(field.path, one, after[index]!, paths, bodies))
    : [{ ...field, at, block: before.length < after.length ? 'another added' : 'one removed' }];
}

/** A resource as it was and as it will be. */
export interface Bodies {
  readonly before?: ObjectBody;
  readonly after?: ObjectBody;
}

function within(path: FieldPath, before: ObjectBody, after: ObjectBody, paths: Paths, bodies: Bodies): LeafChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .flatMap((key) => leafChanges({ path: [...path, key], before: before[key], after: after[key] }, paths, bodies));
}

/** Blocks of a value: one or several. */
export const blocksOf = (value: unknown): ObjectBody[] => (Array.isArray(value) ? value : [value]).filter(isObject);

function hasBlocks(body: ObjectBody | undefined, path: FieldPath): boolean {
  return blocksOf(valueAt(body, path)).length > 0;
}

/** Value at names of a body, through the first element of each list. */
export function valueAt(body: unknown, path: FieldPath): unknown {
  return path
    .filter((segment) => !isElement(segment))
    .reduce<unknown>((value, key) => {
      const one = Array.isArray(value) ? (value as unknown[])[0] : value;
      return isObject(one) ? one[key] : undefined;
    }, body);
}

/** Value at a table's path, such as `settings[].tier`. */
export const valueOf = (body: unknown, at: string): unknown => valueAt(body, at.split('[].'));
