import { digestOf } from '../../model/digest';
import { bytesIn, replaceFile } from './cache-files';

/**
 * Records of plain data by key, a line each, under a digest of its own: what nobody asks for is never parsed, and what
 * somebody changed is not there.
 */
export class Book {
  /** Where each record stands among the bytes that were read, in their order. */
  private readonly lines = new Map<string, Line>();
  private readonly values = new Map<string, unknown>();

  constructor(private readonly bytes: Buffer = Buffer.alloc(0)) {
    for (let start = 0; start < bytes.length;) {
      const end = bytes.indexOf(newline, start);
      const tab = bytes.indexOf(tabulator, start);
      // A line that was cut short is none.
      if (end < 0) break;
      const key = tab < end ? keyFrom(bytes.toString('utf8', start, tab)) : undefined;
      if (key !== undefined) this.lines.set(key, { start, body: tab + 1, end: end + 1 });
      start = end + 1;
    }
  }

  /** The records of a file that `save` wrote; none where there is no such file. */
  static read(file: string): Book {
    return new Book(bytesIn(file));
  }

  get keys(): readonly string[] {
    return [...new Set([...this.lines.keys(), ...this.values.keys()])];
  }

  has(key: string): boolean {
    return this.lines.has(key) || this.values.get(key) !== undefined;
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

  /** What stands as it was, in as few parts as there are, and each new record: all at once would be as large as the book. */
  private *parts(): Iterable<string | Buffer> {
    let [from, to] = [0, 0];
    for (const { start, end } of this.lines.values()) {
      if (start !== to) {
        yield this.bytes.subarray(from, to);
        from = start;
      }
      to = end;
    }
    yield this.bytes.subarray(from, to);
    for (const [key, value] of this.values) if (!this.lines.has(key) && value !== undefined) yield lineOf(key, value);
  }

  private parsed(key: string): unknown {
    const line = this.lines.get(key);
    const text = line ? this.bytes.toString('utf8', line.body, line.end - 1) : '';
    const tab = text.indexOf('\t');
    const body = text.slice(tab + 1);
    return tab > 0 && text.slice(0, tab) === seal(key, body) ? JSON.parse(body) : undefined;
  }
}

/** Where a record stands: its line, to behind the end of that, and what follows the key. */
interface Line {
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

function lineOf(key: string, value: unknown): string {
  const body = JSON.stringify(value);
  return `${JSON.stringify(key)}\t${seal(key, body)}\t${body}\n`;
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
