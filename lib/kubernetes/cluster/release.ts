import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { ChartSource, Component } from '../../model/component';
import { labels } from './names';

interface ReleaseProps extends Component {
  readonly name: string;
  readonly all: readonly Component[];
  readonly unit: ClusterUnit;
}

/** A chart at one version, as Flux's helm-controller installs it. @see https://fluxcd.io/flux/components/helm/helmreleases/ */
export class Release extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, source, values, all, unit }: ReleaseProps) {
    super(scope, id);
    const metadata = { name, namespace, labels: labels(unit) };
    const { kind, spec, chart } = origin(name, source);

    new ApiObject(this, 'Source', {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind,
      metadata,
      spec: { interval: '60m', ...spec },
    });
    new ApiObject(this, 'Resource', {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      metadata,
      spec: {
        interval: '60m',
        releaseName: name,
        ...chart,
        maxHistory: 3,
        // Retried with backoff: failures for lack of a node or a registry recover without intervention.
        install: { crds: 'CreateReplace', disableTakeOwnership: true, remediation: { retries: -1 } },
        upgrade: {
          crds: 'CreateReplace',
          disableTakeOwnership: true,
          cleanupOnFail: true,
          remediation: { retries: -1 },
        },
        values: { ...values(all, unit.loadBalancer ?? {}, unit), ...unit.values?.[name] },
      },
    });
  }
}

/** Source of a chart, and the reference of a release to it. */
function origin(
  name: string,
  source: ChartSource,
): { readonly kind: string; readonly spec: object; readonly chart: object } {
  if ('oci' in source) {
    const layerSelector = { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' };
    return {
      kind: 'OCIRepository',
      spec: { url: source.oci, ref: { tag: source.version }, layerSelector },
      chart: { chartRef: { kind: 'OCIRepository', name } },
    };
  }
  const { repository: url, chart, version } = source;
  return {
    kind: 'HelmRepository',
    spec: { url },
    chart: { chart: { spec: { chart, version, interval: '60m', sourceRef: { kind: 'HelmRepository', name } } } },
  };
}
