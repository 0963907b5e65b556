import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { kinds } from '../kinds';

/** Props of a PodDisruptionBudget. */
export interface DisruptionBudgetProps {
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  /** A number or a percentage. @default - one pod at a time may be unavailable */
  readonly minAvailable?: number | string;
  /** Pods that may be unavailable at once, without `minAvailable`. @default 1 */
  readonly maxUnavailable?: number | string;
}

/** Limits the pods that a node drain evicts at once. */
export class DisruptionBudget extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { name, selector, minAvailable, maxUnavailable = 1 }: DisruptionBudgetProps,
  ) {
    super(scope, id);
    const kept = minAvailable === undefined ? { maxUnavailable } : { minAvailable };
    new ApiObject(this, 'Resource', {
      ...kinds.PodDisruptionBudget,
      metadata: { name },
      spec: {
        ...kept,
        selector: { matchLabels: { ...selector } },
        // A pod that never becomes ready must not block a drain.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }
}
