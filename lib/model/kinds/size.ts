/** Relative capacity, neutral between clouds; each cloud's facts map it to a product. */
export type Size = 'small' | 'medium' | 'large' | 'xlarge';

/** Every size, smallest first. */
export const sizes = ['small', 'medium', 'large', 'xlarge'] as const satisfies readonly Size[];

/** When a cloud may apply changes. */
export interface Maintenance {
  /** `sun:03:00-sun:04:00`, in UTC. @default - the cloud chooses */
  readonly window?: string;
  /** Applies changes at once instead of in the window. */
  readonly applyImmediately: boolean;
}
