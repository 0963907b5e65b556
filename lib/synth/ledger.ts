import type { Problem } from '../model/problem';
import type { StackUnit } from '../model/unit';
import type { Register } from '../resolve/directory';
import type { Entry } from './craft';
import type { Layer } from './layer';
import type { Closed, PerEnvironment } from './member';
import type { Population, Tallies } from './rows';
import type { Ownership } from './scope';
import { same } from './same';
import { Book } from './store/book';

/** What a run came to. */
export interface Head {
  /** What tells this run from all others. */
  readonly run: string;
  /** Digest of all that makes something of the specs. */
  readonly toolkit: string;
  /** Digest of all that was read. */
  readonly texts: string;
  readonly platforms: readonly string[];
  readonly problems: readonly Problem[];
  readonly tallies: Readonly<Record<Layer, Tallies>>;
  /** Whether nothing was made that is made each time, as what somebody's own code has a say in. */
  readonly isComplete: boolean;
}

/** What a platform came to, beside its services. */
export interface PlatformRecord {
  /** Digest of all its texts. */
  readonly texts: string;
  /** Digest of what all of its services stand on. */
  readonly grounds: string;
  /** In the order of their names. */
  readonly services: readonly ServiceBrief[];
  readonly environments: readonly Population[];
  readonly ownerships: readonly Ownership[];
  /** Patterns of files under `dist/` that it allows somebody else to write. */
  readonly allowedFiles: readonly string[];
  /** Stacks that serve several services. */
  readonly stacks: readonly Pick<StackUnit, 'name' | 'after'>[];
  /** What is wrong, but for what is wrong with one service, or between several. */
  readonly problems: readonly Problem[];
  /** What is wrong between services and environments, which only a look at all of them tells again. */
  readonly across: readonly Problem[];
}

/** All that is kept of a platform, beside its services; what few runs ask for has records of its own. */
export interface PlatformRecords extends PlatformRecord {
  /** Who is where, by environment. */
  readonly registers: PerEnvironment<Register>;
  /** What was made that serves several services. */
  readonly entries: readonly Entry[];
}

/** What tells whether more need be known of a service. */
export interface ServiceBrief {
  readonly name: string;
  /** Digest of its texts. */
  readonly texts: string;
  /** Names of the environments that it runs in. */
  readonly environments: readonly string[];
  /** Whether anything is wrong with it. */
  readonly hasProblems: boolean;
}

/** What others may know of a service, and what is wrong with it. */
export type ServiceRecord = Pick<Closed, 'environments' | 'problems'>;

/** All that is kept of a service. */
export interface ServiceRecords extends ServiceRecord {
  readonly imprints: Closed['imprints'];
  readonly entries: readonly Entry[];
}

/** Something that a ledger should hold is not there, or somebody changed it. */
export class LostRecord extends Error {
  override readonly name = 'LostRecord';
}

/** What the last run over the same selection came to; only what is asked for is read. What is known and not there throws a `LostRecord`. */
export class Ledger {
  constructor(private readonly book: Book = new Book()) {}

  get head(): Head | undefined {
    return this.book.get('');
  }

  platform(name: string): PlatformRecord | undefined {
    return this.book.get(name);
  }

  /** A platform that the last run knew. */
  knownPlatform(name: string): PlatformRecord {
    return this.must(name);
  }

  /** A service that the last run knew. */
  knownService(platform: string, name: string): ServiceRecord {
    return this.must(`${platform}.${name}`);
  }

  /** Whether a platform had these services, and no others. */
  hasServices(platform: string, services: readonly { readonly name: string }[]): boolean {
    const names = (all: typeof services) => all.map(({ name }) => name);
    return same(names(this.platform(platform)?.services ?? []), names(services));
  }

  /** Who is where among a platform's services. */
  registers(name: string): PlatformRecords['registers'] {
    return this.must(`${name} registers`);
  }

  /** What was made that serves several services of a platform. */
  sharedEntries(name: string): readonly Entry[] {
    return this.must(`${name} entries`);
  }

  /** What is wrong with services, as the last run told it. */
  problemsOf(platform: string, services: readonly ServiceBrief[]): Problem[] {
    const flawed = services.filter(({ hasProblems }) => hasProblems);
    return flawed.flatMap(({ name }) => this.knownService(platform, name).problems);
  }

  /** What a service leaves on the whole. */
  imprints(platform: string, name: string): Closed['imprints'] {
    return this.must(`${platform}.${name} imprints`);
  }

  /** What was made of a service. */
  entriesOf(platform: string, name: string): readonly Entry[] {
    return this.must(`${platform}.${name} entries`);
  }

  /** What was made of all of some platforms. */
  entriesOfAll(platforms: readonly string[]): readonly Entry[] {
    return platforms.flatMap((name) => {
      const { services } = this.knownPlatform(name);
      return [...this.sharedEntries(name), ...services.flatMap((service) => this.entriesOf(name, service.name))];
    });
  }

  setHead(head: Head): void {
    this.book.set('', head);
  }

  /** Sets all of a platform that is given; the rest stays as it was. */
  setPlatform(name: string, { registers, entries, ...record }: PlatformRecord & Partial<PlatformRecords>): void {
    this.book.set(name, record);
    if (registers) this.book.set(`${name} registers`, registers);
    if (entries) this.book.set(`${name} entries`, entries);
  }

  setService(platform: string, name: string, { imprints, entries, ...record }: ServiceRecords): void {
    this.book.set(`${platform}.${name}`, record);
    this.book.set(`${platform}.${name} imprints`, imprints);
    this.book.set(`${platform}.${name} entries`, entries);
  }

  removeService(platform: string, name: string): void {
    for (const part of ['', ' imprints', ' entries']) this.book.delete(`${platform}.${name}${part}`);
  }

  /** Drops a platform and all of its services. */
  removePlatform(name: string): void {
    for (const service of this.platform(name)?.services ?? []) this.removeService(name, service.name);
    for (const part of ['', ' registers', ' entries']) this.book.delete(`${name}${part}`);
  }

  /** As it is to be kept. */
  get kept(): Book {
    return this.book;
  }

  private must<T>(key: string): T {
    const found = this.book.get<T>(key);
    if (found === undefined) throw new LostRecord(key);
    return found;
  }
}
