import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from '../harness/each';
import type { Cluster } from '../kubernetes/cluster';
import type { KubernetesObject } from '../kubernetes/object';
import type { StandIns } from '../kubernetes/stand-ins';
import { type Release, type Runner, valueWords } from './release';

/** Longest wait of Helm for what it installs. */
const seconds = 120;

/** Another image than the one of the environment. */
const nextTag = '0.0.0-next';

/** Installs a chart, upgrades it with changed values and rolls it back; what went wrong. */
export async function live(
  runner: Runner,
  release: Release,
  { cluster, standIns, folder }: { readonly cluster: Cluster; readonly standIns: StandIns; readonly folder: string },
): Promise<string[]> {
  const { name, namespace, chart, values } = release;
  const changed = join(folder, `${runner.helm.program}-${namespace}-${name}-next.yaml`);
  writeFileSync(changed, JSON.stringify({ image: { tag: nextTag } }));
  const own = ['--namespace', namespace, '--wait', `--timeout=${seconds}s`];
  const upgrade = ['upgrade', name, chart, ...own, ...valueWords([...values, changed])];
  const act = async (words: readonly string[]) => {
    const { code, stderr } = await beside(runner.run(words, seconds + 30), () => standIns.act(cluster));
    return code === 0 ? [] : [`${runner.helm.name} ${words[0]}: ${stderr.trim().slice(0, 1000)}`];
  };
  const expectTag = async (what: string, isNext: boolean) => {
    const images = await imagesOf(cluster, namespace, name);
    if (images.length === 0)
      return [`${runner.helm.name}: expected a workload ${namespace}/${name} after ${what}, got none`];
    const holds = images.some((image) => image.endsWith(`:${nextTag}`)) === isNext;
    return holds
      ? []
      : [
          `${runner.helm.name}: expected ${isNext ? nextTag : 'the image before'} after ${what}, got ${images.join(', ')}`,
        ];
  };

  const actions = [
    ['install', ['install', name, chart, ...own, ...valueWords(values)], false],
    ['upgrade', upgrade, true],
    ['rollback', ['rollback', name, '1', ...own], false],
  ] as const;
  const failures: string[] = [];
  for (const [what, words, isNext] of actions) {
    failures.push(...(await act(words)));
    if (failures.length === 0) failures.push(...(await expectTag(what, isNext)));
    if (failures.length > 0) break;
  }
  failures.push(...(await act(['uninstall', name, ...own])));
  await withoutClaims(cluster, namespace, name);
  return failures;
}

/** Removes the claims of a StatefulSet, which stay, and their volumes, which are for one claim only. */
async function withoutClaims(cluster: Cluster, namespace: string, name: string): Promise<void> {
  const claims = (await cluster.list('persistentvolumeclaims')).filter(
    ({ metadata }) => metadata.namespace === namespace && metadata.labels?.['app.kubernetes.io/instance'] === name,
  );
  if (claims.length === 0) return;
  const names = claims.map(({ metadata }) => metadata.name);
  await cluster.kubectl(['delete', 'persistentvolumeclaims', '--namespace', namespace, '--wait=false', ...names]);
  const volumes = names.map((one) => `stand-in-${namespace}-${one}`);
  await cluster.kubectl(['delete', 'persistentvolumes', '--ignore-not-found', '--wait=false', ...volumes]);
}

/** Does something again and again until a promise settles. */
async function beside<Result>(work: Promise<Result>, act: () => Promise<void>): Promise<Result> {
  let over = false;
  const done = work.finally(() => (over = true));
  while (!over) {
    await act();
    await Promise.race([done, pause(1)]);
  }
  return done;
}

const workloads = ['deployments.apps', 'statefulsets.apps', 'cronjobs.batch', 'jobs.batch'];

/** Images of the workloads that a release is named for. */
async function imagesOf(cluster: Cluster, namespace: string, name: string): Promise<string[]> {
  const all = await cluster.list(...workloads);
  return all
    .filter(({ metadata }) => metadata.namespace === namespace && metadata.name === name)
    .flatMap((object) => containers(object).map(({ image }) => image));
}

interface Container {
  readonly image: string;
}

interface PodTemplate {
  readonly template?: { readonly spec?: { readonly containers?: readonly Container[] } };
}

function containers({ spec }: KubernetesObject): readonly Container[] {
  const { jobTemplate, ...own } = (spec ?? {}) as PodTemplate & {
    readonly jobTemplate?: { readonly spec?: PodTemplate };
  };
  return (jobTemplate?.spec ?? own).template?.spec?.containers ?? [];
}
