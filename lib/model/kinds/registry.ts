import type { Contract } from '../contract';

/** A private registry of container images. */
export interface RegistryOptions {
  /** Repositories in it. */
  readonly repositories: readonly string[];
  /** Immutable tags. */
  readonly immutableTags: boolean;
  readonly scanOnPush: boolean;
  /** Days until an untagged image is deleted. */
  readonly untaggedDays: number;
}

/** Contract of a registry. */
export const registry = { literals: [], outputs: ['host'], secrets: [] } as const satisfies Contract;
