/** A Job that brings a database's schema up to the version that starts after it. */
export interface Migration {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly backoffLimit: number;
  /** Longest that one attempt may take. */
  readonly activeDeadlineSeconds: number;
  /** Names of the variables that it reads; a change of another does not run it again. @default - all of the service */
  readonly variables?: readonly string[];
}
