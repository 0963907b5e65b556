/** How pods of a new version replace those before. */
export interface Rollout {
  readonly type: 'RollingUpdate' | 'Recreate' | 'OnDelete';
  /** A number of pods, or a percentage. */
  readonly maxUnavailable?: number | string;
  readonly maxSurge?: number | string;
  /** Former versions that are kept. @default - as Kubernetes has it, 10 */
  readonly history?: number;
  /** Seconds that a new pod must be ready before it counts. @default - 0 */
  readonly minReadySeconds?: number;
  /** Seconds after which a rollout without progress has failed; of a Deployment. @default - as Kubernetes has it, 600 */
  readonly progressDeadlineSeconds?: number;
  /** Of a StatefulSet: order of its pods. */
  readonly podManagement?: 'OrderedReady' | 'Parallel';
}
