import { join } from 'node:path';
import type { ServiceSources } from '../spec/load';
import { fingerprint } from './fingerprint';
import type { CachePlace } from './store/cache';
import { demandInside } from './store/inside';
import { maySeal } from './store/seal';
import { type Shelf, disk, remembering } from './store/shelf';
import type { Toolkit } from './toolkit';

/** Files that a person changes at once, at most. */
const many = 20;

/** Parts of the path of a service's folder. */
const serviceDepth = 3;

/** What a process that synthesizes again and again need not find out again. */
export class Memory {
  readonly shelf: Shelf = remembering();
  /** Services as they were read, by folder: those that nobody has touched since. */
  readonly services = new Map<string, ServiceSources>();
  /** Run whose files a place holds, by the file of its notes: as long as only this process writes there. */
  readonly runs = new Map<string, string>();
  private known?: string;
  private isTold = false;

  constructor(private readonly root: string) {}

  /** Takes in which files were touched since the last run, where somebody sees all that are: the next run believes that. */
  touched(paths: readonly string[]): void {
    // Whoever changes so much at once may have changed `dist/` as well, as git does.
    this.isTold = paths.length <= many;
    for (const path of paths) this.services.delete(path.split(/[\\/]/, serviceDepth).join('/'));
  }

  /** Begins a run: it looks at everything, unless it was told what was touched. */
  begin(): void {
    if (!this.isTold) {
      this.services.clear();
      this.runs.clear();
    }
    this.isTold = false;
  }

  /** Digest of all that makes something of the specs; it cannot change under a process that has loaded it. */
  get toolkit(): string {
    return (this.known ??= fingerprint(this.root));
  }
}

/** What tells where a run keeps what it made. */
export interface Keeping {
  /** Folder that holds `apps/` and `services/`. */
  readonly root: string;
  /** Keep under `build/cache` what was made, and take from there what nothing has changed. @default true */
  readonly cache?: boolean;
  /** Run nothing, and believe nothing, that the repository brings: neither an `extend.ts` nor a cache. @default false */
  readonly untrusted?: boolean;
  /** Clouds and gateways that specs may choose. @default - the built-in ones */
  readonly toolkit?: Toolkit;
  /** What a process that goes on remembers of it. @default - what is on disk */
  readonly memory?: Memory;
}

/** Where a repository's cache lies. */
export function cacheFolder(root: string): string {
  return join(root, 'build', 'cache');
}

/** Whether a run may go by what an earlier one left: what it cannot tell from what a stranger brought, it leaves alone. */
export function keeps({ root, cache = true, untrusted = false }: Keeping): boolean {
  if (!cache || untrusted || !maySeal(root)) return false;
  demandInside(root, cacheFolder(root));
  return true;
}

/** The cache of a run; none for a toolkit from outside, which may change without a trace that we could see. */
export function placeOf(keeping: Keeping): CachePlace | undefined {
  const { root, toolkit, memory } = keeping;
  return keeps(keeping) && !toolkit
    ? { folder: cacheFolder(root), toolkit: (memory ?? new Memory(root)).toolkit }
    : undefined;
}

/** What tells where a run's own notes are. */
export interface Noting extends Pick<Keeping, 'memory'> {
  /** Where it finds them on disk. @default - they are read whole */
  readonly shelf?: Shelf;
}

/** Where a run's own notes are. */
export function shelfOf({ memory, shelf = disk }: Noting): Shelf {
  return memory?.shelf ?? shelf;
}
