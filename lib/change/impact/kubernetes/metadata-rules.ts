import type { FieldChange } from '../../diff/object-change';
import { at, mapAt, ofKind } from './body';
import { type Decision, type FieldRule, type Subject, always } from './rule';
import { kubernetesPage } from './sources';

const flux = 'https://fluxcd.io/flux/components/kustomize/kustomizations/';

/** What changed labels and annotations of any object do. */
export const metadataRules: readonly FieldRule[] = [
  {
    rule: 'flux-annotation',
    types: ['*'],
    fields: ['prune', 'force', 'ssa', 'reconcile', 'substitute'].map(
      (word) => `metadata.annotations.'kustomize.toolkit.fluxcd.io/${word}'`,
    ),
    source: flux,
    decide: always('in-place', 'Flux treats later changes of the object otherwise; nothing happens by this one'),
  },
  {
    rule: 'label-without-reader',
    types: ['*'],
    fields: ['metadata.labels'],
    source: kubernetesPage('concepts/overview/working-with-objects/labels/'),
    decide: labelOf,
  },
  {
    rule: 'annotation-without-reader',
    types: ['*'],
    fields: ['metadata.annotations'],
    source: kubernetesPage('concepts/overview/working-with-objects/annotations/'),
    decide: annotationOf,
  },
  {
    rule: 'finalizers',
    types: ['*'],
    fields: ['metadata.finalizers', 'metadata.ownerReferences'],
    source: kubernetesPage('concepts/overview/working-with-objects/finalizers/'),
    decide: always('in-place', 'the deletion of the object changes; nothing happens by this change'),
  },
  {
    rule: 'api-version',
    types: ['*'],
    fields: ['apiVersion'],
    source: kubernetesPage('reference/using-api/deprecation-policy/'),
    decide: always('in-place', 'the same object is written in another version of its API'),
  },
];

/** Kinds whose labels are read from outside of their namespace: by gateways, policies, aggregation and monitoring. */
const readElsewhere: ReadonlySet<string> = new Set([
  ...['Namespace', 'Node', 'PersistentVolume', 'ClusterRole', 'Gateway', 'ConfigMap', 'Secret'],
  ...['PrometheusRule', 'ServiceMonitor', 'PodMonitor', 'Probe', 'GatewayClass', 'IngressClass', 'StorageClass'],
]);

/** Domains whose labels and annotations describe. */
const descriptive: ReadonlySet<string> = new Set([
  'app.kubernetes.io',
  'strata.dev',
  'helm.sh',
  'kubernetes.io/description',
]);

/** Labels without a domain that describe by convention. */
const plain: ReadonlySet<string> = new Set([
  'app',
  'component',
  'description',
  'environment',
  'owner',
  'team',
  'tier',
  'version',
]);

function isDescriptive(key: string): boolean {
  return plain.has(key) || descriptive.has(key) || descriptive.has(key.split('/')[0]!);
}

function labelOf({ path }: FieldChange, { context, kind }: Subject): Decision | undefined {
  const key = path[2] ?? '';
  if (kind === 'Namespace' || (readElsewhere.has(kind) && !isDescriptive(key))) return undefined;
  const around = [...context.before, ...context.after];
  const monitor = kind === 'Service' ? ofKind(around, 'ServiceMonitor') : [];
  const isRead = monitor.some(
    (one) => key in mapAt(one, 'spec', 'selector', 'matchLabels') || at(one, 'spec', 'jobLabel') === key,
  );
  return isRead
    ? undefined
    : { consequence: 'none', reason: `the label ${key} describes the object, and no selector reads it there` };
}

function annotationOf({ path }: FieldChange): Decision | undefined {
  const key = path[2] ?? '';
  return isDescriptive(key)
    ? { consequence: 'none', reason: `the annotation ${key} describes the object, and no controller reads it` }
    : undefined;
}
