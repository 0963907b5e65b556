/** A Job that migrates a database's schema before a new version starts. */
export interface Migration {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly backoffLimit: number;
  /** Timeout of one attempt. */
  readonly activeDeadlineSeconds: number;
  /** Names of the variables that it reads; a change of another one does not run it again. @default - all of the service */
  readonly variables?: readonly string[];
}
