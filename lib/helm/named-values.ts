import type { Family } from './families';
import type { JsonSchema } from './json-schema';
import { type MainWorkload, podTemplateOf } from './pods';

/** A field that users of Helm look for under a name of its own. */
export interface NamedValue {
  /** Below `.Values`, or below the group of a further workload. */
  readonly path: readonly string[];
  readonly description: string;
  /** Stricter than that of the field. @default - that of the field */
  readonly schema?: JsonSchema;
}

const value = (path: string, description: string, schema?: JsonSchema): NamedValue => ({
  path: path.split('.'),
  description,
  ...(schema && { schema }),
});

const count = (minimum: number): JsonSchema => ({ type: 'integer', minimum, maximum: 2147483647 });
const percentage = (maximum = 2147483647): JsonSchema => ({ type: 'integer', minimum: 1, maximum });

const hosts: JsonSchema = {
  type: 'array',
  items: {
    type: 'string',
    pattern: '^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z]([-a-z0-9]*[a-z0-9])?)*$',
    maxLength: 253,
  },
};

/** Fields of a pod template. */
const ofPods: Readonly<Record<string, NamedValue>> = {
  'metadata/annotations': value('podAnnotations', 'annotations of the pods'),
  'spec/nodeSelector': value('nodeSelector', 'labels of the nodes that the pods run on'),
  'spec/tolerations': value('tolerations', 'taints that the pods tolerate'),
  'spec/affinity': value('affinity', 'affinity of the pods'),
  'spec/topologySpreadConstraints': value('topologySpreadConstraints', 'spread of the pods over zones and nodes'),
  'spec/priorityClassName': value('priorityClassName', 'PriorityClass of the pods'),
  'spec/imagePullSecrets': value('imagePullSecrets', 'Secrets with credentials of the registry'),
};

/** Fields of a container. */
const ofContainers: Readonly<Record<string, NamedValue>> = {
  imagePullPolicy: value('image.pullPolicy', 'when the image is pulled', { enum: ['Always', 'IfNotPresent', 'Never'] }),
  resources: value('resources', 'requests and limits of the container'),
  envFrom: value('envFrom', 'ConfigMaps and Secrets whose keys become variables'),
};

/** Fields of objects, by kind. */
const ofKinds: Readonly<Record<string, Readonly<Record<string, NamedValue>>>> = {
  HorizontalPodAutoscaler: {
    'spec/minReplicas': value('autoscaling.minReplicas', 'fewest pods', count(1)),
    'spec/maxReplicas': value('autoscaling.maxReplicas', 'most pods', count(1)),
    'spec/metrics/cpu/resource/target/averageUtilization': value(
      'autoscaling.targetCPUUtilizationPercentage',
      'CPU to scale at, in percent of the request',
      percentage(),
    ),
    'spec/metrics/memory/resource/target/averageUtilization': value(
      'autoscaling.targetMemoryUtilizationPercentage',
      'memory to scale at, in percent of the request',
      percentage(),
    ),
    'spec/behavior': value('autoscaling.behavior', 'speed of scaling'),
  },
  ScaledObject: {
    'spec/minReplicaCount': value('autoscaling.minReplicas', 'fewest pods', count(0)),
    'spec/maxReplicaCount': value('autoscaling.maxReplicas', 'most pods', count(1)),
    'spec/triggers': value('autoscaling.triggers', 'triggers of KEDA'),
  },
  PodDisruptionBudget: {
    'spec/minAvailable': value('podDisruptionBudget.minAvailable', 'pods that stay during a disruption'),
    'spec/maxUnavailable': value('podDisruptionBudget.maxUnavailable', 'pods that a disruption may take'),
  },
  Service: {
    'spec/type': value('service.type', 'type of the Service', { enum: ['ClusterIP', 'NodePort', 'LoadBalancer'] }),
    'metadata/annotations': value('service.annotations', 'annotations of the Service'),
  },
  ServiceAccount: {
    'metadata/annotations': value('serviceAccount.annotations', 'annotations of the ServiceAccount'),
  },
  Ingress: {
    'spec/ingressClassName': value('ingress.className', 'class of the Ingress'),
    'metadata/annotations': value('ingress.annotations', 'annotations of the Ingress'),
    'spec/tls': value('ingress.tls', 'certificates of the hosts'),
  },
  HTTPRoute: {
    'spec/hostnames': value('gateway.hostnames', 'hosts of the route', hosts),
    'spec/parentRefs': value('gateway.parentRefs', 'listeners of Gateways that the route is for'),
    'metadata/annotations': value('gateway.annotations', 'annotations of the route'),
  },
  ExternalSecret: {
    'spec/secretStoreRef/name': value('externalSecrets.store', 'store that External Secrets reads'),
    'spec/refreshInterval': value('externalSecrets.refreshInterval', 'time between two readings'),
  },
};

const replicas = value('replicaCount', 'pods, where no autoscaler sets them', count(0));

/** The named value of a field, and whether it belongs to the service's own workload or to the chart. */
export function namedValueAt(
  family: Family,
  path: readonly string[],
  main: MainWorkload | undefined,
): (NamedValue & { readonly isShared: boolean; readonly shape: 'field' | 'replicas' }) | undefined {
  const isMain = main?.family === family;
  const key = path.join('/');
  const template = podTemplateOf(family.kind);
  if (!template) {
    const known = ofKinds[family.kind]?.[key];
    return known && { ...known, isShared: true, shape: 'field' };
  }
  if (isMain && key === 'spec/replicas') return { ...replicas, isShared: true, shape: 'replicas' };
  if (!template.every((part, index) => path[index] === part)) return undefined;
  const inside = path.slice(template.length);
  const [spec, list, container] = inside;
  const known =
    spec === 'spec' && list === 'containers' && container === main?.container
      ? ofContainers[inside.slice(3).join('/')]
      : ofPods[inside.join('/')];
  return known && { ...known, isShared: isMain, shape: 'field' };
}
