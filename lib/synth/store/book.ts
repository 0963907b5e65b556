import { basename } from 'node:path';
import { type Bytes, bytesOf, nothing } from './bytes';
import { discard, replaceFile } from './cache-files';
import { seal } from './seal';
import { statOf } from './seen';
import { type Line, type Span, type Volume, lengthOf, stands, volumeIn, volumeOf } from './volume';

/**
 * Records of plain data by key, a line each, under a seal of its own: what nobody asks for is never parsed, and may never
 * be read; and what somebody else wrote is not there. Little that changes goes into a supplement beside the file.
 */
export class Book {
  private readonly main: Volume | undefined;
  /** Lines that stand in a file. */
  private readonly spans: Map<string, Span>;
  private readonly values = new Map<string, unknown>();
  private savedAt: number;

  /** @param name - of the file: what another one holds is not there */
  constructor(
    file: Bytes = nothing,
    supplement: Bytes = nothing,
    private readonly name = '',
  ) {
    this.main = volumeIn(file);
    const found = volumeIn(supplement);
    // It may be that of a file that is no more.
    const more = found?.since && found.since.id === this.main?.id ? found : undefined;
    this.savedAt = (more ? supplement : file).changed;
    this.spans = new Map([...(this.main?.spans ?? []), ...(more?.spans ?? [])]);
    for (const key of more?.since?.gone ?? []) this.spans.delete(key);
  }

  /** The records of a file that `save` wrote; none where there is no such file. */
  static read(file: string, open: (file: string) => Bytes = bytesOf): Book {
    return new Book(open(file), open(supplementOf(file)), basename(file));
  }

  /** When it was saved, in milliseconds of the disk's clock; 0 where it never was. */
  get noted(): number {
    return this.savedAt;
  }

  get keys(): readonly string[] {
    return [...new Set([...this.spans.keys(), ...this.values.keys()])];
  }

  has(key: string): boolean {
    return this.spans.has(key) || this.values.get(key) !== undefined;
  }

  get<T>(key: string): T | undefined {
    if (!this.values.has(key)) this.values.set(key, this.parsed(key));
    return this.values.get(key) as T | undefined;
  }

  set(key: string, value: unknown): void {
    this.spans.delete(key);
    this.values.set(key, value);
  }

  delete(key: string): void {
    this.spans.delete(key);
    this.values.delete(key);
  }

  /** Writes all records, or only what is new, in one step; whether that could be done. */
  save(file: string): boolean {
    const supplement = this.supplement(file);
    const target = supplement ? supplementOf(file) : file;
    if (!replaceFile(target, supplement ?? volumeOf(this.lines(basename(file))))) return false;
    if (!supplement) discard(supplementOf(file));
    this.savedAt = statOf(target)?.mtimeMs ?? 0;
    return true;
  }

  /** A supplement of what is new since the file was written; nothing where that is much, or the file another. */
  private supplement(file: string): Iterable<string | Buffer> | undefined {
    const { main } = this;
    if (!main || !stands(main, file)) return undefined;
    const gone = new Set(main.spans.keys());
    const news: Line[] = [];
    let room = Math.max(main.size * share, little);
    for (const line of this.lines(basename(file))) {
      const [key, where] = line;
      gone.delete(key);
      if (where === main.spans.get(key)) continue;
      news.push(line);
      room -= lengthOf(where);
      if (room < 0) return undefined;
    }
    return volumeOf(news, { id: main.id, gone: [...gone] });
  }

  /** All lines: those that stand somewhere, and then new ones. */
  private *lines(name: string): Iterable<Line> {
    yield* this.spans;
    for (const [key, value] of this.values) {
      if (!this.spans.has(key) && value !== undefined) yield [key, Buffer.from(lineOf(name, key, value))];
    }
  }

  private parsed(key: string): unknown {
    const span = this.spans.get(key);
    const line = span ? span.bytes.read(span.start, span.end).toString() : '';
    const tab = line.indexOf('\t');
    const body = line.slice(tab + 1, -1);
    return tab > 0 && line.slice(0, tab) === sealOf(this.name, key, body) ? JSON.parse(body) : undefined;
  }
}

/** Part of a file up to which a supplement is worth it: what is in that is written again each time. */
const share = 1 / 8;
/** Bytes up to which it always is. */
const little = 65_536;

const supplementOf = (file: string) => `${file}-supplement`;

function lineOf(name: string, key: string, value: unknown): string {
  const body = JSON.stringify(value);
  return `${sealOf(name, key, body)}\t${body}\n`;
}

/** A record that stands under another's key, or in another file, is none. */
function sealOf(name: string, key: string, body: string): string {
  return seal(`record of ${name}`, `${key}\n${body}`);
}
