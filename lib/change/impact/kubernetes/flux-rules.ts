import type { FieldChange } from '../../diff/object-change';
import { helmValues } from './helm-values';
import { type Decision, type FieldRule, always } from './rule';

const helm = 'https://fluxcd.io/flux/components/helm/helmreleases/';
const kustomize = 'https://fluxcd.io/flux/components/kustomize/kustomizations/';
const sources = 'https://fluxcd.io/flux/components/source/';
const release = ['helm.toolkit.fluxcd.io/HelmRelease'];
const kustomization = ['kustomize.toolkit.fluxcd.io/Kustomization'];
const repositories = ['HelmRepository', 'OCIRepository', 'GitRepository', 'Bucket', 'HelmChart'].map(
  (kind) => `source.toolkit.fluxcd.io/${kind}`,
);

const timing = ['interval', 'retryInterval', 'timeout', 'suspend'].map((field) => `spec.${field}`);

/** What changed objects of Flux do. */
export const fluxRules: readonly FieldRule[] = [
  {
    rule: 'flux-timing',
    types: [...release, ...kustomization, ...repositories],
    fields: timing,
    source: kustomize,
    decide: ({ path, after }) => ({
      consequence: 'in-place',
      reason:
        path[1] === 'suspend' && after === true
          ? 'Flux applies no change of it until it is resumed; what runs stays'
          : 'Flux looks at other times; nothing that runs is touched',
    }),
  },
  {
    rule: 'helm-release-identity',
    types: release,
    fields: ['spec.releaseName', 'spec.targetNamespace', 'spec.storageNamespace'],
    source: `${helm}#release-name`,
    decide: ({ path }) => ({
      consequence: 'replacement',
      reason: `Helm uninstalls the release and installs another one, since ${path[1]} changes: everything of the chart stops, and claims outside of StatefulSets go with their data`,
    }),
  },
  {
    rule: 'helm-upgrade-settings',
    types: release,
    fields: [
      'install',
      'upgrade',
      'rollback',
      'uninstall',
      'test',
      'driftDetection',
      'maxHistory',
      'dependsOn',
      'serviceAccountName',
      'persistentClient',
    ].map((field) => `spec.${field}`),
    source: helm,
    decide: always('in-place', 'later installs and upgrades are done otherwise; what runs is not touched'),
  },
  { rule: 'helm-values', types: release, fields: ['spec.values'], source: helm, decide: helmValues },
  {
    rule: 'helm-chart',
    types: release,
    fields: ['spec.chart', 'spec.chartRef', 'spec.valuesFrom', 'spec.postRenderers'],
    source: helm,
    decide: always(
      'unknown',
      'Helm upgrades the release in place; what the other chart or values do to its objects is not known here',
    ),
  },
  {
    rule: 'kustomization-prune',
    types: kustomization,
    fields: ['spec.prune', 'spec.deletionPolicy'],
    source: `${kustomize}#prune`,
    decide: ({ after }) => ({
      consequence: 'in-place',
      reason:
        after === false || after === 'Orphan'
          ? 'objects that are removed from now on stay in the cluster'
          : 'objects that are removed from now on are deleted from the cluster',
    }),
  },
  {
    rule: 'kustomization-force',
    types: kustomization,
    fields: ['spec.force'],
    source: `${kustomize}#force`,
    decide: ({ after }) => ({
      consequence: 'in-place',
      reason:
        after === true
          ? 'from now on Flux deletes and creates any object whose change is refused, with its data'
          : 'from now on a refused change stops the Kustomization',
    }),
  },
  {
    rule: 'kustomization-source',
    types: kustomization,
    fields: ['spec.path', 'spec.sourceRef', 'spec.components'],
    source: kustomize,
    decide: always(
      'in-place',
      'Flux applies another folder, and deletes what is not in it; each such object is a change of its own',
    ),
  },
  {
    rule: 'kustomization-ownership',
    types: kustomization,
    fields: ['spec.ignore'],
    source: kustomize,
    decide: always(
      'capacity',
      'another controller or Flux owns the fields from now on: Flux sets those that it no longer ignores, such as replicas',
    ),
  },
  {
    rule: 'kustomization-order',
    types: kustomization,
    fields: [
      'dependsOn',
      'wait',
      'healthChecks',
      'healthCheckExprs',
      'serviceAccountName',
      'kubeConfig',
      'decryption',
    ].map((field) => `spec.${field}`),
    source: kustomize,
    decide: always(
      'in-place',
      'Flux waits for other objects, or acts by other rights, the next time; nothing that runs is touched',
    ),
  },
  {
    rule: 'source-moved',
    types: repositories,
    fields: ['spec'],
    source: sources,
    decide: source,
  },
];

/** Fields of sources that choose another content. */
const content: ReadonlySet<string> = new Set([
  'ref',
  'url',
  'chart',
  'version',
  'layerSelector',
  'bucketName',
  'prefix',
]);

function source({ path }: FieldChange, { kind }: { readonly kind: string }): Decision {
  if (!content.has(path[1] ?? ''))
    return { consequence: 'in-place', reason: 'Flux fetches the source otherwise; nothing that runs is touched' };
  if (kind === 'GitRepository')
    return {
      consequence: 'in-place',
      reason: 'Flux applies the content of another revision or place; each object that differs is a change of its own',
    };
  if (path[1] === 'url')
    return { consequence: 'in-place', reason: 'the same charts are fetched from another place, if it has them' };
  return {
    consequence: 'unknown',
    reason:
      'Helm upgrades releases of this chart in place; what another version does to their objects is not known here',
  };
}
