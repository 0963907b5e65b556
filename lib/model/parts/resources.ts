/** Requests and limits of one pod, as Kubernetes quantities by resource name. */
export interface Resources {
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
}
