import { pause } from '../harness/each';
import type { Cluster } from './cluster';
import { type Delivery, deliveries, kustomizations, progress } from './deliveries';
import type { KubernetesObject } from './object';
import type { StandIns } from './stand-ins';
import type { Tree } from './tree';

/** What was found so far. */
export interface Findings {
  checked: number;
  readonly failures: string[];
  readonly notes: Set<string>;
}

/** What a watched tree is made of. */
export interface Watch {
  readonly tree: Tree;
  readonly cluster: Cluster;
  readonly standIns: StandIns;
  readonly findings: Findings;
  /** Longest wait for what must happen next, in seconds. */
  readonly patience: number;
}

/** Whether a step has been delivered. */
export const isReady = (all: readonly Delivery[], name: string) =>
  all.some(({ step, ready }) => step.name === name && ready);

/** How all steps get on now. */
export async function look({ cluster, tree }: Watch): Promise<Delivery[]> {
  return deliveries(tree, await cluster.list(kustomizations));
}

/** Watches until something holds; each step that becomes ready must do so after those it waits for. */
export async function until(
  watch: Watch,
  isHeld: (object: KubernetesObject) => boolean,
  holds: (all: readonly Delivery[]) => boolean,
): Promise<Delivery[]> {
  const { cluster, standIns, patience } = watch;
  for (const limit = Date.now() + patience * 1000; ;) {
    await standIns.act(cluster, isHeld);
    const all = await look(watch);
    const early = all.filter(({ ready, step }) => ready && !step.after.every((name) => isReady(all, name)));
    if (early.length > 0)
      throw new Error(early.map(({ step }) => `${step.name} did not wait for ${step.after.join(', ')}`).join('\n'));
    if (holds(all)) return all;
    if (Date.now() >= limit)
      throw new Error(['time is up', ...all.filter(({ ready }) => !ready).map(progress)].join('\n'));
    await pause(1);
  }
}
