import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { repository } from '../repository';
import type { Cost } from './measure';

/** What came of all runs of one contender over one fleet. */
export interface Result {
  /** Which comparison it belongs to: results of one were measured by turns. */
  readonly part: string;
  readonly name: string;
  readonly services: number;
  readonly objects: number;
  readonly resources?: number;
  readonly costs: readonly Cost[];
  /** Processes that ran or wanted to, over the last minute, at the start and at the end. */
  readonly load: readonly [number, number];
}

/** All that was measured, and on what. */
export interface Results {
  readonly machine: { readonly cores: number; readonly memory: number; readonly node: string };
  readonly results: readonly Result[];
}

const file = join(repository, 'build/bench/results.json');

/** What earlier runs measured. */
export function readResults(): Results {
  const machine = {
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  return existsSync(file)
    ? { ...(JSON.parse(readFileSync(file, 'utf8')) as Results), machine }
    : { machine, results: [] };
}

/** Keeps results, in place of earlier ones of the same. */
export function keep(fresh: readonly Result[]): void {
  const { machine, results } = readResults();
  const id = ({ part, name, services }: Result) => `${part} ${name} ${services}`;
  const ids = new Set(fresh.map(id));
  const all = [...results.filter((result) => !ids.has(id(result))), ...fresh];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine, results: all }, null, 2)}\n`);
}

/** Processes that ran or wanted to, over the last minute. */
export const load = (): number => loadavg()[0]!;
