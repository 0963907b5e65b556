/** A Job that brings a database's schema up to the version that starts after it. */
export interface Migration {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly backoffLimit: number;
  readonly activeDeadlineSeconds: number;
}
