import { checkPart } from '../../lib/api/check';

/** What the API server refuses, by type: the value, and where it is wrong. */
const refused: readonly (readonly [type: string, value: object, path: string])[] = [
  ['V1Toleration', { key: 'a', operator: 'Exists', value: 'b' }, 'value'],
  ['V1Toleration', { operator: 'Equal', value: 'b' }, 'operator'],
  ['V1Toleration', { key: 'a', operator: 'Exists', tolerationSeconds: 3 }, 'effect'],
  ['V1Toleration', { key: 'a', operator: 'Exists', effect: 'NoEntry' }, 'effect'],
  ['V1TopologySpreadConstraint', { maxSkew: 0, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule' }, 'maxSkew'],
  [
    'V1TopologySpreadConstraint',
    {
      maxSkew: 1,
      topologyKey: 'a',
      whenUnsatisfiable: 'ScheduleAnyway',
      matchLabelKeys: ['x'],
      labelSelector: { matchLabels: { x: 'y' } },
    },
    'matchLabelKeys.0',
  ],
  ['V1Probe', { tcpSocket: { port: 'a--b' } }, 'tcpSocket.port'],
  ['V1Probe', { tcpSocket: { port: 70000 } }, 'tcpSocket.port'],
  ['V1Probe', {}, ''],
  ['V1SecurityContext', { privileged: true, allowPrivilegeEscalation: false }, 'allowPrivilegeEscalation'],
  ['V1SecurityContext', { runAsUser: 4294967294 }, 'runAsUser'],
  [
    'V1ResourceRequirements',
    { requests: { 'example.com/fpga': 1 }, limits: { 'example.com/fpga': 2 } },
    'requests.example.com/fpga',
  ],
  ['V1ResourceRequirements', { limits: { fpga: 1 } }, 'limits.fpga'],
  ['V1RollingUpdateDeployment', { maxSurge: 0, maxUnavailable: '0%' }, 'maxUnavailable'],
  ['V2HPAScalingRules', { stabilizationWindowSeconds: 3601 }, 'stabilizationWindowSeconds'],
  ['V2HPAScalingRules', { policies: [] }, 'policies'],
  ['V2HPAScalingPolicy', { type: 'Pods', value: 1, periodSeconds: 1801 }, 'periodSeconds'],
  ['V2MetricIdentifier', { name: 'a/b' }, 'name'],
  ['V1ServicePort', { port: 0 }, 'port'],
  ['V1IngressRule', { host: '10.0.0.1' }, 'host'],
  [
    'V1PersistentVolumeClaimSpec',
    { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '0' } } },
    'resources.requests.storage',
  ],
  ['V1ObjectMeta', { labels: { 'a..b/c': 'x' } }, 'labels.a..b/c'],
  ['V1ObjectMeta', { annotations: { a: 'x'.repeat(262144) } }, 'annotations'],
  ['V1ConfigMap', { data: { a: 'x'.repeat(1048577) } }, 'data'],
  ['V1PreferredSchedulingTerm', { weight: 101, preference: {} }, 'weight'],
  ['V1NodeSelectorRequirement', { key: 'a', operator: 'Gt', values: ['1', '2'] }, 'values'],
];

test.each(refused)('a %s of %j is refused at %s', (type, value, path) =>
  expect(checkPart(type, value).map((one) => one.path.map(String).join('.'))).toEqual([path]),
);
