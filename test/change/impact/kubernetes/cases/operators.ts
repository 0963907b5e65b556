import type { ObjectBody } from '../../../../../lib/change/diff/object-change';
import { deployment, objectOf } from '../change';
import type { TitledCase } from './case';

const of = (type: string, before: ObjectBody, after: ObjectBody, around: readonly ObjectBody[] = []) => {
  const kind = type.split('/').at(-1)!;
  return { type, before: objectOf(kind, { spec: before }), after: objectOf(kind, { spec: after }), around };
};
const release = 'helm.toolkit.fluxcd.io/HelmRelease';
const kustomization = 'kustomize.toolkit.fluxcd.io/Kustomization';
const external = 'external-secrets.io/ExternalSecret';
const certificate = 'cert-manager.io/Certificate';
const store = 'external-secrets.io/ClusterSecretStore';
const reader = deployment({}, {}, { envFrom: [{ secretRef: { name: 'login' } }] });
const password = 'generators.external-secrets.io/Password';
const user = (refreshPolicy: string) =>
  objectOf('ExternalSecret', { spec: { refreshPolicy, dataFrom: [{ sourceRef: { generatorRef: { name: 'api' } } }] } });
const chart = 'source.toolkit.fluxcd.io/OCIRepository';
const git = 'source.toolkit.fluxcd.io/GitRepository';

/** Changes of objects of Flux, External Secrets, cert-manager and Prometheus, and of metadata. */
export const operatorCases: readonly TitledCase[] = [
  ['how often Flux looks', of(release, { interval: '1m' }, { interval: '2m' }), 'in-place: flux-timing'],
  ...['releaseName', 'targetNamespace', 'storageNamespace'].map((field): TitledCase => [
    `${field} of a release`,
    of(release, {}, { [field]: 'other' }),
    'replacement: helm-release-identity',
  ]),
  ['how a release is upgraded', of(release, {}, { upgrade: { crds: 'Skip' } }), 'in-place: helm-upgrade-settings'],
  [
    'replicas of a chart',
    of(release, { values: { controller: { replicas: 2 } } }, { values: { controller: { replicas: 3 } } }),
    'cost-up: helm-values',
  ],
  [
    'what Alertmanager is told',
    of(
      release,
      { values: { alertmanager: { config: { route: { receiver: 'a' } } } } },
      { values: { alertmanager: { config: { route: { receiver: 'b' } } } } },
    ),
    'in-place: helm-values',
  ],
  ...[
    ['35d', '60d', 'rolling-restart'],
    ['60d', '35d', 'data-loss'],
  ].map(([before, after, consequence]): TitledCase => [
    `metrics for ${after} instead of ${before}`,
    of(
      release,
      { values: { prometheus: { prometheusSpec: { retention: before } } } },
      { values: { prometheus: { prometheusSpec: { retention: after } } } },
    ),
    `${consequence}: helm-values`,
  ]),
  [
    'arguments of a chart',
    of(release, { values: { extraArgs: { a: 1 } } }, { values: { extraArgs: { a: 2 } } }),
    'rolling-restart: helm-values',
  ],
  ['values of a chart', of(release, { values: { a: 1 } }, { values: { a: 2 } }), 'unknown: helm-values'],
  [
    'the chart of a release',
    of(release, { chart: { spec: { version: '1' } } }, { chart: { spec: { version: '2' } } }),
    'unknown: helm-chart',
  ],
  [
    'a release that goes',
    { type: release, before: objectOf('HelmRelease', {}) },
    'restart-with-downtime: helmrelease-deleted',
  ],
  ['whether Flux prunes', of(kustomization, { prune: true }, { prune: false }), 'in-place: kustomization-prune'],
  ['whether Flux forces', of(kustomization, {}, { force: true }), 'in-place: kustomization-force'],
  [
    'the folder that Flux applies',
    of(kustomization, { path: './a' }, { path: './b' }),
    'in-place: kustomization-source',
  ],
  [
    'what Flux leaves to others',
    of(kustomization, { ignore: [{ paths: ['/spec/replicas'] }] }, {}),
    'capacity: kustomization-ownership',
  ],
  ['what Flux waits for', of(kustomization, {}, { dependsOn: [{ name: 'a' }] }), 'in-place: kustomization-order'],
  [
    'a Kustomization that goes',
    { type: kustomization, before: objectOf('Kustomization', { spec: { prune: true } }) },
    'restart-with-downtime: kustomization-deleted',
  ],
  [
    'a Kustomization that goes and leaves its objects',
    { type: kustomization, before: objectOf('Kustomization', { spec: { prune: true, deletionPolicy: 'Orphan' } }) },
    'in-place: kustomization-deleted',
  ],
  ['the version of a chart', of(chart, { ref: { tag: '1' } }, { ref: { tag: '2' } }), 'unknown: source-moved'],
  ['the place of a chart', of(chart, { url: 'a' }, { url: 'b' }), 'in-place: source-moved'],
  [
    'the branch that Flux follows',
    of(git, { ref: { branch: 'a' } }, { ref: { branch: 'b' } }),
    'in-place: source-moved',
  ],
  [
    'the name of a Secret that pods read',
    of(external, { target: { name: 'login' } }, { target: { name: 'other' } }, [reader]),
    'restart-with-downtime: secret-renamed',
  ],
  [
    'the name of a Secret',
    of(external, { target: { name: 'login' } }, { target: { name: 'other' } }),
    'in-place: secret-renamed',
  ],
  [
    'when a Secret is fetched',
    of(external, { refreshInterval: '1m' }, { refreshInterval: '2m' }),
    'in-place: secret-refresh',
  ],
  ['what a Secret contains', of(external, {}, { data: [{ secretKey: 'a' }] }), 'in-place: secret-content'],
  [
    'an ExternalSecret that goes with a Secret that is read',
    { type: external, before: objectOf('ExternalSecret', { spec: { target: { name: 'login' } } }), around: [reader] },
    'restart-with-downtime: externalsecret-deleted',
  ],
  [
    'an ExternalSecret that goes and leaves its Secret',
    {
      type: external,
      before: objectOf('ExternalSecret', { spec: { target: { name: 'login', creationPolicy: 'Orphan' } } }),
      around: [reader],
    },
    'in-place: externalsecret-deleted',
  ],
  ['how often a store is asked', of(store, {}, { retrySettings: { maxRetries: 2 } }), 'in-place: secret-store'],
  ['who may read by a store', of(store, {}, { conditions: [{ namespaces: ['a'] }] }), 'exposure: secret-store-access'],
  [
    'a dashboard',
    {
      type: 'ConfigMap',
      before: objectOf('ConfigMap', {}),
      after: objectOf('ConfigMap', {}, { labels: { grafana_dashboard: '1' } }),
    },
    'in-place: dashboard-label',
  ],
  ['where Secrets come from', of(store, {}, { provider: { aws: {} } }), 'unknown: secret-store-provider'],
  [
    'a password that was made once',
    of(password, { length: 20 }, { length: 30 }, [user('CreatedOnce')]),
    'in-place: password-generator',
  ],
  [
    'a password that is made again',
    of(password, { length: 20 }, { length: 30 }, [user('Periodic')]),
    'restart-with-downtime: password-generator',
  ],
  [
    'the names of a certificate',
    of(certificate, { dnsNames: ['a'] }, { dnsNames: ['b'] }),
    'in-place: certificate-reissued',
  ],
  ['the renewal of a certificate', of(certificate, {}, { renewBefore: '1h' }), 'in-place: certificate-renewal'],
  ['an issuer', of('cert-manager.io/ClusterIssuer', {}, { acme: { email: 'a@example.com' } }), 'in-place: issuer'],
  ['alerts', of('monitoring.coreos.com/PrometheusRule', {}, { groups: [{ name: 'a' }] }), 'in-place: monitoring'],
  [
    'what Flux does with an object',
    {
      type: 'Service',
      before: objectOf('Service', {}),
      after: objectOf('Service', {}, { annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' } }),
    },
    'in-place: flux-annotation',
  ],
  [
    'a label that describes',
    { type: 'Service', before: objectOf('Service', {}), after: objectOf('Service', {}, { labels: { team: 'a' } }) },
    'none: label-without-reader',
  ],
  [
    'a label that a monitor selects',
    {
      type: 'Service',
      before: objectOf('Service', {}),
      after: objectOf('Service', {}, { labels: { metrics: 'a' } }),
      around: [objectOf('ServiceMonitor', { spec: { selector: { matchLabels: { metrics: 'a' } } } })],
    },
    'unknown: unknown-field',
  ],
  [
    'a label that a sidecar may select',
    {
      type: 'ConfigMap',
      before: objectOf('ConfigMap', {}),
      after: objectOf('ConfigMap', {}, { labels: { 'example.com/read': '1' } }),
    },
    'unknown: unknown-field',
  ],
  [
    'an annotation that describes',
    {
      type: 'Service',
      before: objectOf('Service', {}),
      after: objectOf('Service', {}, { annotations: { 'strata.dev/owner': 'a' } }),
    },
    'none: annotation-without-reader',
  ],
  [
    'an annotation that a controller reads',
    {
      type: 'Service',
      before: objectOf('Service', {}),
      after: objectOf('Service', {}, { annotations: { 'example.com/scheme': 'open' } }),
    },
    'unknown: unknown-field',
  ],
  [
    'finalizers',
    { type: 'Service', before: objectOf('Service', {}), after: objectOf('Service', {}, { finalizers: ['a/b'] }) },
    'in-place: finalizers',
  ],
  [
    'the version of an API',
    { type: 'Service', before: objectOf('Service', {}), after: { ...objectOf('Service', {}), apiVersion: 'v2' } },
    'in-place: api-version',
  ],
  ['an object of a kind without rules', of('example.com/Thing', { a: 1 }, { a: 2 }), 'unknown: unknown-field'],
  [
    'an object of a kind without rules that goes',
    { type: 'example.com/Thing', before: objectOf('Thing', {}) },
    'unknown: unknown-kind',
  ],
];
