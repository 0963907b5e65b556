import type { WorkloadType } from '../../../lib/model/parts/workload';
import type { Unit } from '../../../lib/model/unit';
import { maximal } from '../maximal';
import { type Body, phase } from '../render';
import { type DeepPartial, unit } from '../unit';

const run = (service: DeepPartial<Unit['service']>) => phase(unit({ service }), 'run');
const only = (files: Record<string, Body>, kind: string): Body => {
  const found = Object.values(files).filter((body) => body.kind === kind);
  expect(found).toHaveLength(1);
  return found[0];
};

const kinds: readonly [WorkloadType, string][] = [
  ['api', 'Deployment'],
  ['worker', 'Deployment'],
  ['stateful', 'StatefulSet'],
  ['cron', 'CronJob'],
  ['job', 'Job'],
];

test.each(kinds)('a service of type %s runs as a %s', (type, kind) => {
  only(run({ workload: { type, schedule: '0 3 * * *' } }), kind);
});

test.each(['api', 'stateful'] as const)(
  'a service of type %s says its number of pods; beside an autoscaler, the least, with which it begins',
  (type) => {
    const autoscaling = { min: 4, max: 9, metrics: [] };
    const replicas = (scaling: object) =>
      only(run({ workload: { type }, scaling }), type === 'api' ? 'Deployment' : 'StatefulSet').spec.replicas;
    expect(replicas({ replicas: 3 })).toBe(3);
    expect(replicas({ replicas: 4, autoscaling })).toBe(4);
  },
);

test('a Deployment keeps versions, waits for pods and ends as asked', () =>
  expect(
    run({ rollout: { history: 3, minReadySeconds: 10, progressDeadlineSeconds: 300 } })['deployment-tabular'].spec,
  ).toMatchObject({ revisionHistoryLimit: 3, minReadySeconds: 10, progressDeadlineSeconds: 300 }));

test('a rollout is spelled as asked', () => {
  const strategy = (rollout: DeepPartial<Unit['service']['rollout']>) =>
    run({ rollout })['deployment-tabular'].spec.strategy;
  expect(strategy({ type: 'Recreate', maxSurge: 1 })).toEqual({ type: 'Recreate' });
  expect(strategy({ type: 'RollingUpdate', maxUnavailable: 0, maxSurge: '25%' })).toEqual({
    type: 'RollingUpdate',
    rollingUpdate: { maxUnavailable: 0, maxSurge: '25%' },
  });
});

test('an autoscaler looks at each sort of metric and keeps its pace', () => {
  expect(phase(maximal, 'run')['horizontalpodautoscaler-tabular'].spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'tabular' },
    minReplicas: 2,
    maxReplicas: 9,
    metrics: [
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } } },
      { type: 'Pods', pods: { metric: { name: 'queue_depth' }, target: { type: 'AverageValue', averageValue: '30' } } },
    ],
    behavior: {
      scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
      scaleDown: { stabilizationWindowSeconds: 300, selectPolicy: 'Min' },
    },
  });
});

test('a budget keeps some of several pods, and never blocks the drain of a single one', () => {
  const budget = (service: DeepPartial<Unit['service']>) => run(service)['poddisruptionbudget-tabular']?.spec;
  expect(budget({ scaling: { replicas: 1 } })).toBeUndefined();
  expect(budget({ scaling: { replicas: 1, autoscaling: { min: 1, max: 3, metrics: [] } } })).toBeUndefined();
  expect(budget({ scaling: { replicas: 2 } })).toMatchObject({
    maxUnavailable: 1,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  });
  expect(phase(maximal, 'run')['poddisruptionbudget-tabular'].spec.minAvailable).toBe('50%');
});

test('a stateful service gets a headless Service and claims a pod, with labels that never change', () => {
  const source = { type: 'claimTemplate', size: '5Gi', storageClass: 'gp3', accessMode: 'ReadWriteOnce' } as const;
  const files = run({
    workload: { type: 'stateful' },
    rollout: { type: 'OnDelete', podManagement: 'Parallel' },
    volumes: [{ name: 'data', mountPath: '/data', readOnly: false, source }],
  });
  const { spec } = files['statefulset-tabular'];
  expect(spec).toMatchObject({
    serviceName: 'tabular-headless',
    podManagementPolicy: 'Parallel',
    updateStrategy: { type: 'OnDelete' },
  });
  expect(spec.volumeClaimTemplates).toEqual([
    {
      metadata: { name: 'data', labels: spec.selector.matchLabels },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'gp3',
        resources: { requests: { storage: '5Gi' } },
      },
    },
  ]);
  expect(spec.template.spec.volumes).toEqual([{ name: 'strata-tmp', emptyDir: {} }]);
  expect(spec.template.spec.containers[0].volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
  expect(files['service-tabular-headless'].spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
});

test('a headless Service of the user governs a stateful service', () => {
  const endpoints = [{ name: 'peers', type: 'Headless' as const, annotations: {}, ports: [] }];
  const files = run({ workload: { type: 'stateful' }, networking: { endpoints } });
  expect(files['statefulset-tabular'].spec.serviceName).toBe('peers');
  expect(Object.keys(files).filter((name) => name.startsWith('service-'))).toEqual(['service-peers']);
});

test('a service runs by the clock as its batch says', () => {
  const { spec } = run({
    workload: { type: 'cron', schedule: '*/5 * * * *', timeZone: 'Europe/Berlin' },
    batch: { backoffLimit: 1, activeDeadlineSeconds: 60, ttlSecondsAfterFinished: 10, suspend: true },
  })['cronjob-tabular'];
  expect(spec).toMatchObject({
    schedule: '*/5 * * * *',
    timeZone: 'Europe/Berlin',
    concurrencyPolicy: 'Forbid',
    suspend: true,
    jobTemplate: {
      spec: {
        backoffLimit: 1,
        activeDeadlineSeconds: 60,
        ttlSecondsAfterFinished: 10,
        parallelism: 1,
        completions: 1,
        template: { spec: { restartPolicy: 'Never' } },
      },
    },
  });
});

test('a Job keeps its name, is replaced by Flux for another content, and stays when it is done, since Flux would run it again', () => {
  const job = (version: string) =>
    only(
      run({
        workload: { type: 'job', image: { reference: `tabular:${version}` } },
        batch: { ttlSecondsAfterFinished: 1 },
      }),
      'Job',
    );
  expect(job('1').metadata.name).toBe('tabular');
  expect(job('1').metadata.annotations['kustomize.toolkit.fluxcd.io/force']).toBe('Enabled');
  expect(job('1').spec).not.toEqual(job('2').spec);
  expect(job('1').spec).not.toHaveProperty('ttlSecondsAfterFinished');
});

const long = 'a'.repeat(63);

test.each(kinds)('a %s service with the longest name gets legal names', (type) => {
  const given = unit({
    service: {
      name: long,
      workload: { type, schedule: '0 3 * * *' },
      migration: { backoffLimit: 1, activeDeadlineSeconds: 1 },
    },
  });
  const bodies = [...Object.values(phase(given, 'run')), ...Object.values(phase(given, 'migrate'))];
  const most: Record<string, number> = { CronJob: 52, StatefulSet: 52 };
  for (const { kind, metadata } of bodies) {
    expect(metadata.name.length).toBeLessThanOrEqual(most[kind] ?? 63);
    for (const value of Object.values<string>(metadata.labels)) expect(value.length).toBeLessThanOrEqual(63);
  }
});

const migration = { command: ['migrate'], backoffLimit: 2, activeDeadlineSeconds: 600 };

test('a migration runs the image, variables and confinement of its service, and answers no requests', () => {
  const job = only(phase(maximal, 'migrate'), 'Job');
  const pods = phase(maximal, 'run')['deployment-tabular'].spec.template;
  const [main] = job.spec.template.spec.containers;
  const [own] = pods.spec.containers;
  expect(main).toMatchObject({
    image: own.image,
    env: own.env,
    securityContext: own.securityContext,
    command: ['migrate'],
  });
  expect(main).not.toHaveProperty('ports');
  expect(main).not.toHaveProperty('readinessProbe');
  expect(job.spec.template.spec.securityContext).toEqual(pods.spec.securityContext);
  expect(job.spec.template.metadata.labels['app.kubernetes.io/name']).not.toBe('tabular');
  expect(job.spec.backoffLimit).toBe(2);
  expect(job.metadata.annotations['kustomize.toolkit.fluxcd.io/force']).toBe('Enabled');
});

test('a migration holds no claim, which would wait for pods of a later phase, and keeps the sidecar that leads to its database', () => {
  const { spec } = only(phase(maximal, 'migrate'), 'Job').spec.template;
  expect(spec.volumes.map(({ name }: Body) => name)).toEqual(['scratch', 'keys', 'conf', 'strata-files', 'strata-tmp']);
  expect(spec.initContainers).toMatchObject([{ name: 'proxy', restartPolicy: 'Always' }]);
});

test('an attempt to migrate ends by itself, and another one follows: a Job with a deadline would never run again', () => {
  const { spec } = only(phase(unit({ service: { migration } }), 'migrate'), 'Job');
  expect(spec).not.toHaveProperty('activeDeadlineSeconds');
  expect(spec.template.spec).toMatchObject({ activeDeadlineSeconds: 600, restartPolicy: 'Never' });
});

test('a new version migrates anew: Flux replaces the Job where its image changes, which is all that does', () => {
  const job = (reference: string, version: string) =>
    only(phase(unit({ service: { migration, workload: { image: { reference, version } } } }), 'migrate'), 'Job');
  const [one, two] = [job('tabular:1', '1'), job('tabular:2', '2')];
  expect(one.metadata).toEqual(two.metadata);
  expect(JSON.stringify(two).replace('tabular:2', 'tabular:1')).toBe(JSON.stringify(one));
  expect(two).not.toEqual(one);
});

test('a migration reads what it is told to, and is the same where something else changes', () => {
  const job = (level: string) =>
    only(
      phase(
        unit({
          service: { migration: { ...migration, variables: ['DATABASE_HOST', 'FLAG'] } },
          values: {
            DATABASE_HOST: { from: 'outputs', property: 'host' },
            FLAG: { literal: 'on' },
            LOG_LEVEL: { literal: level },
          },
          names: { store: 'shop' },
        }),
        'migrate',
      ),
      'Job',
    );
  expect(job('INFO').spec.template.spec.containers[0].env.map(({ name }: Body) => name)).toEqual([
    'DATABASE_HOST',
    'FLAG',
  ]);
  expect(job('DEBUG')).toEqual(job('INFO'));
});

test('a service without a migration has nothing in that phase', () => {
  expect(phase(unit(), 'migrate')).toEqual({});
});
