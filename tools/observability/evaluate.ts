import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleGroup } from '../../lib/observability/rules';
import { run } from '../harness/process';

/** Series and what is asked of them. */
export interface Trial {
  readonly name: string;
  /** Values by series, as promtool reads them. */
  readonly series: Readonly<Record<string, string>>;
  /** Duration between two values. */
  readonly interval: string;
  readonly queries: readonly { readonly expr: string; /** Seconds. */ readonly at: number }[];
}

/** A sample of an answer. */
export interface Sample {
  readonly labels: string;
  readonly value: number;
}

/** What queries come to, by trial and query, as promtool computes it. */
export async function evaluate(
  folder: string,
  groups: readonly RuleGroup[],
  trials: readonly Trial[],
  evaluationInterval = '1s',
): Promise<Sample[][][]> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups }));
  // What is expected never comes, so promtool says what did.
  const never = [{ labels: '{never="so"}', value: 0 }];
  const tests = trials.map(({ name, series, interval, queries }) => ({
    name,
    interval,
    input_series: Object.entries(series).map(([one, values]) => ({ series: one, values })),
    promql_expr_test: queries.map(({ expr, at }) => ({ expr, eval_time: `${at}s`, exp_samples: never })),
  }));
  const file = join(folder, 'tests.json');
  writeFileSync(file, JSON.stringify({ rule_files: ['rules.json'], evaluation_interval: evaluationInterval, tests }));
  const { stdout, stderr } = await run('promtool', ['test', 'rules', file], { seconds: 600 });
  const said = stdout + stderr;
  const answers = said.split('\n').flatMap((line) => /^\s+got: (.*)$/.exec(line)?.[1] ?? []);
  const asked = trials.reduce((sum, { queries }) => sum + queries.length, 0);
  if (answers.length !== asked)
    throw new Error(`expected ${asked} answers, got ${answers.length}: ${said.slice(0, 2000)}`);
  let next = 0;
  return trials.map(({ queries }) => queries.map(() => samplesOf(answers[next++]!)));
}

function samplesOf(answer: string): Sample[] {
  const found: Sample[] = [];
  for (let at = answer.indexOf('{'); at >= 0; at = answer.indexOf('{', at)) {
    const [whole, labels, value] = sample.exec(answer.slice(at)) ?? [];
    if (whole !== undefined)
      found.push({
        labels: labels!,
        value: Number(value === '+Inf' ? Infinity : value === '-Inf' ? -Infinity : value),
      });
    at += whole?.length ?? 1;
  }
  return found;
}

/** Labels with a value, at the start of a text. */
const sample = /^(\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\}) ([^\s,]+)/;
