import { deployment, impactsOf, objectOf, verdicts, workload } from './change';

const type = 'apps/Deployment';
const autoscaler = objectOf('HorizontalPodAutoscaler', {
  spec: { scaleTargetRef: { kind: 'Deployment', name: 'api' }, minReplicas: 3, maxReplicas: 9 },
});
const claim = (mode: string) => objectOf('PersistentVolumeClaim', { spec: { accessModes: [mode] } }, { name: 'files' });
const mounted = { volumes: [{ name: 'files', persistentVolumeClaim: { claimName: 'files' } }] };

test.each([
  ['another image', deployment(), deployment({}, {}, { image: 'app:2' }), [], 'rolling-restart: template-rolls'],
  [
    'a digest among the annotations',
    deployment(),
    deployment({}, {}, {}, { 'strata.dev/files': '0a1b2c3d' }),
    [],
    'rolling-restart: template-hash',
  ],
  [
    'one pod with the default surge',
    deployment({ replicas: 1 }),
    deployment({ replicas: 1 }, {}, { image: 'app:2' }),
    [],
    'rolling-restart: template-rolls',
  ],
  [
    'one pod without surge',
    deployment({ replicas: 1, strategy: { rollingUpdate: { maxSurge: 0 } } }),
    deployment({ replicas: 1, strategy: { rollingUpdate: { maxSurge: 0 } } }, {}, { image: 'app:2' }),
    [],
    'restart-with-downtime: template-rolls',
  ],
  [
    'the strategy Recreate',
    deployment({ strategy: { type: 'Recreate' } }),
    deployment({ strategy: { type: 'Recreate' } }, {}, { image: 'app:2' }),
    [],
    'restart-with-downtime: template-rolls',
  ],
  [
    'a claim of one node',
    deployment({}, mounted),
    deployment({}, mounted, { image: 'app:2' }),
    [claim('ReadWriteOnce')],
    'restart-with-downtime: template-rolls',
  ],
  [
    'a claim of many nodes',
    deployment({}, mounted),
    deployment({}, mounted, { image: 'app:2' }),
    [claim('ReadWriteMany')],
    'rolling-restart: template-rolls',
  ],
  [
    'a claim that is not among the objects',
    deployment({}, mounted),
    deployment({}, mounted, { image: 'app:2' }),
    [],
    'restart-with-downtime: template-rolls',
  ],
  [
    'a Deployment that is paused',
    deployment({ paused: true }),
    deployment({ paused: true }, {}, { image: 'app:2' }),
    [],
    'in-place: template-rolls',
  ],
  ['the end of a pause', deployment({ paused: true }), deployment(), [], 'rolling-restart: deployment-paused'],
  [
    'no pod',
    deployment({ replicas: 0 }),
    deployment({ replicas: 0 }, {}, { image: 'app:2' }),
    [],
    'in-place: template-rolls',
  ],
  [
    'another selector',
    deployment(),
    deployment({ selector: { matchLabels: { app: 'api', tier: 'x' } } }),
    [],
    'refused: deployment-immutable',
  ],
  ['more replicas', deployment(), deployment({ replicas: 4 }), [], 'cost-up: replicas'],
  ['fewer replicas', deployment({ replicas: 4 }), deployment(), [], 'capacity: replicas'],
  ['no replicas', deployment(), deployment({ replicas: 0 }), [], 'restart-with-downtime: replicas'],
  ['replicas beside an autoscaler', deployment(), deployment({ replicas: 4 }), [autoscaler], 'capacity: replicas'],
  [
    'replicas handed to an autoscaler',
    deployment(),
    deployment({ replicas: undefined }),
    [autoscaler],
    'capacity: replicas',
  ],
  ['another strategy', deployment(), deployment({ minReadySeconds: 5 }), [], 'in-place: update-strategy'],
  [
    'a setting of the controller',
    deployment(),
    deployment({ revisionHistoryLimit: 3 }),
    [],
    'in-place: controller-settings',
  ],
  ['a field without a rule', deployment(), deployment({ brandNew: 1 }), [], 'unknown: unknown-field'],
])('a Deployment with %s: its consequence is said', (_title, before, after, around, expected) =>
  expect(verdicts({ type, before, after, around })).toContain(expected),
);

test.each([
  [
    'another image with several pods',
    'StatefulSet',
    { replicas: 3 },
    { replicas: 3 },
    'rolling-restart: template-rolls',
  ],
  [
    'another image with one pod',
    'StatefulSet',
    { replicas: 1 },
    { replicas: 1 },
    'restart-with-downtime: template-rolls',
  ],
  [
    'another image held by OnDelete',
    'StatefulSet',
    { updateStrategy: { type: 'OnDelete' } },
    { updateStrategy: { type: 'OnDelete' } },
    'in-place: template-rolls',
  ],
  ['another image on each node', 'DaemonSet', {}, {}, 'rolling-restart: template-rolls'],
  [
    'another image on each node, by hand',
    'DaemonSet',
    { updateStrategy: { type: 'OnDelete' } },
    { updateStrategy: { type: 'OnDelete' } },
    'in-place: template-rolls',
  ],
  [
    'larger claims',
    'StatefulSet',
    { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { size: 1 } }] },
    { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { size: 2 } }] },
    'refused: statefulset-immutable',
  ],
  ['another Service', 'StatefulSet', { serviceName: 'a' }, { serviceName: 'b' }, 'refused: statefulset-immutable'],
  [
    'fewer replicas that delete their claims',
    'StatefulSet',
    { replicas: 3, persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } },
    { replicas: 2, persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } },
    'data-loss: replicas',
  ],
  ['other numbers', 'StatefulSet', {}, { ordinals: { start: 3 } }, 'replacement: statefulset-ordinals'],
  [
    'claims that are deleted later',
    'StatefulSet',
    { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain' } },
    { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } },
    'in-place: statefulset-claim-retention',
  ],
])('a workload with %s: its consequence is said', (_title, kind, before, after, expected) =>
  expect(
    verdicts({
      type: `apps/${kind}`,
      before: workload(kind, before),
      after: workload(kind, after, {}, { image: 'app:2' }),
    }),
  ).toContain(expected),
);

test('several changed fields of a pod template are one impact at what they have in common', () => {
  const after = deployment({}, { terminationGracePeriodSeconds: 60 }, { image: 'app:2' });
  expect(
    impactsOf({ type, before: deployment(), after }).filter(({ rule }) => rule === 'template-rolls'),
  ).toMatchObject([{ field: ['spec', 'template', 'spec'] }]);
});

test('what the API refuses is a replacement under the annotation of Flux, and a loss of data for a claim', () => {
  const forced = { annotations: { 'kustomize.toolkit.fluxcd.io/force': 'Enabled' } };
  const job = (image: string, metadata = {}) =>
    objectOf('Job', { spec: { template: { spec: { containers: [{ name: 'a', image }] } } } }, metadata);
  expect(verdicts({ type: 'batch/Job', before: job('a:1'), after: job('a:2') })).toEqual(['refused: job-immutable']);
  expect(verdicts({ type: 'batch/Job', before: job('a:1', forced), after: job('a:2', forced) })).toEqual([
    'replacement: job-immutable',
  ]);
  const pvc = (mode: string) => objectOf('PersistentVolumeClaim', { spec: { accessModes: [mode] } }, forced);
  expect(
    verdicts({ type: 'PersistentVolumeClaim', before: pvc('ReadWriteOnce'), after: pvc('ReadWriteMany') }),
  ).toEqual(['data-loss: persistentvolumeclaim-immutable']);
});
