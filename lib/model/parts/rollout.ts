/** Rollout of a new version. */
export interface Rollout {
  readonly type: 'RollingUpdate' | 'Recreate' | 'OnDelete';
  /** A number of pods, or a percentage. */
  readonly maxUnavailable?: number | string;
  readonly maxSurge?: number | string;
  /** Revisions that are kept. @default - that of Kubernetes, 10 */
  readonly history?: number;
  /** Seconds that a new pod must be ready before it counts. @default - 0 */
  readonly minReadySeconds?: number;
  /** Progress deadline of a Deployment, in seconds. @default - that of Kubernetes, 600 */
  readonly progressDeadlineSeconds?: number;
  /** Pod management policy of a StatefulSet. */
  readonly podManagement?: 'OrderedReady' | 'Parallel';
}
