import { worker } from 'workerpool';
import type { ServiceSources, Sources } from '../spec/load';
import { type Crafted, craft } from './craft';
import { readGrounds } from './ground';
import { Group, type Listing, type Product, type Wanted } from './group';
import type { Closed } from './member';
import { neighbours } from './neighbours';
import { type Parsed, Parsings } from './parsings';
import { Cache, type CachePlace, LostEntry } from './store/cache';
import { DiskError } from './store/disk';
import { type File, type Saved, saveFiles } from './store/save';
import { disk } from './store/shelf';
import type { Task } from './task';
import { builtIn, factsTable, gatewayTable } from './toolkit';
import type { Workshop } from './workshop';

/** What a thread stands on. */
export interface Post {
  readonly root: string;
  readonly cache: CachePlace;
  /** File of the texts that were parsed before. */
  readonly parsings: string;
}

/** A thread's answer, and what it has parsed for that. */
export interface Listed {
  readonly listings: readonly Listing[];
  readonly parsed: readonly Parsed[];
}

/** Files that were written, or what was in the way. */
export type SaveAnswer =
  | { readonly saved: readonly Saved[] }
  | { readonly disk: readonly [path: string, reason: string] }
  | { readonly lost: string };

let workshop: Workshop;
let cache: Cache;
let parsings: Parsings;
const groups = new Map<string, Group>();

/** What a thread does when it is asked. */
const deeds = {
  /** Takes its post. */
  enter(post: Post): void {
    workshop = { root: post.root, toolkit: builtIn };
    cache = new Cache(post.cache);
    parsings = new Parsings(post.parsings, post.cache.toolkit, disk);
  },

  /** Takes up a platform, without its services; `remembers` says whether to remember what they say. */
  found(sources: Sources, known: readonly string[], wanted: Wanted, remembers: boolean): void {
    const parse = remembers ? parsings.parse : undefined;
    const reading = { facts: factsTable(builtIn), gateways: gatewayTable(builtIn), parse };
    const grounds = readGrounds(sources, reading, known).value!;
    groups.set(sources.platform.name, new Group({ grounds, reading, wanted, workshop, cache }));
  },

  async list(platform: string, services: readonly ServiceSources[]): Promise<Listed> {
    const listings = await groups.get(platform)!.list(services);
    return { listings, parsed: parsings.take() };
  },

  meet(platform: string, all: readonly Listing[]): Promise<void> {
    const group = groups.get(platform)!;
    return group.meet(neighbours(all, group.tools.grounds));
  },

  close: (platform: string, services: readonly ServiceSources[]): Promise<readonly Closed[]> =>
    groups.get(platform)!.close(services),

  make: (platform: string, services: readonly ServiceSources[]): Promise<readonly Product[]> =>
    groups.get(platform)!.make(services, () => {}),

  /** Makes what serves several services. */
  craft: (task: Task): Promise<Crafted> => craft(task, workshop, cache),

  save(folder: string, files: readonly File[]): SaveAnswer {
    try {
      return { saved: saveFiles(folder, files, cache) };
    } catch (error) {
      // Between threads an error loses its kind.
      if (error instanceof DiskError) return { disk: [error.path, error.reason] };
      if (error instanceof LostEntry) return { lost: error.message };
      throw error;
    }
  },
};

export type Deeds = typeof deeds;

worker(deeds);
