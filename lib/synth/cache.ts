import { join } from 'node:path';
import type { Problem } from '../model/problem';
import { digestOf, hexOf } from '../model/digest';
import type { Leaf } from './leaf';
import type { Made } from './make';
import { readSealed, writeSealed } from './sealed';
import type { Task } from './task';

/** A leaf without its text. */
export type Slip = Pick<Leaf, 'path' | 'digest' | 'resources'>;

/** What a task made, but for the texts. */
export interface Receipt {
  readonly slips: readonly Slip[];
  readonly problems: readonly Problem[];
  /** Its texts, where the cache could not take them. @default - the cache has them */
  readonly texts?: readonly string[];
}

/** Where a cache lies, and for whom. */
export interface CachePlace {
  readonly folder: string;
  /** Digest of all that makes something of a parcel. */
  readonly toolkit: string;
}

/** What was in the cache a moment ago is no longer there, or no longer whole. */
export class LostEntry extends Error {
  override readonly name = 'LostEntry';
}

type Entry = Required<Receipt>;

/** A receipt that keeps the texts itself. */
export function receiptOf({ leaves, problems }: Made): Entry {
  const slips = leaves.map(({ path, digest, resources }) => ({ path, digest, resources }));
  return { slips, problems, texts: leaves.map(({ text }) => text()) };
}

/** Files that receipts stand for; their texts are read when they are asked for. */
export function leavesOf(key: string | undefined, { slips, texts }: Receipt, cache: Cache | undefined): Leaf[] {
  return slips.map((slip, index) => ({
    ...slip,
    text: () => texts?.[index] ?? cache!.text(key!, slip, index),
    kept: texts ? undefined : [key!, index],
  }));
}

/** What tasks made before, in a folder that may be deleted or spoiled at any time: what is not whole is made again. */
export class Cache {
  private last?: { readonly key: string; readonly entry: Entry };

  constructor(readonly place: CachePlace) {}

  /** What finds the outcome of a task; nothing where somebody's own code has a say in it. */
  keyOf({ sort, layer, parcel }: Task): string | undefined {
    if (sort === 'unit' && parcel.service.extend) return undefined;
    return hexOf(`${this.place.toolkit} ${sort} ${layer} ${digest(parcel)}`);
  }

  /** What a task made that had this key. */
  read(key: string): Receipt | undefined {
    const entry = this.entry(key);
    return entry && { slips: entry.slips, problems: entry.problems };
  }

  /** Keeps what a task made. */
  write(key: string, made: Made): Receipt {
    const entry = receiptOf(made);
    return writeSealed(this.fileOf(key), entry) ? { slips: entry.slips, problems: entry.problems } : entry;
  }

  /** Text of one of the files that were made; throws a `LostEntry` where it is no longer there. */
  text(key: string, { path, digest }: Pick<Slip, 'path' | 'digest'>, index: number): string {
    const text = this.entry(key)?.texts[index];
    if (text === undefined || digestOf(text) !== digest) throw new LostEntry(path);
    return text;
  }

  private entry(key: string): Entry | undefined {
    if (this.last?.key === key) return this.last.entry;
    const entry = readSealed<Entry>(this.fileOf(key));
    if (entry) this.last = { key, entry };
    return entry;
  }

  private fileOf(key: string): string {
    return join(this.place.folder, key.slice(0, 2), key.slice(2));
  }
}

const digests = new WeakMap<object, string>();

/** Digest of all that a parcel holds; each layer asks for it. */
export function digest(parcel: object): string {
  return once(parcel, () => {
    // Many parcels have these in common.
    const parts = Object.entries(parcel).map(([name, part]) => [name, common.has(name) ? once(part) : part]);
    return digestOf(JSON.stringify(parts));
  });
}

const common: ReadonlySet<string> = new Set(['platform', 'environment']);

function once(part: object, find = () => digestOf(JSON.stringify(part))): string {
  const known = digests.get(part) ?? find();
  digests.set(part, known);
  return known;
}
