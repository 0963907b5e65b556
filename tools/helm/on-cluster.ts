import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../harness/check';
import { ApiClient } from '../kubernetes/api-client';
import { Cluster } from '../kubernetes/cluster';
import { StandIns } from '../kubernetes/stand-ins';
import { manifestsIn } from '../kubernetes/tree';
import type { Case, Findings } from './cases';
import { live } from './lifecycle';
import { mutated } from './mutated';
import { Runner, helms } from './release';

/** Whether charts live on a real API server, and values that are wrong never reach it. */
export async function onCluster(context: Context, cases: readonly Case[]): Promise<Findings> {
  const cluster = await Cluster.start({ folder: join(context.scratch, 'cluster') });
  const api = new ApiClient(cluster.folder);
  try {
    await cluster.impose(namespacesOf(context.dist, cases));
    const mutants = await mutated(context, cases, api);
    const lives = await lived(context, cases, cluster);
    return {
      checked: mutants.checked + lives.checked,
      failures: [...mutants.failures, ...lives.failures],
      notes: [...mutants.notes, ...lives.notes],
    };
  } finally {
    api.close();
    cluster.stop();
  }
}

/** Namespaces as the plain tree has them, with their level of Pod Security; those that it lacks are made. */
function namespacesOf(dist: string, cases: readonly Case[]): object[] {
  const platforms = [...new Set(cases.map(({ chart }) => chart.platform))];
  const known = platforms
    .flatMap((platform) => manifestsIn(join(dist, 'kubernetes', platform)))
    .flatMap(({ objects }) => objects)
    .filter(({ kind }) => kind === 'Namespace');
  const used = cases.flatMap(({ plain, release }) => [
    release.namespace,
    ...plain.flatMap(({ metadata }) => metadata.namespace ?? []),
  ]);
  const all = new Map<string, object>(
    used.map((name) => [name, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }]),
  );
  for (const one of known) all.set(one.metadata.name, one);
  return [...all.values()];
}

/** One environment of each chart, by each Helm: that for development, or the first. */
async function lived({ scratch, say }: Context, cases: readonly Case[], cluster: Cluster): Promise<Findings> {
  const chosen = cases.filter(({ chart, title }) => {
    const { environments } = chart;
    const environment = environments.includes('development') ? 'development' : environments[0];
    return title.split('/')[1] === environment;
  });
  const folder = join(scratch, 'lives');
  mkdirSync(folder, { recursive: true });
  const standIns = new StandIns();
  const failures: string[] = [];
  for (const { title, release } of chosen)
    for (const helm of helms) {
      const runner = new Runner(helm, folder, join(cluster.folder, 'kubeconfig'));
      const found = await live(runner, release, { cluster, standIns, folder });
      failures.push(...found.map((text) => `${title}: ${text}`));
      say(`${title}: ${helm.name}: installed, upgraded, rolled back and uninstalled: ${found.length} failures`);
    }
  return { checked: chosen.length * helms.length, failures, notes: standIns.notes() };
}
