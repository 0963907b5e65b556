import { digestOf } from '../../model/digest';
import { bytesIn, replaceFile } from './cache-files';

/**
 * Records of plain data by key, a line each, under a digest of its own: what nobody asks for is never parsed, and what
 * somebody changed is not there.
 */
export class Book {
  private readonly lines = new Map<string, Buffer>();
  private readonly values = new Map<string, unknown>();

  /** The records of a file that `save` wrote; none where there is no such file. */
  static read(file: string): Book {
    const book = new Book();
    const all = bytesIn(file);
    for (let start = 0; start < all.length;) {
      const end = all.indexOf(newline, start);
      const tab = all.indexOf(tabulator, start);
      // A line that was cut short is none.
      if (end < 0) break;
      const key = tab < end ? keyFrom(all.toString('utf8', start, tab)) : undefined;
      if (key !== undefined) book.lines.set(key, all.subarray(tab + 1, end));
      start = end + 1;
    }
    return book;
  }

  get keys(): readonly string[] {
    return [...new Set([...this.lines.keys(), ...this.values.keys()])];
  }

  get<T>(key: string): T | undefined {
    if (!this.values.has(key)) this.values.set(key, this.parsed(key));
    return this.values.get(key) as T | undefined;
  }

  set(key: string, value: unknown): void {
    this.lines.delete(key);
    this.values.set(key, value);
  }

  delete(key: string): void {
    this.lines.delete(key);
    this.values.delete(key);
  }

  /** Writes all records in one step; whether that could be done. */
  save(file: string): boolean {
    return replaceFile(file, this.parts());
  }

  /** One record after the other: all of them at once would be as large as the book. */
  private *parts(): Iterable<string | Buffer> {
    for (const key of this.keys) yield* this.line(key);
  }

  private line(key: string): readonly (string | Buffer)[] {
    const known = this.lines.get(key);
    if (known) return [`${JSON.stringify(key)}\t`, known, '\n'];
    const value = this.values.get(key);
    if (value === undefined) return [];
    const body = JSON.stringify(value);
    return [`${JSON.stringify(key)}\t${seal(key, body)}\t${body}\n`];
  }

  private parsed(key: string): unknown {
    const line = this.lines.get(key)?.toString('utf8') ?? '';
    const tab = line.indexOf('\t');
    const body = line.slice(tab + 1);
    return tab > 0 && line.slice(0, tab) === seal(key, body) ? JSON.parse(body) : undefined;
  }
}

const newline = 10;
const tabulator = 9;

function keyFrom(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A record that stands under another's key is none. */
function seal(key: string, body: string): string {
  return digestOf(`${key}\n${body}`);
}
