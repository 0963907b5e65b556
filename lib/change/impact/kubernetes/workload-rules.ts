import { isMapping } from '../../../model/mapping';
import { at, textAt } from './body';
import { refusal } from './refusal';
import { autoscalerOf, rolloutOf } from './rollout';
import { type Decision, type FieldRule, type Subject, always } from './rule';
import { kubernetesPage, validationOf } from './sources';
import type { FieldChange } from '../../diff/object-change';

const deployment = kubernetesPage('concepts/workloads/controllers/deployment/');
const statefulSet = kubernetesPage('concepts/workloads/controllers/statefulset/');
const rolling = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet'];

/** What changed fields of Deployments, StatefulSets and DaemonSets do. */
export const workloadRules: readonly FieldRule[] = [
  {
    rule: 'template-hash',
    types: rolling,
    fields: ['spec.template.metadata.annotations'],
    source: deployment,
    decide: (field, subject) => rolloutOf(subject, annotationText(field)),
  },
  {
    rule: 'template-rolls',
    types: rolling,
    fields: ['spec.template'],
    source: deployment,
    decide: (_field, subject) => rolloutOf(subject, 'the pod template changes'),
  },
  {
    rule: 'replicas',
    types: ['apps/Deployment', 'apps/StatefulSet'],
    fields: ['spec.replicas'],
    source: kubernetesPage(
      'tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
    ),
    decide: replicas,
  },
  {
    rule: 'strategy-type',
    types: ['apps/Deployment', 'apps/StatefulSet'],
    fields: ['spec.strategy.type', 'spec.updateStrategy.type'],
    source: validationOf('apps'),
    decide: strategyType,
  },
  {
    rule: 'update-strategy',
    types: rolling,
    fields: ['spec.strategy', 'spec.updateStrategy', 'spec.minReadySeconds'],
    source: deployment,
    decide: always('in-place', 'the strategy holds from the next change of the pod template'),
  },
  {
    rule: 'deployment-paused',
    types: ['apps/Deployment'],
    fields: ['spec.paused'],
    source: `${deployment}#pausing-and-resuming-a-rollout-of-a-deployment`,
    decide: ({ after }, subject) =>
      after === true
        ? { consequence: 'in-place', reason: 'the Deployment is paused: later changes of its template replace no pod' }
        : rolloutOf(subject, 'the Deployment is resumed, and what changed while it was paused takes effect'),
  },
  {
    rule: 'controller-settings',
    types: rolling,
    fields: ['spec.revisionHistoryLimit', 'spec.progressDeadlineSeconds'],
    source: deployment,
    decide: always('in-place', 'a setting of the controller: no pod is replaced'),
  },
  {
    rule: 'statefulset-claim-retention',
    types: ['apps/StatefulSet'],
    fields: ['spec.persistentVolumeClaimRetentionPolicy'],
    source: `${statefulSet}#persistentvolumeclaim-retention`,
    decide: claimRetention,
  },
  {
    rule: 'statefulset-ordinals',
    types: ['apps/StatefulSet'],
    fields: ['spec.ordinals'],
    source: `${statefulSet}#start-ordinal`,
    decide: always(
      'replacement',
      'pods get other numbers: those outside of the new range are deleted, and new ones begin with empty claims',
    ),
  },
];

/** Whether a text looks like a digest or a name that ends in one. */
const digest = /(?:^|-)(?=[0-9a-f]*\d)[0-9a-f]{6,64}$/;

function annotationText({ path, before, after }: FieldChange): string {
  const key = path.at(-1) ?? '';
  const isDigest = [before, after].some((value) => typeof value === 'string' && digest.test(value));
  return isDigest
    ? `the annotation ${key} of the pod template is the digest of configuration that changes`
    : `the annotation ${key} of the pod template changes`;
}

function replicas({ before, after }: FieldChange, subject: Subject): Decision {
  const { after: body, context, before: old } = subject;
  const autoscaler = autoscalerOf(body, context.after);
  if (after === undefined && autoscaler) {
    const hadOne = autoscalerOf(old, context.before) !== undefined;
    return {
      consequence: 'capacity',
      reason: `replicas goes while an autoscaler ${hadOne ? 'scales' : 'begins to scale'} the pods: unless the Kustomization ignores /spec/replicas, the API server sets 1 until the autoscaler acts`,
    };
  }
  if (autoscaler)
    return {
      consequence: 'capacity',
      reason: `replicas and an autoscaler fight: each apply sets ${String(after)}, and the autoscaler sets its own number again`,
    };
  const [from, to] = [numberOr1(before), numberOr1(after)];
  if (to === 0)
    return { consequence: 'restart-with-downtime', reason: `replicas falls from ${from} to 0: no pod is left` };
  if (from === 0) return { consequence: 'cost-up', reason: `replicas rises from 0 to ${to}` };
  if (to > from)
    return { consequence: 'cost-up', reason: `replicas rises from ${from} to ${to}; pods that run are not touched` };
  return scaledDown(from, to, subject);
}

function scaledDown(from: number, to: number, { after: body }: Subject): Decision {
  const deletes = textAt(body, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenScaled') === 'Delete';
  return deletes
    ? {
        consequence: 'data-loss',
        reason: `replicas falls from ${from} to ${to}, and whenScaled deletes the claims of the pods that go`,
      }
    : {
        consequence: 'capacity',
        reason: `replicas falls from ${from} to ${to}: less can be served, and no other pod is touched`,
      };
}

/** Strategies that take no settings of a rolling update. */
const withoutSettings: ReadonlySet<unknown> = new Set(['Recreate', 'OnDelete']);

/** Settings that the API server filled in belong to no field manager: applying another type alone leaves them. */
function strategyType({ path, after }: FieldChange, subject: Subject): Decision | undefined {
  if (!withoutSettings.has(after) || isMapping(at(subject.before, 'spec', path[1]!, 'rollingUpdate'))) return undefined;
  return refusal(
    subject,
    `the API server filled rollingUpdate in, which no object of Flux takes away, and refuses it beside the type ${String(after)}`,
  );
}

function numberOr1(value: unknown): number {
  return typeof value === 'number' ? value : 1;
}

function claimRetention({ path, after }: FieldChange): Decision {
  const moment = path.at(-1) === 'whenScaled' ? 'fewer replicas' : 'deleting the StatefulSet';
  return after === 'Delete'
    ? {
        consequence: 'in-place',
        reason: `from now on ${moment} deletes claims and their data; nothing is deleted by this change`,
      }
    : { consequence: 'in-place', reason: `from now on ${moment} keeps the claims` };
}
