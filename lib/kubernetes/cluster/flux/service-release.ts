import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit, Delivery } from '../../../model/cluster-unit';
import { fluxNamespace, labels, reconciler } from '../names';
import { scaledByOthers } from './scaled-by-others';

interface ServiceReleaseProps {
  readonly name: string;
  readonly unit: ClusterUnit;
  readonly delivery: Delivery;
  /** Folder of the layer of charts, in the repository. */
  readonly charts: string;
}

/** Minimum timeout for pods to become ready. */
const leastSeconds = 180;

/** Switches of what stays Flux's own: it comes first and is waited for, or must outlive a failed release. */
function valuesOf({ phases }: Delivery): object {
  const applied = phases.filter((phase) => phase !== 'run');
  return applied.length > 0 ? { phases: Object.fromEntries(applied.map((phase) => [phase, false])) } : {};
}

/** What Helm installs, upgrades and rolls back of one service, by the account of its namespace. @see https://fluxcd.io/flux/components/helm/helmreleases/ */
export class ServiceRelease extends Construct {
  constructor(scope: Construct, id: string, { name, unit, delivery, charts }: ServiceReleaseProps) {
    super(scope, id);
    const { service, namespace, mode, timeoutSeconds } = delivery;
    const seconds = Math.max(leastSeconds, timeoutSeconds.run);

    new ApiObject(this, 'Resource', {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      metadata: { name, namespace: fluxNamespace, labels: labels(unit) },
      spec: {
        interval: '60m',
        timeout: `${Math.ceil(seconds / 60)}m`,
        ...(mode?.handover && { suspend: true }),
        releaseName: service,
        targetNamespace: namespace,
        storageNamespace: namespace,
        serviceAccountName: reconciler(namespace),
        chart: { spec: chartOf(unit, delivery, charts) },
        values: valuesOf(delivery),
        maxHistory: 10,
        ...actions,
        driftDetection: { mode: 'enabled', ignore: scaledByOthers(delivery) },
      },
    });
  }
}

/** The chart in the repository, with the values of the environment: source-controller takes another commit for another version, since it does not look into files of values. */
function chartOf({ platform }: ClusterUnit, { service, environment }: Delivery, charts: string): object {
  const chart = `./${charts}/${platform.name}/${service}`;
  return {
    chart,
    sourceRef: { kind: 'GitRepository', name: platform.name },
    interval: '60m',
    reconcileStrategy: 'Revision',
    valuesFiles: [`${chart}/values.yaml`, `${chart}/values-${environment}.yaml`],
  };
}

/** A failed installation is tried again without deleting what is there; a failed upgrade is rolled back, and tried once more. */
const actions = {
  install: { crds: 'Skip', strategy: { name: 'RetryOnFailure', retryInterval: '2m' } },
  upgrade: {
    crds: 'Skip',
    cleanupOnFail: true,
    remediation: { retries: 1, remediateLastFailure: true, strategy: 'rollback' },
  },
  rollback: { cleanupOnFail: true },
};
