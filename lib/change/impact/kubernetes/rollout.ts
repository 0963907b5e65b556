import type { ObjectBody } from '../../diff/object-change';
import { at, itemsAt, mapAt, nameOf, numberAt, ofKind, textAt, textsAt } from './body';
import type { Decision, Subject } from './rule';

/** What replacing the pods of a workload means; by kind. */
type Rollout = (subject: Subject, why: string) => Decision;

const rollouts: Readonly<Record<string, Rollout>> = { Deployment, StatefulSet, DaemonSet };

/** How a workload replaces its pods when its template changes. */
export function rolloutOf(subject: Subject, why: string): Decision {
  return rollouts[subject.kind]!(subject, why);
}

/** Replicas of a workload: of the autoscaler at the least where there is one, else of the object, else 1. */
export function replicasOf(body: ObjectBody, around: readonly ObjectBody[]): number {
  const autoscaler = autoscalerOf(body, around);
  const replicas = numberAt(body, 'spec', 'replicas') ?? 1;
  return autoscaler ? Math.max(replicas, numberAt(autoscaler, 'spec', 'minReplicas') ?? 1) : replicas;
}

/** Autoscaler of a workload. */
export function autoscalerOf(body: ObjectBody, around: readonly ObjectBody[]): ObjectBody | undefined {
  return ofKind(around, 'HorizontalPodAutoscaler', 'ScaledObject').find((one) => {
    const target = mapAt(one, 'spec', 'scaleTargetRef');
    return target.name === nameOf(body) && (target.kind ?? 'Deployment') === body.kind;
  });
}

function Deployment(subject: Subject, why: string): Decision {
  const { after, context } = subject;
  if (numberAt(subject.before, 'spec', 'replicas') === 0 && numberAt(after, 'spec', 'replicas') === 0)
    return { consequence: 'in-place', reason: `${why}; no pod runs` };
  if (at(after, 'spec', 'paused') === true)
    return {
      consequence: 'in-place',
      reason: `${why}; the Deployment is paused, and pods are replaced when it is resumed`,
    };
  const replicas = replicasOf(after, context.after);
  if (textAt(after, 'spec', 'strategy', 'type') === 'Recreate')
    return down(`${why}; the strategy Recreate stops all pods before it starts new ones`);
  const surge = countOf(at(after, 'spec', 'strategy', 'rollingUpdate', 'maxSurge') ?? '25%', replicas, Math.ceil);
  const missing = countOf(
    at(after, 'spec', 'strategy', 'rollingUpdate', 'maxUnavailable') ?? '25%',
    replicas,
    Math.floor,
  );
  // The API server's own rule: with neither, one pod may be missing.
  const unavailable = surge === 0 && missing === 0 ? 1 : missing;
  if (unavailable >= replicas)
    return down(`${why}; maxUnavailable lets all of ${countText(replicas)} stop at once, and maxSurge is ${surge}`);
  const claim = singleNodeClaim(after, context.after);
  if (claim && surge > 0)
    return down(
      `${why}; the claim ${claim} is for one node at a time, so that a new pod on another node waits until the old one has gone`,
    );
  return roll(
    `${why}; ${countText(replicas)} ${replicas === 1 ? 'is' : 'are'} replaced step by step (maxSurge ${surge}, maxUnavailable ${unavailable})`,
  );
}

function StatefulSet({ after, before }: Subject, why: string): Decision {
  if (textAt(after, 'spec', 'updateStrategy', 'type') === 'OnDelete') return untouched(why);
  const replicas = numberAt(after, 'spec', 'replicas') ?? 1;
  if (replicas === 0 && numberAt(before, 'spec', 'replicas') === 0)
    return { consequence: 'in-place', reason: `${why}; no pod runs` };
  const partition = numberAt(after, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  if (partition > 0 && partition >= replicas)
    return {
      consequence: 'in-place',
      reason: `${why}; the partition ${partition} holds back all of ${countText(replicas)}`,
    };
  const unavailable = countOf(
    at(after, 'spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable') ?? 1,
    replicas,
    Math.ceil,
  );
  if (unavailable >= replicas)
    return down(
      `${why}; a StatefulSet stops a pod before it starts its successor, and ${replicas === 1 ? 'there is one' : 'maxUnavailable lets all stop'}`,
    );
  return roll(`${why}; ${countText(replicas)} are replaced one after the other, from the highest number`);
}

function DaemonSet({ after }: Subject, why: string): Decision {
  if (textAt(after, 'spec', 'updateStrategy', 'type') === 'OnDelete') return untouched(why);
  if (at(after, 'spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable') === '100%')
    return down(`${why}; maxUnavailable lets the pods of all nodes stop at once`);
  return roll(
    `${why}; pods are replaced node by node, and each node is without its pod meanwhile unless maxSurge is set`,
  );
}

const down = (reason: string): Decision => ({ consequence: 'restart-with-downtime', reason });
const roll = (reason: string): Decision => ({ consequence: 'rolling-restart', reason });

function untouched(why: string): Decision {
  return { consequence: 'in-place', reason: `${why}; the strategy OnDelete replaces a pod when it is deleted by hand` };
}

function countText(replicas: number): string {
  return replicas === 1 ? '1 pod' : `${replicas} pods`;
}

/** A number of pods, or a share of them. */
export function countOf(value: unknown, replicas: number, round: (share: number) => number): number {
  if (typeof value === 'number') return value;
  const share = typeof value === 'string' && value.endsWith('%') ? Number(value.slice(0, -1)) : Number(value);
  return Number.isFinite(share) ? round((share / 100) * replicas) : 0;
}

/** A claim of a pod that one node at a time may mount. */
function singleNodeClaim(body: ObjectBody, around: readonly ObjectBody[]): string | undefined {
  const names = itemsAt(body, 'spec', 'template', 'spec', 'volumes').map((volume) =>
    textAt(volume, 'persistentVolumeClaim', 'claimName'),
  );
  const claims = ofKind(around, 'PersistentVolumeClaim').filter((claim) => names.includes(nameOf(claim)));
  const single = claims.find((claim) =>
    textsAt(claim, 'spec', 'accessModes').every((mode) => /^ReadWriteOnce/.test(mode)),
  );
  // A claim that is not among the objects may be of any mode: the harder one counts.
  return single
    ? nameOf(single)
    : names.find((name) => name !== undefined && !claims.some((claim) => nameOf(claim) === name));
}
