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
  const container =
    family &&
    containersIn(
      family.kind,
      family.bodies.find((one) => one),
    )[0];
  return container ? { family, container: container.name } : undefined;
}

/** A container as far as charts read it. */
interface Container {
  readonly name: string;
  readonly image?: string;
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
}

/** A probe of a container. */
export interface Probe {
  readonly httpGet?: { readonly path?: string; readonly scheme?: string };
}

/** The containers of a workload of a kind. */
export function containersIn(kind: string, body: unknown): readonly Container[] {
  return (at(body, [...podTemplateOf(kind)!, 'spec', 'containers']) as readonly Container[] | undefined) ?? [];
}
