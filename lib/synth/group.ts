import type { Directory, Listed } from '../resolve/directory';
import type { ServiceSources } from '../spec/load';
import type { Cache } from './store/cache';
import { type Crafted, craft } from './craft';
import type { Grounds, Reading } from './ground';
import type { Layer } from './layer';
import { type Closed, Member, type PerEnvironment } from './member';
import type { Selection } from './scope';
import { unitTasks } from './tasks';
import { directoriesOf, ownershipsOf } from './units';
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
  /** Tells what all of the platform's services show, in their order. */
  readonly meet: (all: readonly Listing[]) => Promise<void>;
  readonly close: (services: readonly ServiceSources[]) => Promise<readonly Closed[]>;
  readonly make: (services: readonly ServiceSources[], wanted: Wanted, step: Step) => Promise<readonly Product[]>;
  /** What knows where a service was written. @default - it is in another thread */
  readonly member?: (name: string) => Member | undefined;
}

/** What a group works with. */
export interface Tools {
  readonly grounds: Grounds;
  readonly reading: Reading;
  readonly workshop: Workshop;
  /** @default - nothing is kept */
  readonly cache?: Cache;
}

/** Services that stay closed until something was made of them; those beyond are closed again then, or memory would grow with the fleet. */
const enough = 1000;

/** Services of one platform, in one thread. */
export class Group implements Team {
  private readonly members = new Map<string, Member>();
  private all: readonly Listing[] = [];
  private found?: PerEnvironment<Directory>;

  /** @param room - how many stay closed until something was made of them */
  constructor(
    private readonly tools: Tools,
    private readonly room = enough,
  ) {}

  readonly member = (name: string): Member | undefined => this.members.get(name);

  async list(services: readonly ServiceSources[]): Promise<readonly Listing[]> {
    return services.map((one) => ({ name: one.name, environments: this.find(one).listed() }));
  }

  async meet(all: readonly Listing[]): Promise<void> {
    this.all = all;
    this.found = undefined;
  }

  async close(services: readonly ServiceSources[]): Promise<readonly Closed[]> {
    return services.map((one) => {
      const { units: _, ...closed } = this.find(one).close(this.directories);
      return closed;
    });
  }

  async make(
    services: readonly ServiceSources[],
    { selection, layers }: Wanted,
    step: Step,
  ): Promise<readonly Product[]> {
    const { workshop, cache, grounds } = this.tools;
    const products: Product[] = [];
    for (const one of services) {
      const { units } = this.find(one).close(this.directories);
      const tasks = layers.flatMap((layer) => unitTasks(units, selection, layer, ownershipsOf(grounds)));
      const crafted: Crafted[] = [];
      for (const task of tasks) {
        const made = await craft(task, workshop, cache);
        step(made.name, made.isNew);
        crafted.push(made);
      }
      products.push({ name: one.name, crafted });
      this.members.delete(one.name);
    }
    return products;
  }

  /** Built where somebody asks: beside other threads mostly nobody does. */
  private get directories(): PerEnvironment<Directory> {
    const environments = () => this.all.map((one) => one.environments);
    return (this.found ??= directoriesOf(this.tools.grounds, environments()));
  }

  private find(sources: ServiceSources): Member {
    const { grounds, reading } = this.tools;
    const member = this.members.get(sources.name) ?? new Member(sources, grounds, reading);
    if (this.members.size < this.room) this.members.set(sources.name, member);
    return member;
  }
}
