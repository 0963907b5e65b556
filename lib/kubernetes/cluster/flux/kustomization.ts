import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../../model/cluster-unit';
import { fluxNamespace, kept as keeping, labels } from '../names';

/** Props of a Kustomization. */
export interface KustomizationProps {
  readonly name: string;
  /** Folder, relative to the repository. */
  readonly folder: string;
  /** Names of those that must be ready first. */
  readonly after: readonly string[];
  readonly timeoutSeconds: number;
  /** Whether it waits for all applied objects. @default true */
  readonly wait?: boolean;
  /** Whether its objects stay in the cluster when it is deleted. @default false */
  readonly orphans?: boolean;
  /** Whether it is kept when it is removed from the repository. @default false */
  readonly kept?: boolean;
  /** Service account. */
  readonly account: string;
  /** Health check expressions of objects without standard conditions. */
  readonly health?: readonly object[];
  /** Fields that are ignored in existing objects. @default - none */
  readonly ignore?: readonly { readonly paths: readonly string[]; readonly target: object }[];
}

/** Minimum timeout for pods to become ready. */
const leastSeconds = 180;

/** One folder that Flux applies, and waits for. @see https://fluxcd.io/flux/components/kustomize/kustomizations/ */
export class Kustomization extends Construct {
  constructor(scope: Construct, id: string, props: KustomizationProps & { readonly unit: ClusterUnit }) {
    super(scope, id);
    const { unit, name, folder, after, wait = true, kept = false, orphans = false, account, health, ignore } = props;
    const seconds = Math.max(leastSeconds, props.timeoutSeconds);

    new ApiObject(this, 'Resource', {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name, namespace: fluxNamespace, labels: labels(unit), ...(kept && { annotations: keeping }) },
      spec: {
        interval: '60m',
        retryInterval: '2m',
        timeout: `${Math.ceil(seconds / 60)}m`,
        prune: true,
        ...(orphans && { deletionPolicy: 'Orphan' }),
        wait,
        sourceRef: { kind: 'GitRepository', name: unit.platform.name },
        path: `./${folder}`,
        ...(after.length > 0 ? { dependsOn: after.map((name) => ({ name })) } : {}),
        serviceAccountName: account,
        ...(health ? { healthCheckExprs: health } : {}),
        ...(ignore ? { ignore } : {}),
      },
    });
  }
}
