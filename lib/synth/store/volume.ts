import { randomUUID } from 'node:crypto';
import { type Bytes, openBytes } from './bytes';
import { seal } from './seal';

/** Where a line stands: to behind its end. */
export interface Span {
  readonly bytes: Bytes;
  readonly start: number;
  readonly end: number;
}

/** What a volume goes on from. */
export interface Since {
  /** The volume before it. */
  readonly id: string;
  /** Keys that are there no more. */
  readonly gone: readonly string[];
}

/** Lines of a file by key, which ends with a list of where they stand. */
export interface Volume {
  /** What tells it from all others. */
  readonly id: string;
  /** Bytes of all lines. */
  readonly size: number;
  readonly spans: ReadonlyMap<string, Span>;
  /** @default - it stands alone */
  readonly since?: Since;
}

/** A line that a volume is to have: one that stands somewhere, or a new one. */
export type Line = readonly [key: string, line: Span | Buffer];

/** What a volume says of itself. */
interface Contents {
  /** No two volumes have the same. */
  readonly mark: string;
  readonly places: readonly (readonly [key: string, start: number, end: number])[];
  readonly since?: Since;
}

/** Bytes of lines that are copied at a time. */
const atOnce = 2 ** 20;

const idOf = (contents: Uint8Array) => seal('volume', contents);

/** Digits of the place where the contents begin. */
const digits = 16;

/** What a file ends with: where its contents begin, and the seal of those. Another form of lines or contents wants another word. */
function footOf(start: number, id: string): string {
  return `\nvolume ${String(start).padStart(digits)} ${id}\n`;
}

const footLength = footOf(0, Buffer.alloc(32).toString('base64')).length;

function footIn(bytes: Bytes): string {
  return bytes.read(Math.max(bytes.size - footLength, 0), bytes.size).toString('latin1');
}

/** The volume that a file holds; nothing where somebody else wrote its contents, or cut it short. */
export function volumeIn(bytes: Bytes): Volume | undefined {
  const foot = footIn(bytes);
  const start = Number(/^\nvolume +(\d+) /.exec(foot)?.[1] ?? Infinity);
  const end = bytes.size - footLength;
  if (start > end) return undefined;
  const text = bytes.read(start, end);
  const id = idOf(text);
  if (foot !== footOf(start, id)) return undefined;
  const { places, since } = JSON.parse(text.toString()) as Contents;
  return { id, size: start, since, spans: new Map(places.map(([key, start, end]) => [key, { bytes, start, end }])) };
}

/** Whether it is still this volume that a file holds. */
export function stands({ id, size }: Volume, file: string): boolean {
  const bytes = openBytes(file);
  const foot = footIn(bytes);
  bytes.close();
  return foot === footOf(size, id);
}

/** Bytes of a line. */
export function lengthOf(line: Line[1]): number {
  return Buffer.isBuffer(line) ? line.length : line.end - line.start;
}

/** The parts of a file that holds these lines. */
export function* volumeOf(lines: Iterable<Line>, since?: Since): Iterable<string | Buffer> {
  const places: [string, number, number][] = [];
  let size = 0;
  let last: Span | undefined;
  for (const [key, line] of lines) {
    places.push([key, size, (size += lengthOf(line))]);
    if (Buffer.isBuffer(line)) {
      yield* copied(last);
      yield line;
      last = undefined;
    } else if (line.bytes === last?.bytes && line.start === last.end) {
      last = { ...last, end: line.end };
    } else {
      yield* copied(last);
      last = line;
    }
  }
  yield* copied(last);
  const text = Buffer.from(JSON.stringify({ mark: randomUUID(), places, since } satisfies Contents));
  yield text;
  yield footOf(size, idOf(text));
}

/** Lines as they are, in parts: all at once would be as large as the volume. */
function* copied(span: Span | undefined): Iterable<Buffer> {
  if (!span) return;
  const { bytes, start, end } = span;
  for (let at = start; at < end; at += atOnce) yield bytes.read(at, Math.min(at + atOnce, end));
}
