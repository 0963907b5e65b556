import { join } from 'node:path';
import type { z } from 'zod';
import { demandInside } from '../files/inside';
import { maySeal } from '../files/seal';
import type { Locator } from '../model/problem';
import type { ServiceSources, Source } from '../spec/load';
import type { CachePlace } from './cache/action-cache';
import { fingerprint } from './cache/fingerprint';
import { type JsonStore, type Saved, jsonFiles } from './cache/json-file';
import type { Toolkit } from './toolkit';
import type { Parse } from './units/platform';

/** Files that a person changes at once, at most: who changes more may have changed `dist/` as well, as git does. */
const many = 20;

/** Parts of the path of a service's folder. */
const serviceDepth = 3;

/** Milliseconds without anything new after which what is to be kept is written. */
const idle = 1000;

/** What a process that synthesizes again and again keeps between its runs. */
export class Session implements JsonStore {
  /** Services as they were read, by folder, as long as nothing in there changes. */
  readonly services = new Map<string, ServiceSources>();
  private readonly parsed = new Map<string, { readonly text: string; readonly spec: unknown }>();
  private readonly saved = new Map<string, Saved<object>>();
  private readonly unsaved = new Set<string>();
  private timer?: NodeJS.Timeout;
  /** Manifests of the layers that this process has written since it last looked at everything. */
  private readonly written = new Set<string>();
  private isTold = false;
  private knownToolkit?: string;

  constructor(private readonly root: string) {}

  /** Takes in all paths that changed since the last run: the next run believes that nothing else did. */
  touched(paths: readonly string[]): void {
    this.isTold = paths.length <= many;
    for (const path of paths) this.services.delete(path.split(/[\\/]/, serviceDepth).join('/'));
  }

  /** Begins a run. */
  begin(): void {
    if (!this.isTold) {
      this.services.clear();
      this.written.clear();
    }
    this.isTold = false;
  }

  /** Takes in that a layer was written, by the file of its manifest. */
  wrote(manifest: string): void {
    this.written.add(manifest);
  }

  /** Whether nothing but runs of this process has changed a layer since it was written. */
  isWatched(manifest: string): boolean {
    return this.written.has(manifest);
  }

  /** Digest of all code and versions; it cannot change under a process that has loaded them. */
  get toolkit(): string {
    return (this.knownToolkit ??= fingerprint(this.root));
  }

  /** Parses only texts that are others than before; positions are looked up in a text that is parsed again. */
  remembering(parse: Parse): Parse {
    return <T>(schema: () => z.ZodType<T>, source: Source) => {
      const { name, file, text } = source;
      const known = this.parsed.get(file);
      if (known?.text === text) {
        let parsed: ReturnType<typeof parse<T>> | undefined;
        const locate: Locator = (path) => (parsed ??= parse(schema, source)).value!.locate(path);
        return { value: { name, file, spec: known.spec as T, locate }, problems: [] };
      }
      const outcome = parse(schema, source);
      if (outcome.value && outcome.problems.length === 0) this.parsed.set(file, { text, spec: outcome.value.spec });
      else this.parsed.delete(file);
      return outcome;
    };
  }

  read<T>(file: string): Saved<T> {
    const known = this.saved.get(file) ?? jsonFiles.read<object>(file);
    this.saved.set(file, known);
    return known as Saved<T>;
  }

  /** Keeps a value at once for this process, and a moment later on disk for the next. */
  write(file: string, value: object): void {
    this.saved.set(file, { value, savedAt: this.saved.get(file)?.savedAt ?? 0 });
    this.unsaved.add(file);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), idle);
  }

  savedAt(file: string): number {
    return this.read(file).savedAt;
  }

  private save(): void {
    for (const file of this.unsaved) {
      const { value } = this.saved.get(file)!;
      jsonFiles.write(file, value!);
      this.saved.set(file, { value, savedAt: jsonFiles.savedAt(file) });
    }
    this.unsaved.clear();
  }
}

/** What tells where a run keeps what it made. */
export interface CacheOptions {
  /** Folder that holds `apps/` and `services/`. */
  readonly root: string;
  /** Keep under `build/cache` what was made, and take from there what nothing has changed. @default true */
  readonly cache?: boolean;
  /** Run nothing, and believe nothing, that the repository brings: neither an `extend.ts` nor a cache. @default false */
  readonly untrusted?: boolean;
  /** Clouds and gateways that specs may choose. @default - the built-in ones */
  readonly toolkit?: Toolkit;
  /** What a process that goes on keeps between runs. @default - what is on disk */
  readonly session?: Session;
}

/** Whether a run may believe what an earlier one left: what it cannot tell from what a stranger brought, it leaves alone. */
export function keeps({ root, cache = true, untrusted = false }: CacheOptions): boolean {
  if (!cache || untrusted || !maySeal(root)) return false;
  demandInside(root, cacheFolder(root));
  return true;
}

/** The cache of a run; none with a toolkit from outside, which may change without a trace. */
export function placeOf(keeping: CacheOptions): CachePlace | undefined {
  const { root, toolkit, session } = keeping;
  if (toolkit || !keeps(keeping)) return undefined;
  return { folder: cacheFolder(root), toolkit: session?.toolkit ?? fingerprint(root) };
}

function cacheFolder(root: string): string {
  return join(root, 'build', 'cache');
}

/** Where a run keeps plain data. */
export function storeOf({ session }: CacheOptions): JsonStore {
  return session ?? jsonFiles;
}
