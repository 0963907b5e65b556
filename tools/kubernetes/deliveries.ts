import { type Condition, type KubernetesObject, condition } from './object';
import type { Step, Tree } from './tree';

/** A Kustomization while it is watched. */
export interface Delivery {
  readonly step: Step;
  readonly ready: boolean;
  readonly said: Condition | undefined;
}

/** Kinds whose status says how Flux gets on. */
export const kustomizations = 'kustomizations.kustomize.toolkit.fluxcd.io';

/** How each step of a tree gets on. */
export function deliveries({ steps }: Tree, found: readonly KubernetesObject[]): Delivery[] {
  return steps.map((step) => {
    const object = found.find(({ metadata }) => metadata.name === step.name);
    const said = object && condition(object, 'Ready');
    return { step, ready: said?.status === 'True', said };
  });
}

/** All steps that wait for one, at whatever distance, and itself. */
export function withDependents({ steps }: Tree, name: string): Set<string> {
  const found = new Set([name]);
  // Steps stand in order of their dependencies, so one pass is enough.
  for (const { name: next, after } of steps) if (after.some((before) => found.has(before))) found.add(next);
  return found;
}

/** A step in words. */
export function progress({ step, said }: Delivery): string {
  return `${step.name}: ${said ? `${said.reason}: ${said.message}` : 'not reconciled yet'}`;
}
