import { digestOf } from '../../model/digest';
import { type Bytes, bytesOf, nothing } from './bytes';
import { replaceFile } from './cache-files';

/**
 * Records of plain data by key, a line each, under a digest of its own, and a list of where they stand: what nobody asks
 * for is never parsed, and may never be read; and what somebody changed is not there.
 */
export class Book {
  /** Where each record stands in what was saved, in their order. */
  private readonly spans: Map<string, Span>;
  private readonly values = new Map<string, unknown>();

  constructor(private readonly bytes: Bytes = nothing) {
    this.spans = new Map(listIn(bytes).map(([key, start, end]) => [key, { start, end }]));
  }

  /** The records of a file that `save` wrote; none where there is no such file. */
  static read(file: string): Book {
    return new Book(bytesOf(file));
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

  /** Writes all records in one step; whether that could be done. */
  save(file: string): boolean {
    return replaceFile(file, this.parts());
  }

  /** What stands as it was, each new record, and the list of all. */
  private *parts(): Iterable<string | Buffer> {
    const list: Place[] = [];
    let size = 0;
    const place = (key: string, length: number) => list.push([key, size, (size += length)]);

    let [from, to] = [0, 0];
    for (const [key, { start, end }] of this.spans) {
      place(key, end - start);
      if (start !== to) {
        yield* this.copied(from, to);
        from = start;
      }
      to = end;
    }
    yield* this.copied(from, to);
    for (const [key, value] of this.values) {
      if (this.spans.has(key) || value === undefined) continue;
      const line = Buffer.from(lineOf(key, value));
      place(key, line.length);
      yield line;
    }
    const text = Buffer.from(JSON.stringify(list));
    yield text;
    yield footOf(text, size);
  }

  /** Lines as they are, in parts: all at once would be as large as the book. */
  private *copied(from: number, to: number): Iterable<Buffer> {
    for (let at = from; at < to; at += atOnce) yield this.bytes.read(at, Math.min(at + atOnce, to));
  }

  private parsed(key: string): unknown {
    const span = this.spans.get(key);
    const line = span ? this.bytes.read(span.start, span.end).toString() : '';
    const tab = line.indexOf('\t');
    const body = line.slice(tab + 1, -1);
    return tab > 0 && line.slice(0, tab) === seal(key, body) ? JSON.parse(body) : undefined;
  }
}

/** Where a line stands: to behind its end. */
interface Span {
  readonly start: number;
  readonly end: number;
}

type Place = readonly [key: string, start: number, end: number];

/** Bytes of lines that are copied at a time. */
const atOnce = 2 ** 20;

function lineOf(key: string, value: unknown): string {
  const body = JSON.stringify(value);
  return `${seal(key, body)}\t${body}\n`;
}

/** A record that stands under another's key is none. */
function seal(key: string, body: string): string {
  return digestOf(`${key}\n${body}`);
}

/** Digits of the place where the list begins. */
const digits = 16;

/** What a file ends with: where its list begins, and the digest of that. */
function footOf(list: Buffer, start: number): string {
  return `\n${String(start).padStart(digits)} ${digestOf(list)}\n`;
}

const footLength = footOf(Buffer.alloc(0), 0).length;

/** The list that a book ends with; empty where somebody changed it, or cut it short. */
function listIn(bytes: Bytes): readonly Place[] {
  const end = bytes.size - footLength;
  if (end < 0) return [];
  const foot = bytes.read(end, bytes.size).toString('latin1');
  const start = Number(foot.slice(1, 1 + digits));
  if (!(start >= 0 && start <= end)) return [];
  const list = bytes.read(start, end);
  return foot === footOf(list, start) ? (JSON.parse(list.toString()) as Place[]) : [];
}
