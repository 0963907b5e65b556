import type { z } from 'zod';
import { digestOf } from '../model/digest';
import type { Outcome } from '../model/problem';
import type { Source } from '../spec/load';
import { type Parsed as Read, parse } from '../spec/parse';
import type { Book } from './store/book';
import type { Shelf } from './store/shelf';

/** Reads one YAML text by a schema, which is made where somebody needs it. */
export type Parse = <T>(schema: () => z.ZodType<T>, source: Source) => Outcome<Read<T> | undefined>;

/** Reads a text whatever was read before. */
export const parseAnew: Parse = (schema, source) => parse(schema(), source);

/** A text that was read; what it says, where nobody knew that before. */
export type Parsed = readonly [key: string, spec?: unknown];

/** Reads texts, and remembers what those said that had nothing wrong with them. */
export class Parsings {
  private found?: Book;
  private used = new Map<string, unknown>();
  /** What this run has read anew: a service that is closed again is not read again. */
  private readonly recent = new Map<string, unknown>();

  /** @param toolkit - digest of all that makes something of a text */
  constructor(
    private readonly file: string,
    private readonly toolkit: string,
    private readonly shelf: Shelf,
  ) {}

  readonly parse: Parse = <T>(schema: () => z.ZodType<T>, source: Source) => {
    // Its path tells by which schema a file is read.
    const key = `${ownerOf(source.file)} ${digestOf(`${this.toolkit} ${source.file}\n${source.text}`)}`;
    const recent = this.recent.get(key) as T | undefined;
    const spec = recent ?? this.known.get<T>(key);
    if (spec === undefined) return this.remember(key, parseAnew(schema, source), late(schema, source));
    if (recent === undefined) this.used.set(key, undefined);
    return { value: { name: source.name, file: source.file, spec, locate: late(schema, source) }, problems: [] };
  };

  /** What was read since this was last asked. */
  take(): readonly Parsed[] {
    const all = [...this.used];
    this.used = new Map();
    return all;
  }

  /** Takes in what others have read. */
  add(parsed: readonly Parsed[]): void {
    for (const [key, spec] of parsed) this.used.set(key, spec);
  }

  /** Keeps what was read; of a platform of which anything was read, nothing else. */
  save(): void {
    const isNew = [...this.used.values()].some((spec) => spec !== undefined);
    if (!isNew) return;
    const owners = new Set([...this.used.keys()].map(ownerOf));
    for (const key of this.known.keys) if (!this.used.has(key) && owners.has(ownerOf(key))) this.known.delete(key);
    for (const [key, spec] of this.used) if (spec !== undefined) this.known.set(key, spec);
    this.shelf.note(this.file, this.known);
    // All of a fleet's specs need not stay.
    this.used = new Map();
    this.found = undefined;
  }

  /** Loaded where somebody asks: mostly nobody does. */
  private get known(): Book {
    return (this.found ??= this.shelf.read(this.file));
  }

  private remember<T>(
    key: string,
    { value, problems }: Outcome<Read<T> | undefined>,
    locate: Read<T>['locate'],
  ): Outcome<Read<T> | undefined> {
    if (!value || problems.length > 0) return { value, problems };
    this.used.set(key, value.spec);
    this.recent.set(key, value.spec);
    // What knows where everything stands is larger than what stands there.
    return { value: { ...value, locate }, problems };
  }
}

/** Folder of the platform whose text it is, of a path as of a key. */
function ownerOf(text: string): string {
  return /^[^/ ]*\/[^/ ]*/.exec(text)?.[0] ?? '';
}

/** Says where a value stands, and reads the text for that only when somebody asks: mostly nobody does. */
function late<T>(schema: () => z.ZodType<T>, source: Source): Read<T>['locate'] {
  let parsed: Read<T> | undefined;
  return (path) => (parsed ??= parseAnew(schema, source).value!).locate(path);
}
