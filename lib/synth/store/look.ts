import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { same } from '../same';
import { type Place, type Sight, type Turn, lookOver, standing } from './look-over';
import { statOf } from './seen';

const script = join(__dirname, 'looker.js');
/** Bytes of what is known from which on a thread is worth what it takes to start. */
const much = 500_000;

/** Part of a place's pages from which on nobody helps any more. */
const most = 0.7;

/** What tells which run's files, and no others of ours, still stand as they were in each place. */
export type Look = () => Promise<readonly (string | undefined)[]>;

/** What the thread that looks is told. */
export interface Looking {
  readonly places: readonly Place[];
  /** Of each place, the number of its next page, and that of all of its pages where somebody knows it; shared. */
  readonly counts: readonly Int32Array[];
}

/** Looks at places, beside other work where there is much to see; who waits for that helps. */
export function look(places: readonly Place[]): Look {
  const size = places.reduce((sum, { file }) => sum + (statOf(file)?.size ?? 0), 0);
  if (size < much || !existsSync(script)) return () => Promise.resolve(places.map(standing));
  const counts = places.map(() => new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)));
  const worker = new Worker(script, { workerData: { places, counts } satisfies Looking });
  const seen = new Promise<readonly (Sight | undefined)[]>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  // Where the run ends before, nobody waits for it.
  worker.unref();
  seen.catch(() => {});
  return async () => {
    worker.ref();
    const mine = places.map((place, index) =>
      isOver(counts[index]!) ? [] : [lookOver(place, turnOf(counts[index]!))],
    );
    const theirs = await seen;
    // Both went by the same notes, and found all as it was.
    return theirs.map((one, index) => (mine[index]!.every((other) => same(one, other)) ? one?.run : undefined));
  };
}

/** Hands out the pages of a place. */
export function turnOf(count: Int32Array): Turn {
  return (total) => {
    Atomics.store(count, 1, total);
    return Atomics.add(count, 0, 1);
  };
}

/** Whether so many pages of a place were handed out that to read its notes would take longer than the rest. */
function isOver(count: Int32Array): boolean {
  const total = Atomics.load(count, 1);
  return total > 0 && Atomics.load(count, 0) >= total * most;
}
