/** What one pod asks for and at most gets, as Kubernetes quantities by resource name. */
export interface Resources {
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
}
