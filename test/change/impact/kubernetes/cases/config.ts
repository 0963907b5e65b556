import type { ObjectBody } from '../../../../../lib/change/diff/object-change';
import { deployment, objectOf } from '../change';
import type { TitledCase } from './case';

const config = (data: ObjectBody, rest: ObjectBody = {}) =>
  objectOf('ConfigMap', { data, ...rest }, { name: 'settings' });
const read = (
  type: string,
  before: ObjectBody,
  after: ObjectBody,
  around: readonly ObjectBody[],
  aroundBefore = around,
) => ({ type, before, after, around, aroundBefore });
const byKey = deployment(
  {},
  {},
  { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } } }] },
);
const byAll = deployment({}, {}, { envFrom: [{ configMapRef: { name: 'settings' } }] });
const volumes = [{ name: 'files', configMap: { name: 'settings' } }];
const byFiles = deployment({}, { volumes }, { volumeMounts: [{ name: 'files', mountPath: '/etc/app' }] });
const byProjection = deployment(
  {},
  { volumes: [{ name: 'files', projected: { sources: [{ configMap: { name: 'settings' } }] } }] },
  { volumeMounts: [{ name: 'files', mountPath: '/etc/app' }] },
);
const bySubPath = deployment(
  {},
  { volumes },
  { volumeMounts: [{ name: 'files', mountPath: '/etc/app/a', subPath: 'a' }] },
);
const rolled = deployment(
  {},
  { volumes },
  { volumeMounts: [{ name: 'files', mountPath: '/etc/app' }] },
  { 'strata.dev/files': '0a1b2c3d' },
);
const change = (around: readonly ObjectBody[], aroundBefore = around) =>
  read('ConfigMap', config({ a: '1' }), config({ a: '2' }), around, aroundBefore);
const secret = (rest: ObjectBody) => objectOf('Secret', rest, { name: 'settings' });

/** Changes of ConfigMaps and Secrets. */
export const configCases: readonly TitledCase[] = [
  ['a ConfigMap that a variable reads', change([byKey]), 'none: config-read'],
  ['a ConfigMap that all variables read', change([byAll]), 'none: config-read'],
  ['a ConfigMap that is mounted by subPath', change([bySubPath]), 'none: config-read'],
  ['a ConfigMap that is mounted as files', change([byFiles]), 'in-place: config-read'],
  ['a ConfigMap that is projected', change([byProjection]), 'in-place: config-read'],
  ['a ConfigMap whose digest replaces the pods', change([rolled], [byFiles]), 'none: config-read'],
  ['a ConfigMap that no pod reads', change([]), 'in-place: config-read'],
  [
    'a ConfigMap that loses a key that a variable needs',
    read('ConfigMap', config({ a: '1' }), config({ b: '1' }), [byKey]),
    'restart-with-downtime: config-read',
  ],
  [
    'a ConfigMap that values of a chart come from',
    change([objectOf('HelmRelease', { spec: { valuesFrom: [{ kind: 'ConfigMap', name: 'settings' }] } })]),
    'unknown: config-read',
  ],
  [
    'an immutable ConfigMap',
    read('ConfigMap', config({ a: '1' }, { immutable: true }), config({ a: '2' }, { immutable: true }), []),
    'refused: immutable-config',
  ],
  [
    'a ConfigMap that is immutable no more',
    read('ConfigMap', config({}, { immutable: true }), config({}), []),
    'refused: immutable-config',
  ],
  [
    'a ConfigMap that becomes immutable',
    read('ConfigMap', config({}), config({}, { immutable: true }), []),
    'in-place: config-immutable-set',
  ],
  [
    'a Secret of another type',
    read('Secret', secret({ type: 'Opaque' }), secret({ type: 'kubernetes.io/tls' }), []),
    'refused: secret-immutable',
  ],
  [
    'a Secret whose variable is read',
    read('Secret', secret({ stringData: { a: '1' } }), secret({ stringData: { a: '2' } }), [
      deployment({}, {}, { envFrom: [{ secretRef: { name: 'settings' } }] }),
    ]),
    'none: config-read',
  ],
  [
    'a ConfigMap that goes and is read',
    { type: 'ConfigMap', before: config({}), around: [byAll] },
    'restart-with-downtime: configmap-deleted',
  ],
  ['a ConfigMap that goes', { type: 'ConfigMap', before: config({}) }, 'in-place: configmap-deleted'],
  [
    'a ConfigMap that goes and that services share',
    { type: 'ConfigMap', before: config({}), shared: true },
    'unknown: configmap-deleted',
  ],
  ['a ConfigMap that comes', { type: 'ConfigMap', after: config({}) }, 'none: configmap-created'],
  [
    'a ConfigMap with another digest in its name',
    {
      type: 'ConfigMap',
      before: config({ a: '1' }),
      after: objectOf('ConfigMap', { data: { a: '2' } }, { name: 'settings-2' }),
    },
    'in-place: renamed',
  ],
];
