import { join } from 'node:path';
import { type Pool, pool } from 'workerpool';
import type { Deeds, Post } from './worker';

const script = join(__dirname, 'worker.js');

/** Megabytes in which a thread makes its short-lived objects: constructs live for one task, and a small space lets them grow old. */
const young = 64;
/** Megabytes of what lives longer, some times what a thread needs: with all of a machine's memory to take, it would hardly clear up. */
const old = 768;

/** A thread that remembers what it was told. */
export interface Thread {
  readonly ask: <D extends keyof Deeds>(
    deed: D,
    ...about: Parameters<Deeds[D]>
  ) => Promise<Awaited<ReturnType<Deeds[D]>>>;
}

/** Threads that close services, make things of them and write files, at the same time. */
export class Crew {
  readonly threads: readonly Thread[];
  private readonly pools: readonly Pool[];

  constructor(workers: number, post: Post) {
    // One thread a pool: who has closed a service makes it, too.
    this.pools = Array.from({ length: workers }, () =>
      pool(script, {
        minWorkers: 1,
        maxWorkers: 1,
        workerType: 'thread',
        workerThreadOpts: { resourceLimits: { maxYoungGenerationSizeMb: young, maxOldGenerationSizeMb: old } },
      }),
    );
    this.threads = this.pools.map((one) => {
      const entered = one.exec('enter', [post]);
      // Whoever asks for something hears of it.
      entered.catch(() => {});
      return { ask: async (deed, ...about) => entered.then(() => one.exec(deed, about)) };
    });
  }

  /** Tells all threads the same. */
  async tell<D extends keyof Deeds>(deed: D, ...about: Parameters<Deeds[D]>): Promise<void> {
    await Promise.all(this.threads.map((one) => one.ask(deed, ...about)));
  }

  /** Does jobs, one a thread at a time: those that a thread is at home with first, then those that are nobody's, then others'. */
  async spread<J, T>(
    jobs: readonly J[],
    homeOf: (job: J) => Thread | undefined,
    act: (thread: Thread, job: J) => Promise<T>,
  ): Promise<T[]> {
    const open = new Set(jobs.keys());
    const find = (home: Thread | undefined) => [...open].find((index) => homeOf(jobs[index]!) === home);
    const results: T[] = [];
    const work = async (thread: Thread): Promise<void> => {
      while (open.size > 0) {
        const index = find(thread) ?? find(undefined) ?? [...open][0]!;
        open.delete(index);
        results[index] = await act(thread, jobs[index]!);
      }
    };
    const settled = await Promise.allSettled(
      this.threads.map((thread) =>
        work(thread).catch((error: unknown) => {
          open.clear();
          throw error;
        }),
      ),
    );
    // Nobody is at work any more when somebody hears of an error.
    for (const one of settled) if (one.status === 'rejected') throw one.reason;
    return results;
  }

  async leave(): Promise<void> {
    await Promise.all(this.pools.map((one) => one.terminate()));
  }
}
