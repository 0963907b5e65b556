import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../harness/check';
import { each } from '../harness/each';
import { ApiClient } from '../kubernetes/api-client';
import { Cluster } from '../kubernetes/cluster';
import { title } from '../kubernetes/object';
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
    await cluster.impose(preparationsOf(context.dist, cases));
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

/** Kinds that a team's own cluster has before a chart comes. */
const prepared: ReadonlySet<string> = new Set(['Namespace', 'PriorityClass', 'StorageClass']);

/** What the plain tree prepares, namespaces with their level of Pod Security among it; namespaces that it lacks are made. */
function preparationsOf(dist: string, cases: readonly Case[]): object[] {
  const platforms = [...new Set(cases.map(({ chart }) => chart.platform))];
  const known = platforms
    .flatMap((platform) => manifestsIn(join(dist, 'kubernetes', platform)))
    .flatMap(({ objects }) => objects)
    .filter(({ kind }) => prepared.has(kind));
  const used = cases.flatMap(({ plain, release }) => [
    release.namespace,
    ...plain.flatMap(({ metadata }) => metadata.namespace ?? []),
  ]);
  const all = new Map<string, object>(
    used.map((name) => [`Namespace ${name}`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }]),
  );
  for (const one of known) all.set(title(one), one);
  return [...all.values()];
}

/** One environment of each chart, by either Helm in turn: that for development, or the first. */
async function lived({ scratch, say }: Context, cases: readonly Case[], cluster: Cluster): Promise<Findings> {
  const chosen = cases.filter(({ chart: { environments }, environment }) =>
    environments.includes('development') ? environment === 'development' : environment === environments[0],
  );
  const folder = join(scratch, 'lives');
  mkdirSync(folder, { recursive: true });
  const standIns = new StandIns();
  // Nearly all of it is waiting.
  const found = await each([...chosen.entries()], 3, async ([index, { title: name, release }]) => {
    const runner = new Runner(helms[index % helms.length]!, folder, join(cluster.folder, 'kubeconfig'));
    const failures = await live(runner, release, { cluster, standIns, folder });
    say(`${name}: ${runner.helm.name}: installed, upgraded, rolled back and uninstalled: ${failures.length} failures`);
    return failures.map((text) => `${name}: ${text}`);
  });
  return { checked: chosen.length, failures: found.flat(), notes: standIns.notes() };
}
