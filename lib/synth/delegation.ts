import { type ServiceSources, isExtended } from '../spec/load';
import type { Crew, Thread } from './crew';
import type { Group, Listing, Product, Step, Team } from './group';
import type { Closed, Member } from './member';
import type { Neighbours } from './neighbours';
import type { Parsings } from './parsings';
import { LostEntry } from './store/cache';
import { DiskError } from './store/disk';
import { save } from './store/save';
import type { SaveAll } from './store/write';

/** Services that go to a thread at a time: few enough to share the work out, many enough to be worth the way. */
const block = 10;

/** Services of one platform, closed and made in other threads. */
export class Delegation implements Team {
  private readonly homes = new Map<string, Thread>();

  /**
   * @param here - takes services with code of their own, which is loaded in this thread alone
   * @param parsings - takes in what threads have parsed
   */
  constructor(
    private readonly platform: string,
    private readonly crew: Crew,
    private readonly here: Group,
    private readonly parsings: Parsings | undefined,
  ) {}

  readonly member = (name: string): Member | undefined => this.here.member(name);

  async list(services: readonly ServiceSources[]): Promise<readonly Listing[]> {
    const far = this.share(services, async (thread, some) => {
      for (const { name } of some) this.homes.set(name, thread);
      const { listings, parsed } = await thread.ask('list', this.platform, some);
      this.parsings?.add(parsed);
      return listings;
    });
    return both(far, this.here.list(services.filter(isExtended)));
  }

  async meet(neighbours: Neighbours): Promise<void> {
    await Promise.all([this.crew.tell('meet', this.platform, neighbours.all()), this.here.meet(neighbours)]);
  }

  async close(services: readonly ServiceSources[]): Promise<readonly Closed[]> {
    const far = this.share(services, (thread, some) => thread.ask('close', this.platform, some));
    return both(far, this.here.close(services.filter(isExtended)));
  }

  async make(services: readonly ServiceSources[], step: Step): Promise<readonly Product[]> {
    const far = this.share(services, async (thread, some) => {
      const products = await thread.ask('make', this.platform, some);
      for (const { crafted } of products) for (const { name, isNew } of crafted) step(name, isNew);
      return products;
    });
    return both(far, this.here.make(services.filter(isExtended), step));
  }

  /** Shares services out to threads, those that a thread knows to it. */
  private async share<T>(
    all: readonly ServiceSources[],
    act: (thread: Thread, some: readonly ServiceSources[]) => Promise<readonly T[]>,
  ): Promise<T[]> {
    const services = all.filter((one) => !isExtended(one));
    const blocks = [undefined, ...this.crew.threads].flatMap((home) => {
      const mine = services.filter(({ name }) => this.homes.get(name) === home);
      return chunks(mine, block).map((some) => ({ home, some }));
    });
    const results = await this.crew.spread(
      blocks,
      ({ home }) => home,
      (thread, { some }) => act(thread, some),
    );
    return results.flat();
  }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

async function both<T>(one: Promise<readonly T[]>, other: Promise<readonly T[]>): Promise<T[]> {
  return (await Promise.all([one, other])).flat();
}

/** Files that go to a thread at a time: enough for a quarter of a second, in which this one has other things to do. */
const files = 1000;

/** Writes files in other threads, but for those whose text is not in the cache. */
export function savingWith(crew: Crew): SaveAll {
  return async (folder, leaves) => {
    const far = leaves.flatMap(({ path, digest, kept }) => (kept ? [{ path, digest, kept }] : []));
    const saved = await crew.spread(
      chunks(far, files),
      () => undefined,
      async (thread, some) => {
        const answer = await thread.ask('save', folder, some);
        if ('disk' in answer) throw new DiskError(...answer.disk);
        if ('lost' in answer) throw new LostEntry(answer.lost);
        return answer.saved;
      },
    );
    return [...saved.flat(), ...leaves.filter(({ kept }) => !kept).map((leaf) => save(folder, leaf))];
  };
}
