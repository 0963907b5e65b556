import { join } from 'node:path';
import type { Context } from '../harness/check';
import { each } from '../harness/each';
import type { Case, Findings } from './cases';
import { differences } from './comparison';
import { readObjects } from './reading';
import { Runner, helms } from './release';

/** Most differences that are told of one case. */
const most = 12;

/** Whether every Helm finds no fault in a chart, and renders the plain objects of each environment. */
export async function rendered({ scratch, say }: Context, cases: readonly Case[]): Promise<Findings> {
  const runners = helms.map((helm) => new Runner(helm, join(scratch, 'helm')));
  const found = await each(cases, 2, async (one) => {
    const all = await Promise.all(runners.map((runner) => judged(runner, one)));
    return all.flat();
  });
  say(`${cases.length} charts in their environments are rendered by ${helms.map(({ name }) => name).join(' and ')}`);
  const objects = cases.reduce((sum, { plain }) => sum + plain.length, 0);
  return { checked: objects * helms.length, failures: found.flat(), notes: [] };
}

/** What a Helm finds wrong in a chart, and where it renders other objects. */
export async function judged(
  runner: Runner,
  { title, release, plain }: Pick<Case, 'title' | 'release' | 'plain'>,
): Promise<string[]> {
  const named = (text: string) => `${title}: ${runner.helm.name}: ${text}`;
  const lint = await runner.lint(release);
  const complaints = lint.code === 0 ? [] : [named(`lint: ${lint.stdout.trim()} ${lint.stderr.trim()}`)];
  const { code, stdout, stderr } = await runner.template(release);
  if (code !== 0) return [...complaints, named(stderr.trim())];
  const all = differences(plain, await readObjects([stdout]), release.namespace);
  const rest = all.length > most ? [named(`and ${all.length - most} more differences`)] : [];
  return [...complaints, ...all.slice(0, most).map(named), ...rest];
}
