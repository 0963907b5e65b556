/** What a platform allows that nobody must bring in unseen; it decides what is a problem, and nothing of what is made. */
export interface Allowed {
  /** Patterns of files under `dist/` that somebody else writes. */
  readonly files: readonly string[];
  /** Blocks of Terraform in `extra/` and overrides that run code, give rights or reach beyond the service's stack. */
  readonly terraform: readonly string[];
}

export const nothingAllowed: Allowed = { files: [], terraform: [] };
