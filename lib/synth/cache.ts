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

/** What tasks made before, in a folder that may be deleted or spoiled at any time: what is not whole is made again. */
export class Cache {
  private readonly known: ReadonlyMap<string, Receipt>;
  private last?: { readonly key: string; readonly entry: Entry };

  /** @param known - receipts that need no reading any more */
  constructor(
    readonly place: CachePlace,
    known: readonly { readonly key: string; readonly receipt: Receipt }[] = [],
  ) {
    this.known = new Map(known.map(({ key, receipt }) => [key, receipt]));
  }

  /** What finds the outcome of a task; nothing where somebody's own code has a say in it. */
  keyOf({ sort, layer, parcel }: Task): string | undefined {
    if (sort === 'unit' && parcel.service.extend) return undefined;
    return hexOf(`${this.place.toolkit} ${sort} ${layer} ${digest(parcel)}`);
  }

  /** What a task made that had this key. */
  read(key: string): Receipt | undefined {
    const known = this.known.get(key);
    if (known) return known;
    const entry = this.entry(key);
    return entry && { slips: entry.slips, problems: entry.problems };
  }

  /** Keeps what a task made. */
  write(key: string, { leaves, problems }: Made): Receipt {
    const slips = leaves.map(({ path, digest, resources }) => ({ path, digest, resources }));
    const entry: Entry = { slips, problems, texts: leaves.map(({ text }) => text()) };
    return writeSealed(this.fileOf(key), entry) ? { slips, problems } : entry;
  }

  /** What a receipt stands for; its texts are read when they are asked for. */
  open(key: string, { slips, problems, texts }: Receipt): Made {
    const leaves = slips.map((slip, index): Leaf => ({
      ...slip,
      text: () => texts?.[index] ?? this.text(key, slip, index),
    }));
    return { leaves, problems };
  }

  private text(key: string, { path, digest }: Slip, index: number): string {
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
