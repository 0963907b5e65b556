import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Crew } from './crew';
import { type Keeping, placeOf } from './memory';
import type { CachePlace } from './store/cache';

/** What tells who is to work. */
export interface Staffing extends Keeping {
  /** Threads. @default - as many as the machine has cores, where there is enough to do */
  readonly workers?: number;
}

/** Tasks from which on threads are worth the seconds of two processors in which they load and compile what they need. */
const enough = 600;

/** Threads that a machine of this size gains by; none where their code is not compiled. */
export function size(): number {
  return existsSync(join(__dirname, 'worker.js')) ? Math.min(availableParallelism(), 8) : 0;
}

/** Who works on a run: this thread, and others from when there is enough to do. */
export class Staff {
  private gathered?: Crew;

  /** Where the run keeps what it made. @default - nowhere */
  readonly place: CachePlace | undefined;

  constructor(private readonly staffing: Staffing) {
    this.place = placeOf(staffing);
  }

  /** Other threads that are there already. */
  get crew(): Crew | undefined {
    return this.gathered;
  }

  /** Other threads, if so many tasks are worth it. */
  async gather(tasks: number): Promise<Crew | undefined> {
    const { place, staffing } = this;
    const { workers = size(), toolkit, root } = staffing;
    // Tables of functions cannot be sent to a thread, and what threads make goes through the cache.
    if (this.gathered || !place || toolkit || tasks < enough || workers < 2) return this.gathered;
    const { Crew } = await import('./crew');
    this.gathered ??= new Crew(workers, { root, cache: place, parsings: join(place.folder, 'parsings') });
    return this.gathered;
  }

  async leave(): Promise<void> {
    await this.gathered?.leave();
  }
}

/** Does something with a staff, which leaves then. */
export async function staffed<T>(staffing: Staffing, act: (staff: Staff) => Promise<T>): Promise<T> {
  const staff = new Staff(staffing);
  try {
    return await act(staff);
  } finally {
    await staff.leave();
  }
}
