import type { FieldChange, ObjectBody } from '../../diff/object-change';
import { at, nameOf, ofKind, textAt } from './body';
import { directionOf } from './direction';
import { refusal } from './refusal';
import { type Decision, type FieldRule, type Subject, always } from './rule';
import { kubernetesPage, kubernetesSource } from './sources';

/** What changed sizes of claims and settings of classes do. */
export const claimRules: readonly FieldRule[] = [
  {
    rule: 'claim-size',
    types: ['PersistentVolumeClaim'],
    fields: ['spec.resources.requests.storage'],
    source: kubernetesSource('plugin/pkg/admission/storage/persistentvolume/resize/admission.go'),
    decide: size,
  },
  {
    rule: 'claim-performance',
    types: ['PersistentVolumeClaim'],
    fields: ['spec.volumeAttributesClassName'],
    source: kubernetesPage('concepts/storage/volume-attributes-classes/'),
    decide: ({ after }, subject) =>
      after === undefined
        ? refusal(subject, 'the API server refuses to take a volumeAttributesClassName away')
        : { consequence: 'in-place', reason: 'the driver changes the volume while it is in use' },
  },
  {
    rule: 'storage-class-settings',
    types: ['storage.k8s.io/StorageClass'],
    fields: [
      'allowVolumeExpansion',
      'mountOptions',
      'allowedTopologies',
      "metadata.annotations.'storageclass.kubernetes.io/is-default-class'",
    ],
    source: kubernetesPage('concepts/storage/storage-classes/'),
    decide: always(
      'in-place',
      'the class holds for claims and expansions to come; volumes that exist keep what they have',
    ),
  },
];

function size({ before, after }: FieldChange, subject: Subject): Decision {
  const claim = `the claim is resized from ${String(before)} to ${String(after)}`;
  const direction = directionOf(before, after);
  if (direction === 0)
    return { consequence: 'none', reason: `${String(before)} and ${String(after)} are the same size` };
  if (direction !== 1) return refusal(subject, `${claim}, and the API server refuses a smaller claim`);
  const name = textAt(subject.after, 'spec', 'storageClassName');
  const classes = storageClasses(name, subject);
  if (classes.length > 0 && classes.every((one) => at(one, 'allowVolumeExpansion') === true))
    return {
      consequence: 'in-place',
      reason: `${claim}; its StorageClass ${nameOf(classes[0]!)} allows expansion, and a volume never shrinks again`,
    };
  if (classes.length > 0)
    return refusal(subject, `${claim}, and its StorageClass ${nameOf(classes[0]!)} does not allow expansion`);
  return {
    consequence: 'unknown',
    reason: `${claim}, which is refused unless its StorageClass ${name ?? ''}, which the cluster came with, allows expansion`,
  };
}

/** Classes of the name of a claim, of all clusters; the default ones for a claim without. */
function storageClasses(name: string | undefined, { context }: Subject): readonly ObjectBody[] {
  return ofKind([...context.before, ...context.after], 'StorageClass').filter((one) =>
    name === undefined
      ? at(one, 'metadata', 'annotations', 'storageclass.kubernetes.io/is-default-class') === 'true'
      : nameOf(one) === name,
  );
}
