import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { PodSecurityLevel } from '../../model/parts/security';
import { kept, labels, podSecurity } from './names';
import { kinds } from '../kinds';

interface ClusterNamespaceProps {
  readonly name: string;
  /** Strictest Pod Security level that admits its pods. */
  readonly level: PodSecurityLevel;
  /** Its environment. @default - none: a component's namespace */
  readonly environment?: string;
  /** Labels of the user's own. @default - none */
  readonly own?: Readonly<Record<string, string>>;
  readonly unit: ClusterUnit;
}

/** A namespace, which Flux never deletes, since that would delete its content. */
export class ClusterNamespace extends Construct {
  constructor(scope: Construct, id: string, { name, level, environment, own, unit }: ClusterNamespaceProps) {
    super(scope, id);
    new ApiObject(this, 'Resource', {
      ...kinds.Namespace,
      metadata: {
        name,
        labels: {
          ...own,
          ...labels(unit),
          ...(environment ? { 'strata.dev/environment': environment } : {}),
          ...podSecurity(level, unit.cluster),
        },
        annotations: kept,
      },
    });
  }
}
