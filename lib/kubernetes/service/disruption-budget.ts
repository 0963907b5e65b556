import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { kinds } from '../kinds';

/** Which pods a drain must leave. */
export interface DisruptionBudgetProps {
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  /** A number or a percentage. @default - one pod at a time may go */
  readonly minAvailable?: number | string;
  /** Pods that may go at once, where `minAvailable` is not said. @default 1 */
  readonly maxUnavailable?: number | string;
}

/** Keeps a drain of nodes from taking too many pods at once. */
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
        // A pod that never becomes ready must not block a drain for ever.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }
}
