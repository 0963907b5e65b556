import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { layers } from '../../lib/synth/layer';
import { inferloop, writeFleet } from '../bench/fleet';
import { type Costs, type JobName, bounds, judge, sizes } from '../bench/gate';
import { type Job, takeTurns } from '../bench/measure';
import { cdk8sPlus } from '../bench/peers/cdk8s';
import { strata, synths } from '../bench/strata';
import type { Check } from '../harness/check';
import { repository } from '../repository';

/** Turns of each; the best counts. */
const rounds = 2;
/** Turns more where others slow the machine down: noise goes by that, and what is worse stays so. */
const more = 3;

/** Bytes that the files of all fleets need, many times over. */
const room = 1e9;

/** Whether what a fleet costs grows with it and no faster, and what has not changed costs little: ratios of one run, never times. */
export const speed: Check = {
  name: 'speed',
  needs: [
    { name: 'time', hint: 'install GNU time' },
    { name: 'timeout', hint: 'install GNU coreutils' },
  ],
  minutes: 4,
  async run({ scratch, say }) {
    const [, command] = strata().command;
    if (!existsSync(command!)) throw new Error(`${command} is missing: run make build`);
    const place = inMemory() ?? scratch;
    try {
      const { failures, notes } = judge(await costsIn(place, say));
      return { tool: 'strata, cdk8s', version: process.version, checked: bounds.length, failures, notes };
    } finally {
      if (place !== scratch) rmSync(place, { recursive: true });
    }
  },
};

/** What each job costs, its files under a folder. */
async function costsIn(folder: string, say: (line: string) => void): Promise<Costs> {
  const stock = inferloop(repository);
  const roots = { small: join(folder, 'small'), large: join(folder, 'large'), plain: join(folder, 'plain') };
  writeFleet(roots.small, sizes.small, stock);
  writeFleet(roots.large, sizes.large, stock);
  writeFleet(roots.plain, sizes.large, stock);
  const out = join(folder, 'cdk8s');
  mkdirSync(out);

  const large = synths(roots.large, stock, layers);
  const jobs: Record<JobName, Job> = {
    small: synths(roots.small, stock, layers)['cold, one thread'],
    large: large['cold, one thread'],
    warm: large.warm,
    edit: large['one edit'],
    kubernetes: synths(roots.plain, stock, ['kubernetes'])['cold, one thread'],
    cdk8s: { command: cdk8sPlus.write(out, [], roots.plain), cwd: out },
  };
  const costs = await takeTurns(jobs, rounds, folder, say);
  for (let turn = 0; turn < more && judge(costs).failures.length > 0; turn++) {
    const again = await takeTurns(jobs, 1, folder, say);
    for (const name of Object.keys(jobs) as JobName[]) costs[name].push(...again[name]);
  }
  return costs;
}

/** A folder on a disk in memory, where there is one with room: what others take for a new file differs tenfold. */
function inMemory(): string | undefined {
  const disk = '/dev/shm';
  if (!existsSync(disk)) return undefined;
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize > room ? mkdtempSync(join(disk, 'strata-speed-')) : undefined;
}
