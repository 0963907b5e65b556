/** One value of a document. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly offset: number;
  readonly value: string | number | boolean | null;
  /** Its text in the file, for numbers such as `0123`. */
  readonly written: string;
}

/** Values in order. */
export interface List {
  readonly kind: 'list';
  readonly offset: number;
  readonly items: readonly Tree[];
}

/** Values by key, in the order written. */
export interface Mapping {
  readonly kind: 'mapping';
  readonly offset: number;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** One key of a mapping, and what it holds. */
export interface Entry {
  readonly keyOffset: number;
  /** The author's spelling of the key. @default - the key */
  readonly spelling?: string;
  readonly value: Tree;
}

/** A document with its aliases written out; offsets count from the start of the text. */
export type Tree = Leaf | List | Mapping;

/** The value of a key or an index. */
export function child(tree: Tree, key: PropertyKey): { readonly keyOffset?: number; readonly value: Tree } | undefined {
  if (tree.kind === 'mapping') return tree.entries.get(String(key));
  const value = tree.kind === 'list' ? tree.items[Number(key)] : undefined;
  return value && { value };
}

/** The value at a path. */
export function find(tree: Tree, path: readonly PropertyKey[]): Tree | undefined {
  return path.reduce<Tree | undefined>((parent, key) => parent && child(parent, key)?.value, tree);
}

/** Offset of a value; for one that is not in the file, of its nearest parent's key. */
export function offsetOf(tree: Tree, [key, ...rest]: readonly PropertyKey[], nearest = tree.offset): number {
  if (key === undefined) return tree.offset;
  const next = child(tree, key);
  return next ? offsetOf(next.value, rest, next.keyOffset ?? next.value.offset) : nearest;
}

/** A path with the author's spelling of existing keys. */
export function spelled(tree: Tree, [key, ...rest]: readonly PropertyKey[]): readonly PropertyKey[] {
  if (key === undefined) return [];
  const entry = tree.kind === 'mapping' ? tree.entries.get(String(key)) : undefined;
  const next = child(tree, key);
  return next ? [entry?.spelling ?? key, ...spelled(next.value, rest)] : [key, ...rest];
}

/** The plain data of a tree. */
export function plain(tree: Tree): unknown {
  if (tree.kind === 'leaf') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plain);
  return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plain(value)]));
}
