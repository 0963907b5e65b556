import type { Unit } from '../../../lib/model/unit';
import { maximal } from '../maximal';
import { type Body, phase } from '../render';
import { type DeepPartial, resources, unit } from '../unit';

const pods = (given: Unit): Body => phase(given, 'run')['deployment-tabular'].spec.template;
const of = (service: DeepPartial<Unit['service']>, rest: DeepPartial<Unit> = {}) => pods(unit({ ...rest, service }));

test('pods of the least service keep to Pod Security restricted', () => {
  const { spec } = of({});
  expect(spec.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(spec.containers[0].securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(spec).toMatchObject({
    automountServiceAccountToken: false,
    serviceAccountName: 'tabular',
    enableServiceLinks: false,
  });
});

test('a relaxation of the main container applies to no other container', () => {
  const companion = { ...maximal.service.lifecycle.sidecars[0]!, mounts: [] };
  const { spec } = of({
    security: {
      context: { privileged: true, allowPrivilegeEscalation: true, capabilities: { add: ['SYS_ADMIN'], drop: [] } },
    },
    lifecycle: { sidecars: [companion] },
  });
  expect(spec.containers[0].securityContext).toMatchObject({
    privileged: true,
    allowPrivilegeEscalation: true,
    capabilities: { add: ['SYS_ADMIN'] },
  });
  expect(spec.initContainers[0].securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('there is always a /tmp to write to, once', () => {
  const scratch = (spec: Body) =>
    spec.containers[0].volumeMounts.filter(({ mountPath }: Body) => mountPath.startsWith('/tmp'));
  const { spec } = of({});
  expect(scratch(spec)).toEqual([{ name: 'strata-tmp', mountPath: '/tmp' }]);
  expect(spec.volumes).toEqual([{ name: 'strata-tmp', emptyDir: {} }]);

  const volumes = [{ name: 'mine', mountPath: '/tmp/', readOnly: false, source: { type: 'emptyDir' as const } }];
  const own = of({ volumes }).spec;
  expect(scratch(own)).toEqual([{ name: 'mine', mountPath: '/tmp/' }]);
  expect(own.volumes).toEqual([{ name: 'mine', emptyDir: {} }]);
});

test('every sort of volume is filled from its source and seen where it is mounted', () => {
  const { volumes, containers } = pods(maximal).spec;
  expect(volumes).toEqual([
    { name: 'scratch', emptyDir: { sizeLimit: '1Gi', medium: 'Memory' } },
    {
      name: 'work',
      ephemeral: {
        volumeClaimTemplate: {
          spec: {
            accessModes: ['ReadWriteMany'],
            storageClassName: 'gp3',
            resources: { requests: { storage: '10Gi' } },
          },
        },
      },
    },
    { name: 'data', persistentVolumeClaim: { claimName: 'tabular-data' } },
    { name: 'old', persistentVolumeClaim: { claimName: 'archive', readOnly: true } },
    { name: 'keys', secret: { secretName: 'keys', items: [{ key: 'key', path: 'k.pem' }] } },
    { name: 'conf', configMap: { name: 'conf' } },
    { name: 'strata-files', configMap: { name: 'tabular' } },
    { name: 'strata-tmp', emptyDir: {} },
  ]);
  expect(containers[0].volumeMounts).toContainEqual({ name: 'data', mountPath: '/data', subPath: 'in' });
  expect(containers[0].volumeMounts).toContainEqual({ name: 'old', mountPath: '/old', readOnly: true });
});

test('a claim template is refused where pods have no names', () => {
  const source = { type: 'claimTemplate', size: '1Gi', accessMode: 'ReadWriteOnce' } as const;
  expect(() => of({ volumes: [{ name: 'data', readOnly: false, source }] })).toThrow('expected a stateful service');
});

test('files are seen one by one, and a changed file rolls the pods', () => {
  const file = (content: string) => ({ files: [{ name: 'app.json', mountPath: '/app/app.json', content }] });
  const one = of({}, file('1'));
  expect(one.spec.containers[0].volumeMounts).toContainEqual({
    name: 'strata-files',
    mountPath: '/app/app.json',
    subPath: 'app.json',
    readOnly: true,
  });
  expect(phase(unit(file('1')), 'bindings')['configmap-tabular'].data).toEqual({ 'app.json': '1' });
  const hash = ({ metadata }: Body) => metadata.annotations['strata.dev/files'];
  expect(hash(one)).not.toBe(hash(of({}, file('2'))));
  expect(hash(one)).toBe(hash(of({}, file('1'))));
});

test('the four sorts of probes are spelled as Kubernetes does', () => {
  const times = { periodSeconds: 5, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 };
  const probe = (action: NonNullable<Unit['service']['health']['liveness']>['action']) =>
    of({ health: { liveness: { action, ...times } } }).spec.containers[0].livenessProbe;
  expect(probe({ type: 'http', path: '/h', port: 'http', scheme: 'HTTPS' })).toEqual({
    httpGet: { path: '/h', port: 'http', scheme: 'HTTPS' },
    ...times,
  });
  expect(probe({ type: 'tcp', port: 1 })).toEqual({ tcpSocket: { port: 1 }, ...times });
  expect(probe({ type: 'grpc', port: 1, service: 's' })).toEqual({ grpc: { port: 1, service: 's' }, ...times });
  expect(probe({ type: 'exec', command: ['c'] })).toEqual({ exec: { command: ['c'] }, ...times });
});

test('hooks run at the edges of the container, a plain sleep too', () => {
  expect(pods(maximal).spec.containers[0].lifecycle).toEqual({
    preStop: { sleep: { seconds: 5 } },
    postStart: { exec: { command: ['warm'] } },
  });
  expect(of({ lifecycle: { preStop: { type: 'http', path: '/bye', port: 80 } } }).spec.containers[0].lifecycle).toEqual(
    {
      preStop: { httpGet: { path: '/bye', port: 80 } },
    },
  );
  expect(of({}).spec.containers[0]).not.toHaveProperty('lifecycle');
});

test('sidecars are native ones and start before what comes before the main container', () => {
  const [proxy, wait] = pods(maximal).spec.initContainers;
  expect(proxy).toMatchObject({
    name: 'proxy',
    restartPolicy: 'Always',
    ports: [{ name: 'admin', containerPort: 9901 }],
  });
  expect(wait.name).toBe('wait');
  expect(wait).not.toHaveProperty('restartPolicy');
});

test('a container beside the main one sees its variables where it asks to, and its own instead of theirs', () => {
  const [proxy, wait] = pods(maximal).spec.initContainers;
  const names = ({ env = [] }: Body) => env.map(({ name }: Body) => name);
  expect(names(proxy)).toEqual([]);
  expect(names(wait)).toContain('DATABASE_URL');
  expect(wait.env.filter(({ name }: Body) => name === 'PRICE')).toEqual([{ name: 'PRICE', value: '$$(MONEY)' }]);
});

test('what is said of scheduling reaches the pods, and spreading counts pods of this service only', () => {
  const { spec } = pods(maximal);
  expect(spec).toMatchObject({
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'gpu', operator: 'Exists', effect: 'NoSchedule' }],
    priorityClassName: 'shop-high',
    terminationGracePeriodSeconds: 60,
    imagePullSecrets: [{ name: 'registry' }],
    affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }] } },
  });
  expect(spec.topologySpreadConstraints).toEqual([
    {
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'tabular', 'app.kubernetes.io/instance': 'tabular' } },
    },
  ]);
});

test('requests and limits are the given quantities', () => {
  expect(of({ resources }).spec.containers[0].resources).toEqual(resources);
});

test('what is newer of spreading, and what a probe sends, reach the pods as Kubernetes spells them', () => {
  const spread = [
    {
      topologyKey: 'zone',
      maxSkew: 1,
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 3,
      matchLabelKeys: ['pod-template-hash'],
    },
  ] as const;
  const action = {
    type: 'http',
    path: '/',
    port: 80,
    scheme: 'HTTP',
    host: 'a.example',
    headers: { 'X-A': 'b' },
  } as const;
  const times = { periodSeconds: 1, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 1 };
  const { spec } = of({ scheduling: { spread }, health: { liveness: { ...times, action } } });
  expect(spec.topologySpreadConstraints[0]).toMatchObject({ minDomains: 3, matchLabelKeys: ['pod-template-hash'] });
  expect(spec.containers[0].livenessProbe.httpGet).toEqual({
    path: '/',
    port: 80,
    scheme: 'HTTP',
    host: 'a.example',
    httpHeaders: [{ name: 'X-A', value: 'b' }],
  });
});
