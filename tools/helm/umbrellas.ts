import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from 'tar';
import type { Context } from '../harness/check';
import type { Case, Findings } from './cases';
import { judged } from './rendered';
import { packaged } from './packaged';
import { Runner, helms } from './release';

/** Whether the chart of a whole platform renders the plain objects of all services of each environment. */
export async function umbrellas({ dist, scratch, say }: Context, cases: readonly Case[]): Promise<Findings> {
  const folder = join(scratch, 'umbrella');
  const all = await packaged(join(dist, '..'), folder, []);
  const services = new Set(cases.map(({ chart }) => `${chart.platform}/${chart.service}`));
  const whole = all.filter(({ platform, name }) => !services.has(`${platform}/${name}`));
  const failures: string[] = [];
  const judgedCases = whole.flatMap(({ platform, name, file }) => {
    const into = join(folder, 'unpacked', platform);
    mkdirSync(into, { recursive: true });
    extract({ file, cwd: into, sync: true });
    return wholeCases(platform, name, join(into, name), cases);
  });
  const runners = helms.map((helm) => new Runner(helm, join(scratch, 'helm')));
  for (const one of judgedCases) for (const runner of runners) failures.push(...(await judged(runner, one)));
  const platforms = new Set(cases.map(({ chart }) => chart.platform));
  if (whole.length !== platforms.size)
    failures.push(`strata package: expected a chart of each of ${platforms.size} platforms, got ${whole.length}`);
  say(`${judgedCases.length} charts of whole platforms in their environments are rendered`);
  return { checked: judgedCases.length * helms.length, failures, notes: [] };
}

/** All services of an environment in one release. */
function wholeCases(platform: string, name: string, chart: string, cases: readonly Case[]) {
  const own = cases.filter((one) => one.chart.platform === platform);
  return [...new Set(own.map(({ environment }) => environment))].map((environment) => {
    const members = own.filter((one) => one.environment === environment);
    const values = [join(chart, `values-${environment}.yaml`)];
    const release = { name, namespace: members[0]!.release.namespace, chart, values };
    return { title: `${platform}/${environment}`, release, plain: members.flatMap(({ plain }) => plain) };
  });
}
