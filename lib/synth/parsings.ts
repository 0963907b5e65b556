import type { z } from 'zod';
import type { Outcome } from '../model/problem';
import type { Source } from '../spec/load';
import { type Parsed, parse } from '../spec/parse';
import { digestOf } from '../model/digest';
import type { Shelf } from './shelf';

/** Reads one YAML text by a schema. */
export type Parse = <T>(schema: z.ZodType<T>, source: Source) => Outcome<Parsed<T> | undefined>;

/** Reads texts, and remembers what those said that had nothing wrong with them. */
export class Parsings {
  private found?: Readonly<Record<string, unknown>>;
  private readonly used: Record<string, unknown> = {};
  private dirty = false;

  /** @param toolkit - digest of all that makes something of a text */
  constructor(
    private readonly file: string,
    private readonly toolkit: string,
    private readonly shelf: Shelf,
  ) {}

  readonly parse: Parse = <T>(schema: z.ZodType<T>, source: Source) => {
    // Its path tells by which schema a file is read.
    const key = digestOf(`${this.toolkit} ${source.file}\n${source.text}`);
    if (!Object.hasOwn(this.known, key)) return this.remember(key, parse(schema, source));
    const spec = (this.used[key] = this.known[key]) as T;
    return { value: { name: source.name, file: source.file, spec, locate: late(schema, source) }, problems: [] };
  };

  /** Loaded where somebody asks: mostly nobody does. */
  private get known(): Readonly<Record<string, unknown>> {
    return (this.found ??= this.shelf.read<Record<string, unknown>>(this.file) ?? {});
  }

  save(): void {
    if (this.dirty) this.shelf.note(this.file, this.used);
  }

  private remember<T>(key: string, outcome: Outcome<Parsed<T> | undefined>): Outcome<Parsed<T> | undefined> {
    if (outcome.value && outcome.problems.length === 0) {
      this.used[key] = outcome.value.spec;
      this.dirty = true;
    }
    return outcome;
  }
}

/** Says where a value stands, and reads the text for that only when somebody asks: mostly nobody does. */
function late<T>(schema: z.ZodType<T>, source: Source): Parsed<T>['locate'] {
  let parsed: Parsed<T> | undefined;
  return (path) => (parsed ??= parse(schema, source).value!).locate(path);
}
