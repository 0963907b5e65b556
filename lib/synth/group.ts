import { isError } from '../model/problem';
import type { Unit } from '../model/unit';
import type { Listed } from '../resolve/directory';
import type { ServiceSources } from '../spec/load';
import { type Crafted, craft } from './craft';
import type { Grounds, Reading } from './ground';
import type { Layer } from './layer';
import { type Closed, Member, type PerEnvironment } from './member';
import type { Neighbours } from './neighbours';
import type { Selection } from './scope';
import type { Cache } from './store/cache';
import { unitTasks } from './tasks';
import { ownershipsOf } from './units';
import type { Workshop } from './workshop';

/** What a service shows to the others, by environment. */
export interface Listing {
  readonly name: string;
  readonly environments: PerEnvironment<Listed>;
}

/** What is to be made of services. */
export interface Wanted {
  readonly selection: Selection;
  readonly layers: readonly Layer[];
}

/** What was made of a service. */
export interface Product {
  readonly name: string;
  readonly crafted: readonly Crafted[];
}

/** Hears of each thing that is done, and whether it was made now. */
export type Step = (name: string, isNew: boolean) => void;

/** What closes services of one platform and makes things of them, in this thread or in others. */
export interface Team {
  /** What each shows to the others. */
  readonly list: (services: readonly ServiceSources[]) => Promise<readonly Listing[]>;
  /** Introduces all of the platform's services. */
  readonly meet: (neighbours: Neighbours) => Promise<void>;
  readonly close: (services: readonly ServiceSources[]) => Promise<readonly Closed[]>;
  readonly make: (services: readonly ServiceSources[], step: Step) => Promise<readonly Product[]>;
  /** What knows where a service was written. @default - it is in another thread */
  readonly member?: (name: string) => Member | undefined;
}

/** What a group works with. */
export interface Tools {
  readonly grounds: Grounds;
  readonly reading: Reading;
  readonly wanted: Wanted;
  readonly workshop: Workshop;
  /** @default - nothing is kept */
  readonly cache?: Cache;
}

/** Services that are kept until something was made of them; those beyond are read again to be closed, or memory would grow with the fleet. */
const enough = 1000;

/** Services of one platform, in one thread. */
export class Group implements Team {
  private readonly members = new Map<string, Member>();
  private neighbours?: Neighbours;
  /** What was made of services that were not kept. */
  private readonly ahead = new Map<string, Product>();
  private isBroken = false;

  /** @param room - how many are kept until something was made of them */
  constructor(
    readonly tools: Tools,
    private readonly room = enough,
  ) {}

  readonly member = (name: string): Member | undefined => this.members.get(name);

  async list(services: readonly ServiceSources[]): Promise<readonly Listing[]> {
    return services.map((one) => ({ name: one.name, environments: this.find(one).listed() }));
  }

  async meet(neighbours: Neighbours): Promise<void> {
    this.neighbours = neighbours;
  }

  async close(services: readonly ServiceSources[]): Promise<readonly Closed[]> {
    const all: Closed[] = [];
    for (const one of services) {
      const { units, ...closed } = this.closed(one);
      all.push(closed);
      this.isBroken ||= closed.problems.some(isError);
      // It would have to be closed again for that; where somebody else's error stops the run, the cache keeps what was made.
      if (!this.members.has(one.name) && !this.isBroken) this.ahead.set(one.name, await this.product(one.name, units));
    }
    return all;
  }

  async make(services: readonly ServiceSources[], step: Step): Promise<readonly Product[]> {
    const products: Product[] = [];
    for (const one of services) {
      const { name } = one;
      const made = this.ahead.get(name);
      for (const each of made?.crafted ?? []) step(each.name, each.isNew);
      products.push(made ?? (await this.product(name, this.closed(one).units, step)));
      this.ahead.delete(name);
      this.members.delete(name);
    }
    return products;
  }

  private async product(name: string, units: readonly Unit[], step: Step = () => {}): Promise<Product> {
    const { workshop, cache, grounds, wanted } = this.tools;
    const tasks = wanted.layers.flatMap((layer) => unitTasks(units, wanted.selection, layer, ownershipsOf(grounds)));
    const crafted: Crafted[] = [];
    for (const task of tasks) {
      const made = await craft(task, workshop, cache);
      step(made.name, made.isNew);
      crafted.push(made);
    }
    return { name, crafted };
  }

  private closed(one: ServiceSources): ReturnType<Member['close']> {
    return this.find(one).close(this.neighbours!.directories);
  }

  private find(sources: ServiceSources): Member {
    const { grounds, reading } = this.tools;
    const member = this.members.get(sources.name) ?? new Member(sources, grounds, reading);
    if (this.members.size < this.room) this.members.set(sources.name, member);
    return member;
  }
}
