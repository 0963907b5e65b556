import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { each } from '../harness/each';
import { onExit } from '../harness/process';
import type { Context, Report, Check } from '../harness/check';
import type { Run } from '../../test/fuzz/properties';

/** Cases of each property. */
const cases = Number(process.env.STRATA_FUZZ_CASES ?? 2500);

/** Cases that a process looks at: what failed is made smaller among few. */
const share = 2500;

/** Processes at a time. */
const jobs = Number(process.env.STRATA_VERIFY_JOBS ?? 2);

/** Seed of the cases: the same each time, so that what turns red is a change's own; `random` looks at other files. */
function seedOf(): number {
  const { STRATA_FUZZ_SEED: wish = '753928963' } = process.env;
  return wish === 'random' ? randomInt(1_000_000_000) : Number(wish);
}

interface Task {
  readonly property: number;
  readonly seed: number;
  readonly cases: number;
}

interface Result extends Run {
  readonly title: string;
}

/** Whether files of all sorts, by the schemas and against them, break any promise of the toolkit. */
export const fuzz: Check = {
  name: 'fuzz',
  needs: [],
  minutes: 4,
  run: (context) => sweep(context, seedOf(), cases),
};

/** Looks at so many cases of each property; with the smallest files that one does not hold for. */
export async function sweep({ say }: Context, seed: number, all: number): Promise<Report> {
  const tasks = [0, 1, 2].flatMap((property) =>
    Array.from({ length: Math.ceil(all / share) }, (_, index): Task => ({
      property,
      seed: seed + index,
      cases: Math.min(share, all - index * share),
    })),
  );
  const results = await each(tasks, jobs, async (task) => {
    const result = await worked(task);
    say(`${result.title}: ${result.cases} cases from seed ${task.seed}${result.failure ? ', one fails' : ''}`);
    return result;
  });
  const titles = [...new Set(results.map(({ title }) => title))];
  const sum = (title: string, of: 'cases' | 'synthesized') =>
    results.filter((one) => one.title === title).reduce((total, one) => total + one[of], 0);
  return {
    tool: 'fast-check',
    version: fc.__version,
    checked: results.reduce((total, one) => total + one.cases, 0),
    failures: results.flatMap(({ title, failure }, index) => (failure ? [told(title, failure, tasks[index]!)] : [])),
    notes: [
      `seed ${seed}; STRATA_FUZZ_SEED=${seed} draws the same cases`,
      ...titles.map((title) => `${title}: ${sum(title, 'cases')} cases, ${sum(title, 'synthesized')} without an error`),
    ],
  };
}

/** What fails, as a file that test/fuzz/kept takes. */
function told(title: string, { files, defects }: NonNullable<Run['failure']>, { seed }: Task): string {
  const text = dump(files, { lineWidth: -1 });
  return `${title}, seed ${seed}: ${defects.slice(0, 3).join('\n')}\nkeep as test/fuzz/kept/<what-it-is>.yaml:\n${text}`;
}

/** One task in a process of its own. */
function worked(task: Task): Promise<Result> {
  const child = fork(__filename, [JSON.stringify(task)], { execArgv: ['--import', 'tsx'], silent: true });
  onExit(() => child.kill('SIGKILL'));
  const said: Buffer[] = [];
  child.stderr?.on('data', (data: Buffer) => said.push(data));
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as Result));
    child.once('exit', (code) => reject(new Error(`a process ended with ${code}\n${Buffer.concat(said).toString()}`)));
  });
}

// As a child process: one task.
if (require.main === module) {
  const task = JSON.parse(process.argv[2]!) as Task;
  void import('../../test/fuzz/properties').then(async ({ properties }) => {
    const one = properties[task.property]!;
    const result: Result = { title: one.title, ...(await one.run(task.seed, task.cases)) };
    process.send!(result, () => process.exit(0));
  });
}
