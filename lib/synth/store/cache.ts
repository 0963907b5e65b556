import { join } from 'node:path';
import { digestOf, hexOf } from '../../model/digest';
import type { Problem } from '../../model/problem';
import type { Leaf } from '../render/leaf';
import type { Made } from '../render/make';
import type { Task } from '../task';
import { bytesIn, discard, replaceFile } from './cache-files';
import { seal } from './seal';
import { statOf } from './seen';

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

/** What an entry says of itself, before its texts. */
interface Head extends Omit<Receipt, 'texts'> {
  /** Bytes of each text. */
  readonly sizes: readonly number[];
}

/** An entry as it lies on disk: a seal of its head, the head and the texts, whose digests the head has. */
interface Entry {
  readonly head: Head;
  readonly texts: Buffer;
}

const newline = 10;

/** A receipt that keeps the texts itself. */
export function receiptOf({ leaves, problems }: Made): Required<Receipt> {
  const slips = leaves.map(({ path, digest, resources }) => ({ path, digest, resources }));
  return { slips, problems, texts: leaves.map((leaf) => leaf.text()) };
}

/** Files that receipts stand for; their texts are read when they are asked for. */
export function leavesOf(key: string | undefined, { slips, texts }: Receipt, cache: Cache | undefined): Leaf[] {
  if (texts) return slips.map((slip, index) => ({ ...slip, text: () => texts[index]! }));
  return slips.map((slip, index) => new KeptLeaf(slip, key!, index, cache!));
}

/** A file whose text the cache has; there are hundreds of thousands of them, and each holds as little as can be. */
class KeptLeaf implements Leaf {
  constructor(
    private readonly slip: Slip,
    private readonly key: string,
    private readonly index: number,
    private readonly cache: Cache,
  ) {}

  get path(): string {
    return this.slip.path;
  }

  get digest(): string {
    return this.slip.digest;
  }

  get resources(): number {
    return this.slip.resources;
  }

  get kept(): readonly [string, number] {
    return [this.key, this.index];
  }

  text(): string {
    return this.cache.text(this.key, this.slip, this.index);
  }
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
    const head = this.entry(key)?.head;
    return head && { slips: head.slips, problems: head.problems };
  }

  /** Keeps what a task made. */
  write(key: string, made: Made): Receipt {
    const receipt = receiptOf(made);
    const { slips, problems } = receipt;
    const texts = receipt.texts.map((text) => Buffer.from(text));
    const head: Head = { slips, problems, sizes: texts.map(({ length }) => length) };
    const body = JSON.stringify(head);
    const isKept = this.isOwn(key) && replaceFile(this.fileOf(key), [`${sealOf(key, body)}\n${body}\n`, ...texts]);
    return isKept ? { slips, problems } : receipt;
  }

  /** Text of one of the files that were made; throws a `LostEntry` where it is no longer there. */
  text(key: string, { path, digest }: Pick<Slip, 'path' | 'digest'>, index: number): string {
    const { head, texts } = this.entry(key) ?? {};
    const start = head?.sizes.slice(0, index).reduce((sum, one) => sum + one, 0) ?? 0;
    const bytes = texts?.subarray(start, start + (head?.sizes[index] ?? 0));
    if (bytes && digestOf(bytes) === digest) return bytes.toString();
    // The next run makes it again.
    if (this.isOwn(key)) discard(this.fileOf(key));
    throw new LostEntry(path);
  }

  private entry(key: string): Entry | undefined {
    if (this.last?.key === key) return this.last.entry;
    const entry = entryIn(this.fileOf(key), key);
    if (entry) this.last = { key, entry };
    return entry;
  }

  /** Whether its folder is none of somebody else's, to which a link would lead. */
  private isOwn(key: string): boolean {
    return !statOf(join(this.place.folder, folderOf(key)))?.isSymbolicLink();
  }

  private fileOf(key: string): string {
    return join(this.place.folder, folderOf(key), key.slice(2));
  }
}

/** An entry that is as long as it says, and says what it said; nothing where there is none. */
function entryIn(file: string, key: string): Entry | undefined {
  const bytes = bytesIn(file);
  const start = bytes.indexOf(newline);
  const end = bytes.indexOf(newline, start + 1);
  const body = bytes.toString('utf8', start + 1, end);
  if (start < 0 || end < 0 || sealOf(key, body) !== bytes.toString('utf8', 0, start)) return undefined;
  const head = JSON.parse(body) as Head;
  const texts = bytes.subarray(end + 1);
  return texts.length === head.sizes.reduce((sum, one) => sum + one, 0) ? { head, texts } : undefined;
}

const folderOf = (key: string) => key.slice(0, 2);
const sealOf = (key: string, body: string) => seal(`entry ${key}`, body);

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
