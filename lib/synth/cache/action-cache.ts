import { join } from 'node:path';
import { digestOf, hexOf } from '../../model/digest';
import type { Problem } from '../../model/problem';
import { discard, readBytes, replaceFile } from '../../files/replace-file';
import { seal } from '../../files/seal';
import { statOf } from '../output/file-stat';
import type { OutputEntry, OutputFile } from '../render/output-file';
import type { Rendered } from '../render/render';
import type { Task } from '../render/task';
import { inputDigest } from './fingerprint';

/** Result of a task, without texts. */
export interface CacheEntry {
  readonly files: readonly OutputEntry[];
  readonly problems: readonly Problem[];
  /** Texts of the files that are not in the cache. @default - all are */
  readonly texts?: readonly string[];
}

/** Location of a repository's cache. */
export interface CachePlace {
  readonly folder: string;
  /** Digest of everything except its input that determines the result of a task. */
  readonly toolkit: string;
}

/** An entry of the cache that went missing or was damaged during a run. */
export class LostEntry extends Error {
  override readonly name = 'LostEntry';
}

/** Header of an entry on disk. */
interface Head extends Omit<CacheEntry, 'texts'> {
  /** Size of each text in bytes. */
  readonly sizes: readonly number[];
}

/** Format of an entry on disk: a seal of the header, the header with digests of the texts, and the texts. */
interface StoredEntry {
  readonly head: Head;
  readonly texts: Buffer;
}

const newline = 10;

/** An entry with its texts. */
export function uncached({ files, problems }: Rendered): Required<CacheEntry> {
  const entries = files.map(({ path, digest, resources }) => ({ path, digest, resources }));
  return { files: entries, problems, texts: files.map((file) => file.text()) };
}

/** Files of an entry; their texts are read on demand. */
export function filesOf(key: string | undefined, { files, texts }: CacheEntry, cache?: ActionCache): OutputFile[] {
  if (texts) return files.map((file, position) => ({ ...file, text: () => texts[position]! }));
  return files.map((file, position) => new CachedFile(file, key!, position, cache!));
}

/** A file whose text is in the cache. A class, which saves memory: there are hundreds of thousands. */
class CachedFile implements OutputFile {
  constructor(
    private readonly entry: OutputEntry,
    private readonly key: string,
    private readonly position: number,
    private readonly cache: ActionCache,
  ) {}

  get path(): string {
    return this.entry.path;
  }

  get digest(): string {
    return this.entry.digest;
  }

  get resources(): number {
    return this.entry.resources;
  }

  get cached(): readonly [string, number] {
    return [this.key, this.position];
  }

  text(): string {
    return this.cache.text(this.key, this.entry, this.position);
  }
}

/** Results of tasks, by a digest of all that determines them. Any part may be deleted or damaged at any time: it is rendered again. */
export class ActionCache {
  private last?: { readonly key: string; readonly entry: StoredEntry };

  constructor(readonly place: CachePlace) {}

  /** Key of a task's result; none with an extension, which may depend on anything. */
  keyOf({ type, layer, input }: Task): string | undefined {
    if (type === 'unit' && input.service.extend) return undefined;
    if (type === 'chart') {
      const members = input.members.map((member) => this.keyOf(member));
      if (members.includes(undefined)) return undefined;
      return hexOf(`${this.place.toolkit} ${type} ${input.defaults} ${members.join(' ')}`);
    }
    return hexOf(`${this.place.toolkit} ${type} ${layer} ${inputDigest(input)}`);
  }

  /** Result of a task with this key. */
  read(key: string): CacheEntry | undefined {
    const head = this.entry(key)?.head;
    return head && { files: head.files, problems: head.problems };
  }

  /** Saves the result of a task. */
  write(key: string, rendered: Rendered): CacheEntry {
    const entry = uncached(rendered);
    const { files, problems } = entry;
    const texts = entry.texts.map((text) => Buffer.from(text));
    const body = JSON.stringify({ files, problems, sizes: texts.map(({ length }) => length) } satisfies Head);
    const content = Buffer.concat([Buffer.from(`${sealOf(key, body)}\n${body}\n`), ...texts]);
    return this.isOwn(key) && replaceFile(this.fileOf(key), content) ? { files, problems } : entry;
  }

  /** Text of a file; throws a `LostEntry` where it is missing. */
  text(key: string, { path, digest }: Pick<OutputEntry, 'path' | 'digest'>, position: number): string {
    const { head, texts } = this.entry(key) ?? {};
    const start = head?.sizes.slice(0, position).reduce((sum, one) => sum + one, 0) ?? 0;
    const bytes = texts?.subarray(start, start + (head?.sizes[position] ?? 0));
    if (bytes && digestOf(bytes) === digest) return bytes.toString();
    // Otherwise the next run would use it again.
    if (this.isOwn(key)) discard(this.fileOf(key));
    throw new LostEntry(path);
  }

  private entry(key: string): StoredEntry | undefined {
    if (this.last?.key === key) return this.last.entry;
    const entry = entryIn(this.fileOf(key), key);
    if (entry) this.last = { key, entry };
    return entry;
  }

  /** Whether its folder is a real one, not a link. */
  private isOwn(key: string): boolean {
    return !statOf(join(this.place.folder, folderOf(key)))?.isSymbolicLink();
  }

  private fileOf(key: string): string {
    return join(this.place.folder, folderOf(key), key.slice(2));
  }
}

/** The entry in a file; undefined where it is missing or damaged. */
function entryIn(file: string, key: string): StoredEntry | undefined {
  const bytes = readBytes(file);
  const start = bytes.indexOf(newline);
  const end = bytes.indexOf(newline, start + 1);
  const body = bytes.toString('utf8', start + 1, end);
  if (start < 0 || end < 0 || sealOf(key, body) !== bytes.toString('utf8', 0, start)) return undefined;
  const head = JSON.parse(body) as Head;
  const texts = bytes.subarray(end + 1);
  return texts.length === head.sizes.reduce((sum, one) => sum + one, 0) ? { head, texts } : undefined;
}

function folderOf(key: string): string {
  return key.slice(0, 2);
}

function sealOf(key: string, body: string): string {
  return seal(`entry ${key}`, body);
}
