import { at } from '../model/mapping';
import type { Family } from './families';

/** Path of a pod template, by kind. */
const templates: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Rollout: ['spec', 'template'],
};

/** Path of the pod template of a kind; undefined for other kinds. */
export function podTemplateOf(kind: string): readonly string[] | undefined {
  return templates[kind];
}

/** The workload of a service that its values are about, and its main container. */
export interface MainWorkload {
  readonly family: Family;
  readonly container: string;
}

/** The workload with the service's name, or else the first one. */
export function mainWorkload(service: string, families: readonly Family[]): MainWorkload | undefined {
  const all = families.filter(({ kind, phase }) => podTemplateOf(kind) && phase === 'run');
  const family = all.find(({ name }) => name === service) ?? all[0];
  const container = family && containersOf(family)[0];
  return family && container !== undefined ? { family, container } : undefined;
}

/** Names of the containers of a workload in the first environment that has it. */
function containersOf({ kind, bodies }: Family): string[] {
  const containers = at(
    bodies.find((one) => one),
    [...podTemplateOf(kind)!, 'spec', 'containers'],
  );
  return (containers as readonly { readonly name: string }[] | undefined)?.map(({ name }) => name) ?? [];
}
