import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../../model/cluster-unit';
import { fluxNamespace, labels } from '../names';

interface SourceProps {
  readonly unit: ClusterUnit;
  /** Folders that the cluster needs, relative to the repository. */
  readonly folders: readonly string[];
}

/** The repository, of which a cluster fetches only its own folders. @see https://fluxcd.io/flux/components/source/gitrepositories/ */
export class Source extends Construct {
  constructor(scope: Construct, id: string, { unit, folders }: SourceProps) {
    super(scope, id);
    const { name, gitops } = unit.platform;
    const roots = [...new Set(folders.map((folder) => folder.split('/')[0]!))];

    new ApiObject(this, 'Resource', {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name, namespace: fluxNamespace, labels: labels(unit) },
      spec: {
        interval: '1m',
        timeout: '60s',
        url: gitops.url,
        ref: { branch: gitops.branch },
        ...(gitops.secret ? { secretRef: { name: gitops.secret } } : {}),
        ...(gitops.verify ? { verify: { mode: 'HEAD', secretRef: { name: gitops.verify } } } : {}),
        sparseCheckout: folders,
        // Files at the root come with every sparse checkout.
        ignore: ['/*', ...roots.map((root) => `!/${root}`), ''].join('\n'),
      },
    });
  }
}
