import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../harness/check';
import { each } from '../harness/each';
import type { ApiClient } from '../kubernetes/api-client';
import type { Case, Findings } from './cases';
import { mutantsOf } from './mutants';
import { readObjects } from './reading';
import { Runner, helms } from './release';
import { type Verdict, fingerprint, judge } from './trial';
import { mergedValues } from './values';

/** Mutants of all charts together. */
const count = Number(process.env.STRATA_HELM_MUTANTS ?? 200);

const seed = 22;

/** Whether wrong values are refused, or else render what the API server takes, and no text becomes code. */
export async function mutated({ scratch, say }: Context, cases: readonly Case[], api: ApiClient): Promise<Findings> {
  const folder = join(scratch, 'mutants');
  mkdirSync(folder, { recursive: true });
  const share = Math.ceil(count / cases.length);
  const found = await each(cases, 2, (one) => verdictsOf(one, share, folder, api));
  const verdicts = found.flat();
  const counts = ['refused', 'taken', 'unchanged', 'wrong'].map(
    (outcome) => `${verdicts.filter((one) => one.outcome === outcome).length} ${outcome}`,
  );
  say(`${verdicts.length} mutated files of values: ${counts.join(', ')}`);
  return {
    checked: verdicts.length,
    failures: verdicts.flatMap(({ title, complaint }) => (complaint ? [`${title}: ${complaint}`] : [])),
    notes: [`mutated files of values: ${counts.join(', ')}`],
  };
}

async function verdictsOf(
  { title, chart, release }: Case,
  share: number,
  folder: string,
  api: ApiClient,
): Promise<(Verdict & { readonly title: string })[]> {
  const runners = helms.map((helm) => new Runner(helm, folder));
  const values = mergedValues([join(chart.folder, 'values.yaml'), ...release.values]);
  const schema = JSON.parse(readFileSync(join(chart.folder, 'values.schema.json'), 'utf8')) as unknown;
  const before = new Set((await readObjects([(await runners[0]!.template(release)).stdout])).map(fingerprint));
  const file = join(folder, `${title.replaceAll('/', '.')}.yaml`);
  const verdicts: (Verdict & { readonly title: string })[] = [];
  for (const [index, mutant] of mutantsOf(values, schema, share, seed + title.length).entries()) {
    const runner = runners[index % runners.length]!;
    const verdict = await judge(runner, release, mutant, file, { api, before });
    verdicts.push({ ...verdict, title: `${title}: ${runner.helm.name}: ${mutant.title}` });
  }
  return verdicts;
}
