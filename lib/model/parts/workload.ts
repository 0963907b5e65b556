/** Type of a workload. `edge` runs outside of the cluster. */
export type WorkloadType = 'api' | 'worker' | 'cron' | 'job' | 'stateful' | 'edge';

/** A container image, with its registry. */
export interface Image {
  /** `registry/repository:tag` or `registry/repository@sha256:...`. */
  readonly reference: string;
  /** Value of `app.kubernetes.io/version`. */
  readonly version: string;
  readonly pullPolicy: 'Always' | 'IfNotPresent' | 'Never';
  /** Names of Secrets of type `kubernetes.io/dockerconfigjson`. */
  readonly pullSecrets: readonly string[];
}

/** The process of a service. */
export interface Workload {
  readonly type: WorkloadType;
  readonly image: Image;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  /** Of a `cron`, in cron syntax. */
  readonly schedule?: string;
  /** IANA name. @default - the cluster's own, UTC */
  readonly timeZone?: string;
}
