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

/** Maximum number of changed files of one edit: a larger change, as by git, may include `dist/`. */
const many = 20;

/** Parts of the path of a service's folder. */
const serviceDepth = 3;

/** Idle milliseconds before caches are written. */
const idle = 1000;

/** State of a process between its runs. */
export class Session implements JsonStore {
  /** Read services by folder, while unchanged. */
  readonly services = new Map<string, ServiceSources>();
  private readonly parsed = new Map<string, { readonly text: string; readonly spec: unknown }>();
  private readonly saved = new Map<string, Saved<object>>();
  private readonly unsaved = new Set<string>();
  private timer?: NodeJS.Timeout;
  /** Manifests of layers that this process has written since its last full comparison. */
  private readonly written = new Set<string>();
  private isTold = false;
  private knownToolkit?: string;

  constructor(private readonly root: string) {}

  /** Records all changed paths since the last run: the next run assumes that there are no others. */
  touched(paths: readonly string[]): void {
    this.isTold = paths.length <= many;
    for (const path of paths) this.services.delete(path.split(/[\\/]/, serviceDepth).join('/'));
  }

  /** Starts a run. */
  begin(): void {
    if (!this.isTold) {
      this.services.clear();
      this.written.clear();
    }
    this.isTold = false;
  }

  /** Records that a layer was written, by the file of its manifest. */
  wrote(manifest: string): void {
    this.written.add(manifest);
  }

  /** Whether only this process has changed a layer since it was written. */
  isWatched(manifest: string): boolean {
    return this.written.has(manifest);
  }

  /** Digest of all code and versions; constant in a process that has loaded them. */
  get toolkit(): string {
    return (this.knownToolkit ??= fingerprint(this.root));
  }

  /** Parses only changed texts; positions are computed by parsing again on demand. */
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

  /** Stores a value at once for this process, and later on disk for the next one. */
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

/** Options of a run's caches. */
export interface CacheOptions {
  /** Folder that holds `apps/` and `services/`. */
  readonly root: string;
  /** Use the cache under `build/cache`. @default true */
  readonly cache?: boolean;
  /** Neither run nor trust code and caches of the repository. @default false */
  readonly untrusted?: boolean;
  /** Clouds and gateways that specs may choose. @default - the built-in ones */
  readonly toolkit?: Toolkit;
  /** State of a process between runs. @default - that on disk */
  readonly session?: Session;
}

/** Whether a run may use caches of an earlier one, which requires a key for their seals. */
export function keeps({ root, cache = true, untrusted = false }: CacheOptions): boolean {
  if (!cache || untrusted || !maySeal(root)) return false;
  demandInside(root, cacheFolder(root));
  return true;
}

/** The action cache of a run; none with a custom toolkit, whose code has no digest. */
export function placeOf(keeping: CacheOptions): CachePlace | undefined {
  const { root, toolkit, session } = keeping;
  if (toolkit || !keeps(keeping)) return undefined;
  return { folder: cacheFolder(root), toolkit: session?.toolkit ?? fingerprint(root) };
}

function cacheFolder(root: string): string {
  return join(root, 'build', 'cache');
}

/** Store of plain data of a run. */
export function storeOf({ session }: CacheOptions): JsonStore {
  return session ?? jsonFiles;
}
