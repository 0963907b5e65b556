import { validationOf, kubernetesSource } from './sources';

/** Fields that the API server refuses to change. */
export interface ImmutableFields {
  readonly types: readonly string[];
  readonly fields: readonly string[];
  readonly source: string;
  /** Fields below that it lets change. @default - none */
  readonly except?: readonly string[];
}

/** Fields that the validation of the API server does not let change. What a value decides stands in rules of its own. */
export const immutableFields: readonly ImmutableFields[] = [
  {
    types: ['apps/Deployment', 'apps/DaemonSet', 'apps/ReplicaSet'],
    fields: ['spec.selector'],
    source: validationOf('apps'),
  },
  {
    types: ['apps/StatefulSet'],
    fields: ['spec'],
    except: [
      'spec.replicas',
      'spec.template',
      'spec.updateStrategy',
      'spec.minReadySeconds',
      'spec.ordinals',
      'spec.revisionHistoryLimit',
      'spec.persistentVolumeClaimRetentionPolicy',
    ],
    source: validationOf('apps'),
  },
  {
    types: ['batch/Job'],
    fields: [
      'spec.selector',
      'spec.template',
      'spec.completionMode',
      'spec.podFailurePolicy',
      'spec.backoffLimitPerIndex',
      'spec.managedBy',
      'spec.successPolicy',
    ],
    source: validationOf('batch'),
  },
  {
    types: ['PersistentVolumeClaim'],
    fields: ['spec'],
    except: ['spec.resources.requests.storage', 'spec.volumeAttributesClassName'],
    source: validationOf('core'),
  },
  {
    types: ['PersistentVolume'],
    fields: [
      ...[
        'awsElasticBlockStore',
        'azureDisk',
        'azureFile',
        'cephfs',
        'cinder',
        'csi',
        'fc',
        'flexVolume',
        'flocker',
        'gcePersistentDisk',
      ],
      ...[
        'glusterfs',
        'hostPath',
        'iscsi',
        'local',
        'nfs',
        'photonPersistentDisk',
        'portworxVolume',
        'quobyte',
        'rbd',
        'scaleIO',
      ],
      ...['storageos', 'vsphereVolume', 'volumeMode', 'nodeAffinity'],
    ].map((field) => `spec.${field}`),
    source: validationOf('core'),
  },
  { types: ['Secret'], fields: ['type'], source: validationOf('core') },
  { types: ['ResourceQuota'], fields: ['spec.scopes'], source: validationOf('core') },
  {
    types: ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
    fields: ['roleRef'],
    source: validationOf('rbac'),
  },
  {
    types: ['storage.k8s.io/StorageClass'],
    fields: ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'],
    source: validationOf('storage'),
  },
  {
    types: ['storage.k8s.io/CSIDriver'],
    fields: ['spec.attachRequired', 'spec.volumeLifecycleModes'],
    source: validationOf('storage'),
  },
  {
    types: ['storage.k8s.io/VolumeAttributesClass'],
    fields: ['driverName', 'parameters'],
    source: validationOf('storage'),
  },
  { types: ['storage.k8s.io/VolumeAttachment'], fields: ['spec'], source: validationOf('storage') },
  {
    types: ['scheduling.k8s.io/PriorityClass'],
    fields: ['value', 'preemptionPolicy'],
    source: validationOf('scheduling'),
  },
  { types: ['networking.k8s.io/IngressClass'], fields: ['spec.controller'], source: validationOf('networking') },
  { types: ['node.k8s.io/RuntimeClass'], fields: ['handler'], source: validationOf('node') },
  { types: ['discovery.k8s.io/EndpointSlice'], fields: ['addressType'], source: validationOf('discovery') },
  { types: ['apps/ControllerRevision'], fields: ['data'], source: validationOf('apps') },
  {
    types: ['resource.k8s.io/ResourceClaim', 'resource.k8s.io/ResourceClaimTemplate'],
    fields: ['spec'],
    source: validationOf('resource'),
  },
  {
    types: ['apiextensions.k8s.io/CustomResourceDefinition'],
    fields: ['spec.group', 'spec.scope', 'spec.names.plural', 'spec.names.kind'],
    source: kubernetesSource(
      'staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go',
    ),
  },
];
