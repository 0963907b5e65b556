import type { ObjectBody } from '../../../../../lib/change/diff/object-change';
import { objectOf, workload } from '../change';
import type { TitledCase } from './case';

const type = 'PersistentVolumeClaim';
const claim = (storage: string, rest: ObjectBody = {}) =>
  objectOf(type, {
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage } }, ...rest },
  });
const storageClass = (rest: ObjectBody) => objectOf('StorageClass', rest, { name: 'fast', namespace: undefined });
const grows = (around: readonly ObjectBody[]) => ({ type, before: claim('10Gi'), after: claim('20Gi'), around });
const ofClass = (before: ObjectBody, after: ObjectBody) => ({
  type: 'storage.k8s.io/StorageClass',
  before: storageClass(before),
  after: storageClass(after),
});
const kept = { annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' } };
const templates = [{ metadata: { name: 'data' } }];
const namespace = objectOf('Namespace', {}, { name: 'shop', namespace: undefined });

/** Changes of claims, volumes, classes and of what holds claims. */
export const storageCases: readonly TitledCase[] = [
  [
    'a claim that grows by a class that allows it',
    grows([storageClass({ allowVolumeExpansion: true })]),
    'in-place: claim-size',
  ],
  ['a claim that grows by a class that does not allow it', grows([storageClass({})]), 'refused: claim-size'],
  [
    'a claim that grows by classes of which one does not allow it',
    grows([storageClass({ allowVolumeExpansion: true }), storageClass({})]),
    'refused: claim-size',
  ],
  ['a claim that grows by a class that is not there', grows([]), 'unknown: claim-size'],
  [
    'a claim that shrinks',
    { type, before: claim('20Gi'), after: claim('10Gi'), around: [storageClass({ allowVolumeExpansion: true })] },
    'refused: claim-size',
  ],
  [
    'a claim whose size is written otherwise',
    { type, before: claim('1Gi'), after: claim('1024Mi') },
    'none: claim-size',
  ],
  [
    'a claim with other modes',
    { type, before: claim('1Gi'), after: claim('1Gi', { accessModes: ['ReadWriteMany'] }) },
    'refused: persistentvolumeclaim-immutable',
  ],
  [
    'a claim of another class',
    { type, before: claim('1Gi'), after: claim('1Gi', { storageClassName: 'slow' }) },
    'refused: persistentvolumeclaim-immutable',
  ],
  [
    'a claim with attributes',
    { type, before: claim('1Gi'), after: claim('1Gi', { volumeAttributesClassName: 'gold' }) },
    'in-place: claim-performance',
  ],
  [
    'a claim without attributes',
    { type, before: claim('1Gi', { volumeAttributesClassName: 'gold' }), after: claim('1Gi') },
    'refused: claim-performance',
  ],
  ['a claim that goes', { type, before: claim('1Gi') }, 'data-loss: persistentvolumeclaim-deleted'],
  [
    'a claim that goes, whose volume is retained',
    { type, before: claim('1Gi'), around: [storageClass({ reclaimPolicy: 'Retain' })] },
    'restart-with-downtime: persistentvolumeclaim-deleted',
  ],
  [
    'a claim that Flux does not prune',
    { type, before: { ...claim('1Gi'), metadata: { name: 'api', namespace: 'shop', ...kept } } },
    'none: prune-disabled',
  ],
  ['a claim that comes', { type, after: claim('1Gi') }, 'cost-up: persistentvolumeclaim-created'],
  [
    'a claim under another name',
    { type, before: claim('1Gi'), after: { ...claim('1Gi'), metadata: { name: 'other', namespace: 'shop' } } },
    'data-loss: persistentvolumeclaim-deleted',
  ],
  ['a class of another driver', ofClass({ provisioner: 'a' }, { provisioner: 'b' }), 'refused: storageclass-immutable'],
  ['a class that allows expansion', ofClass({}, { allowVolumeExpansion: true }), 'in-place: storage-class-settings'],
  [
    'a volume of another source',
    {
      type: 'PersistentVolume',
      before: objectOf('PersistentVolume', { spec: { csi: { volumeHandle: 'a' } } }),
      after: objectOf('PersistentVolume', { spec: { csi: { volumeHandle: 'b' } } }),
    },
    'refused: persistentvolume-immutable',
  ],
  [
    'a StatefulSet that goes and keeps its claims',
    { type: 'apps/StatefulSet', before: workload('StatefulSet', { volumeClaimTemplates: templates }) },
    'restart-with-downtime: statefulset-deleted',
  ],
  [
    'a StatefulSet that goes with its claims',
    {
      type: 'apps/StatefulSet',
      before: workload('StatefulSet', {
        volumeClaimTemplates: templates,
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' },
      }),
    },
    'data-loss: statefulset-deleted',
  ],
  ['a namespace that goes', { type: 'Namespace', before: namespace }, 'data-loss: namespace-deleted'],
  [
    'a definition that goes',
    { type: 'apiextensions.k8s.io/CustomResourceDefinition', before: objectOf('CustomResourceDefinition', {}) },
    'data-loss: customresourcedefinition-deleted',
  ],
  [
    'a definition of another scope',
    {
      type: 'apiextensions.k8s.io/CustomResourceDefinition',
      before: objectOf('CustomResourceDefinition', { spec: { scope: 'Cluster' } }),
      after: objectOf('CustomResourceDefinition', { spec: { scope: 'Namespaced' } }),
    },
    'refused: customresourcedefinition-immutable',
  ],
];
