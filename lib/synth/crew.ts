import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pool } from 'workerpool';
import type { Receipt } from './cache';
import type { Order } from './worker';

/** Threads that make tasks. */
export interface Crew {
  readonly fill: (order: Order) => Promise<readonly Receipt[]>;
  readonly leave: () => Promise<void>;
}

const script = join(__dirname, 'worker.js');

/** Threads that a machine of this size gains by; none where the worker's code is not compiled. */
export function size(): number {
  return existsSync(script) ? Math.min(availableParallelism(), 8) : 0;
}

/** Megabytes in which a thread makes its short-lived objects: constructs live for one task, and a small space lets them grow old. */
const young = 64;
/** Megabytes of what lives longer, some ten times what a thread needs: with all of a machine's memory to take, it would hardly clear up. */
const old = 384;

/** Threads, which load what they need at once. */
export function gather(workers: number): Crew {
  const threads = pool(script, {
    minWorkers: workers,
    maxWorkers: workers,
    workerType: 'thread',
    workerThreadOpts: { resourceLimits: { maxYoungGenerationSizeMb: young, maxOldGenerationSizeMb: old } },
  });
  return {
    fill: async (order) => (await threads.exec('fill', [order])) as Receipt[],
    leave: async () => void (await threads.terminate()),
  };
}
