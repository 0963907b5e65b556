import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Options, type Outcome, run } from '../harness/process';

/** What a whole process took, and all that it waited for. */
export interface Cost {
  /** From its start to its end, by the clock on the wall. */
  readonly seconds: number;
  /** Of processors, in user and system mode, of all threads. */
  readonly cpu: number;
  /** Largest resident memory of one process, in MiB. */
  readonly peak: number;
}

/** A command and where it runs. */
export interface Job extends Pick<Options, 'cwd'> {
  readonly command: readonly [string, ...string[]];
  /** Brings things into the state that the command is to find; not measured. */
  readonly before?: () => void;
}

/** Longest time that a process may take, in seconds. */
export const patience = 1800;

/** Runs a command as a process of its own, and measures it by GNU time. */
export async function measure({ command, cwd, before }: Job, scratch: string): Promise<Cost & Outcome> {
  before?.();
  const notes = join(scratch, 'time');
  const begun = performance.now();
  // What runs under `time` outlives a signal to it; `timeout` ends it.
  const ended = ['-f', '%U %S %M', '-o', notes, 'timeout', '--signal=KILL', String(patience), ...command];
  const outcome = await run('time', ended, { cwd, seconds: patience + 10 });
  const seconds = (performance.now() - begun) / 1000;
  if (outcome.code !== 0)
    throw new Error(`${command.join(' ').slice(0, 300)}: exit ${outcome.code}\n${outcome.stderr}`);
  const [user, system, peak] = readFileSync(notes, 'utf8').trim().split(' ').map(Number);
  return { ...outcome, seconds, cpu: user! + system!, peak: peak! / 1024 };
}

/** The costs of jobs that take turns, so that a change of the machine's speed meets all of them. */
export async function takeTurns<Name extends string>(
  jobs: Readonly<Record<Name, Job>>,
  rounds: number,
  scratch: string,
  say: (line: string) => void = () => undefined,
): Promise<Record<Name, Cost[]>> {
  const names = Object.keys(jobs) as Name[];
  const costs = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Cost[]>;
  for (let round = 1; round <= rounds; round++)
    for (const name of names) {
      const { seconds, cpu, peak } = await measure(jobs[name], scratch);
      costs[name].push({ seconds, cpu, peak });
      say(
        `${name} (${round}/${rounds}): ${cpu.toFixed(2)} s of processors, ${seconds.toFixed(2)} s, ${peak.toFixed(0)} MiB`,
      );
    }
  return costs;
}

/** The smallest of some numbers, and the middle one. */
export function spread(numbers: readonly number[]): { readonly least: number; readonly median: number } {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { least: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]! };
}
