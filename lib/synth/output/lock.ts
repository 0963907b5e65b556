import { mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DiskError, onDisk } from '../../files/disk-error';

/** Name of a dangling link whose target is the id of the writing process; created atomically, unlike a file. */
export const lockName = '.strata.lock';

const patienceMilliseconds = 60_000;
const pauseMilliseconds = 20;

/** Whether another process with that id runs on this machine. */
export function isRunning(pid: number): boolean {
  // Process ids are reused, above all in containers.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Runs `act` under the lock of a folder; a lock of a killed run is removed. */
export async function locked<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const lock = join(folder, lockName);
  onDisk(folder, () => mkdirSync(folder, { recursive: true }));
  await acquire(lock);
  try {
    return await act();
  } finally {
    onDisk(lock, () => rmSync(lock, { force: true }));
  }
}

async function acquire(lock: string): Promise<void> {
  for (let waited = 0; !take(lock); waited += pauseMilliseconds) {
    const holder = read(lock);
    if (waited >= patienceMilliseconds) {
      throw new DiskError(
        lock,
        `process ${holder} is still writing here; end it, or delete this link if that is another program`,
      );
    }
    if (holder !== undefined && !isRunning(holder)) breakOpen(lock, holder);
    // Without blocking this thread, which may hold a lock that the other process waits for.
    else await setTimeout(pauseMilliseconds);
  }
}

function take(lock: string): boolean {
  return onDisk(lock, () => (symlinkSync(String(process.pid), lock), true), ['EEXIST']) ?? false;
}

/** Removes the lock of a dead run; a new one is restored. */
function breakOpen(lock: string, dead: number): void {
  const aside = `${lock}.strata-${process.pid}.tmp`;
  if (onDisk(lock, () => (renameSync(lock, aside), true), ['ENOENT']) && read(aside) !== dead) renameSync(aside, lock);
  else rmSync(aside, { force: true });
}

function read(lock: string): number | undefined {
  const holder = onDisk(lock, () => readlinkSync(lock), ['ENOENT']);
  return holder === undefined ? undefined : Number(holder);
}
