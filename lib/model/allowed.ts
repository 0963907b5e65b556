/** Exceptions of a platform from the rules of `dist/` and Terraform; they decide about problems, never about output. */
export interface Allowed {
  /** Patterns of files under `dist/` that Strata does not write. */
  readonly files: readonly string[];
  /** Blocks of Terraform in `extra/` and overrides that run code, grant rights or reach beyond the service's stack. */
  readonly terraform: readonly string[];
}

export const nothingAllowed: Allowed = { files: [], terraform: [] };
