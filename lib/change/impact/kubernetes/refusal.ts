import { textAt } from './body';
import type { Decision, Subject } from './rule';

/** Annotation by which Flux replaces an object whose change the API refuses. @see https://fluxcd.io/flux/components/kustomize/kustomizations/#force */
const force = 'kustomize.toolkit.fluxcd.io/force';

/** Kinds whose deletion takes data with it. */
const dataKinds: ReadonlySet<string> = new Set([
  'PersistentVolumeClaim',
  'PersistentVolume',
  'CustomResourceDefinition',
  'Namespace',
]);

/** What replacing an object of a kind means. */
const replaced: Readonly<Record<string, string>> = {
  Job: 'and runs again',
  StorageClass: 'and volumes made before keep what they have',
  PriorityClass: 'and pods made before keep their priority until they are replaced',
  Service: 'under another cluster address, and is not reached meanwhile',
  Deployment: 'with all of its pods at once',
  DaemonSet: 'with all of its pods at once',
  StatefulSet: 'with all of its pods at once; its claims are kept or go by its retention policy',
};

/** Whether Flux deletes and creates an object whose change is refused: the object's annotation, before or after the change, says so. */
export function isForced({ before, after }: Subject): boolean {
  return [before, after].some((body) => /^enabled$/i.test(textAt(body, 'metadata', 'annotations', force) ?? ''));
}

/** What comes of a change that the API server refuses, in Flux's hands. */
export function refusal(subject: Subject, why: string): Decision {
  if (!isForced(subject))
    return {
      consequence: 'refused',
      reason: `${why}; Flux applies nothing of the Kustomization until the change is taken back, or the object is deleted by hand`,
    };
  if (dataKinds.has(subject.kind))
    return {
      consequence: 'data-loss',
      reason: `${why}, and Flux deletes and creates the ${subject.kind}, since the annotation ${force} is set: its data goes with it`,
    };
  return {
    consequence: 'replacement',
    reason: `${why}, so that Flux, told to by the annotation ${force}, deletes the ${subject.kind} and creates it ${replaced[subject.kind] ?? 'anew'}`,
  };
}
