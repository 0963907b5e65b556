/** How pods of a new version replace those before. */
export interface Rollout {
  readonly type: 'RollingUpdate' | 'Recreate' | 'OnDelete';
  /** A number of pods, or a percentage. */
  readonly maxUnavailable?: number | string;
  readonly maxSurge?: number | string;
  /** Of a StatefulSet: order of its pods. */
  readonly podManagement?: 'OrderedReady' | 'Parallel';
}
