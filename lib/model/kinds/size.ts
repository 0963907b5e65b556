/** Relative capacity, neutral between clouds; each cloud's facts name the product of each. */
export type Size = 'small' | 'medium' | 'large' | 'xlarge';

/** Every size, least first. */
export const sizes = ['small', 'medium', 'large', 'xlarge'] as const satisfies readonly Size[];

/** When a cloud may change what runs. */
export interface Maintenance {
  /** `sun:03:00-sun:04:00`, in UTC. @default - the cloud chooses */
  readonly window?: string;
  /** Changes do not wait for the window. */
  readonly applyImmediately: boolean;
}
