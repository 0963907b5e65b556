import { join } from 'node:path';
import { type Pool, pool } from 'workerpool';
import type { WorkerApi, WorkerProps } from './worker';

const script = join(__dirname, 'worker.js');

/** Megabytes of a thread's young generation: constructs live for one task, and would be promoted in a small one. */
const young = 64;
/** Megabytes of a thread's old generation, several times its need: without a limit it would rarely collect garbage. */
const old = 768;

/** A stateful thread. */
export interface Worker {
  readonly call: <M extends keyof WorkerApi>(
    method: M,
    ...args: Parameters<WorkerApi[M]>
  ) => Promise<Awaited<ReturnType<WorkerApi[M]>>>;
}

/** Threads that work at the same time. */
export class WorkerPool {
  readonly workers: readonly Worker[];
  private readonly pools: readonly Pool[];

  constructor(size: number, props: WorkerProps) {
    // One pool for each thread: the thread that analyzed a service renders it, too.
    this.pools = Array.from({ length: size }, () =>
      pool(script, {
        minWorkers: 1,
        maxWorkers: 1,
        workerType: 'thread',
        workerThreadOpts: { resourceLimits: { maxYoungGenerationSizeMb: young, maxOldGenerationSizeMb: old } },
      }),
    );
    this.workers = this.pools.map((one) => {
      const ready = one.exec('init', [props]);
      // The first call reports it.
      ready.catch(() => {});
      return { call: async (method, ...args) => ready.then(() => one.exec(method, args)) };
    });
  }

  /** Calls a method of all threads. */
  async broadcast<M extends keyof WorkerApi>(method: M, ...args: Parameters<WorkerApi[M]>): Promise<void> {
    await Promise.all(this.workers.map((one) => one.call(method, ...args)));
  }

  /**
   * Runs jobs, one for each thread at a time. @param homeOf - preferred thread of a job; idle threads take others
   */
  async spread<J, T>(
    jobs: readonly J[],
    homeOf: (job: J) => Worker | undefined,
    act: (worker: Worker, job: J) => Promise<T>,
  ): Promise<T[]> {
    const open = new Set(jobs.keys());
    const find = (home: Worker | undefined) => [...open].find((index) => homeOf(jobs[index]!) === home);
    const results: T[] = [];
    const work = async (worker: Worker): Promise<void> => {
      while (open.size > 0) {
        const index = find(worker) ?? find(undefined) ?? [...open][0]!;
        open.delete(index);
        results[index] = await act(worker, jobs[index]!);
      }
    };
    const settled = await Promise.allSettled(
      this.workers.map((worker) =>
        work(worker).catch((error: unknown) => {
          open.clear();
          throw error;
        }),
      ),
    );
    // An error is thrown only after all threads have finished.
    for (const one of settled) if (one.status === 'rejected') throw one.reason;
    return results;
  }

  async end(): Promise<void> {
    await Promise.all(this.pools.map((one) => one.terminate()));
  }
}
