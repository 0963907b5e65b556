import type { ObjectBody } from '../../../../../lib/change/diff/object-change';
import { deployment, objectOf, workload } from '../change';
import type { TitledCase } from './case';

const type = 'apps/Deployment';
const strict = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};
const closed = { automountServiceAccountToken: false };
const safe = (security: ObjectBody = {}, pod: ObjectBody = {}) =>
  deployment({}, { ...closed, ...pod }, { securityContext: { ...strict, ...security } });
const service = (rest: ObjectBody = {}) =>
  objectOf('Service', { spec: { selector: { app: 'api' }, ports: [{ port: 80, targetPort: 'http' }], ...rest } });
const ports = [{ name: 'http', containerPort: 8080 }];
const probe = { readinessProbe: { httpGet: { path: '/ready' } } };
const stop = (seconds: number) => ({ lifecycle: { preStop: { sleep: { seconds } } } });
const resources = (list: string, memory?: string) =>
  deployment({}, {}, { resources: { [list]: memory ? { memory } : {} } });
const budget = (rest: ObjectBody) =>
  objectOf('PodDisruptionBudget', { spec: { selector: { matchLabels: { app: 'api' } }, ...rest } });
const autoscaler = (minReplicas: number, rest: ObjectBody = {}) =>
  objectOf('HorizontalPodAutoscaler', {
    spec: { scaleTargetRef: { kind: 'Deployment', name: 'api' }, minReplicas, maxReplicas: 9, ...rest },
  });
const hpa = 'autoscaling/HorizontalPodAutoscaler';

/** Changes of pods, and of what counts them. */
export const podCases: readonly TitledCase[] = [
  ...Object.entries({
    privileged: true,
    allowPrivilegeEscalation: true,
    readOnlyRootFilesystem: false,
    runAsNonRoot: false,
    runAsUser: 0,
    procMount: 'Unmasked',
    capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] },
    seccompProfile: { type: 'Unconfined' },
  }).map(([field, value]): TitledCase => [
    `a container whose ${field} is weaker`,
    { type, before: safe(), after: safe({ [field]: value }) },
    'exposure: security-context',
  ]),
  ...Object.entries({
    hostNetwork: true,
    hostPID: true,
    hostIPC: true,
    automountServiceAccountToken: true,
    volumes: [{ name: 'node', hostPath: { path: '/' } }],
  }).map(([field, value]): TitledCase => [
    `a pod whose ${field} is weaker`,
    { type, before: safe(), after: safe({}, { [field]: value }) },
    'exposure: security-context',
  ]),
  [
    'a CronJob whose pods are weaker',
    {
      type: 'batch/CronJob',
      before: objectOf('CronJob', { spec: { jobTemplate: { spec: { template: { spec: closed } } } } }),
      after: objectOf('CronJob', {
        spec: { jobTemplate: { spec: { template: { spec: { ...closed, hostPID: true } } } } },
      }),
    },
    'exposure: security-context',
  ],
  [
    'a container with fewer requests',
    { type, before: resources('requests', '2Gi'), after: resources('requests', '1Gi') },
    'capacity: container-resources',
  ],
  [
    'a container with higher limits',
    { type, before: resources('limits', '1Gi'), after: resources('limits', '2Gi') },
    'cost-up: container-resources',
  ],
  [
    'a container without requests',
    { type, before: resources('requests', '2Gi'), after: resources('requests') },
    'capacity: container-resources',
  ],
  [
    'a container with a limit',
    { type, before: resources('limits'), after: resources('limits', '1Gi') },
    'capacity: container-resources',
  ],
  [
    'a grace period within which preStop does not end',
    { type, before: deployment({}, {}, stop(5)), after: deployment({}, { terminationGracePeriodSeconds: 5 }, stop(5)) },
    'restart-with-downtime: grace-period',
  ],
  [
    'a pod of a Service without preStop',
    { type, before: deployment({}, {}, stop(5)), after: deployment(), around: [service()] },
    'restart-with-downtime: pre-stop-removed',
  ],
  [
    'a pod of a Service without a readiness probe',
    { type, before: deployment({}, {}, probe), after: deployment(), around: [service()] },
    'restart-with-downtime: readiness-removed',
  ],
  [
    'a pod for other nodes',
    { type, before: deployment(), after: deployment({}, { nodeSelector: { disk: 'ssd' } }) },
    'capacity: scheduling',
  ],
  [
    'labels that the own selector does not select',
    { type, before: deployment(), after: deployment({ selector: { matchLabels: { app: 'other' } } }) },
    'refused: selector-and-template',
  ],
  [
    'labels that a Service selects',
    {
      type,
      before: deployment(),
      after: {
        ...deployment(),
        spec: { ...(deployment().spec as ObjectBody), template: { metadata: { labels: { app: 'new' } }, spec: {} } },
      },
      around: [service()],
    },
    'restart-with-downtime: service-loses-pods',
  ],
  [
    'the name of a port that a Service forwards to',
    {
      type,
      before: deployment({}, {}, { ports }),
      after: deployment({}, {}, { ports: [{ name: 'web', containerPort: 8080 }] }),
      around: [service()],
    },
    'restart-with-downtime: service-target-port',
  ],
  [
    'a type of strategy whose settings the API server filled in',
    {
      type,
      before: deployment({ strategy: { type: 'RollingUpdate' } }),
      after: deployment({ strategy: { type: 'Recreate' } }),
    },
    'refused: strategy-type',
  ],
  [
    'a budget that lets no pod go',
    {
      type: 'policy/PodDisruptionBudget',
      before: budget({ minAvailable: 1 }),
      after: budget({ minAvailable: 2 }),
      around: [deployment()],
    },
    'capacity: budget-blocks-drains',
  ],
  [
    'a budget that comes and lets no pod go',
    { type: 'policy/PodDisruptionBudget', after: budget({ maxUnavailable: 0 }), around: [deployment()] },
    'capacity: budget-blocks-drains',
  ],
  [
    'replicas of which a budget lets none go',
    {
      type,
      before: deployment({ replicas: 3 }),
      after: deployment({ replicas: 2 }),
      around: [budget({ minAvailable: 2 })],
    },
    'capacity: budget-blocks-drains',
  ],
  [
    'a budget',
    {
      type: 'policy/PodDisruptionBudget',
      before: budget({ minAvailable: 1 }),
      after: budget({ minAvailable: '50%' }),
      around: [deployment()],
    },
    'in-place: budget',
  ],
  [
    'a budget that goes',
    { type: 'policy/PodDisruptionBudget', before: budget({}) },
    'capacity: poddisruptionbudget-deleted',
  ],
  [
    'an autoscaler with a higher least',
    { type: hpa, before: autoscaler(2), after: autoscaler(3) },
    'cost-up: autoscaler-bounds',
  ],
  [
    'an autoscaler with a lower greatest',
    { type: hpa, before: autoscaler(2), after: autoscaler(2, { maxReplicas: 3 }) },
    'capacity: autoscaler-bounds',
  ],
  [
    'an autoscaler of another workload',
    { type: hpa, before: autoscaler(2), after: autoscaler(2, { scaleTargetRef: { kind: 'Deployment', name: 'b' } }) },
    'capacity: autoscaler-target',
  ],
  [
    'an autoscaler by other metrics',
    { type: hpa, before: autoscaler(2), after: autoscaler(2, { metrics: [{ type: 'Resource' }] }) },
    'capacity: autoscaler-metrics',
  ],
  [
    'an autoscaler that comes beside replicas',
    { type: hpa, after: autoscaler(2), around: [deployment()] },
    'capacity: autoscaler-and-replicas',
  ],
  ['an autoscaler that goes', { type: hpa, before: autoscaler(2) }, 'capacity: horizontalpodautoscaler-deleted'],
  [
    'a set of pods on nodes that goes',
    { type: 'apps/DaemonSet', before: workload('DaemonSet') },
    'restart-with-downtime: daemonset-deleted',
  ],
];
