import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { PodSecurityLevel } from '../../model/parts/security';
import { kept, labels, podSecurity } from './names';
import { kinds } from '../kinds';

interface ClusterNamespaceProps {
  readonly name: string;
  /** Strictest Pod Security level that admits what runs in it. */
  readonly level: PodSecurityLevel;
  /** Environment that it is of. @default - a component's */
  readonly environment?: string;
  /** Labels of the user's own. @default - none */
  readonly own?: Readonly<Record<string, string>>;
  readonly unit: ClusterUnit;
}

/** A namespace, which Flux never deletes: all that is in it would go, too. */
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
