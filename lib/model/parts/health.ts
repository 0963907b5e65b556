/** The request of a probe. */
export type ProbeAction =
  | {
      readonly type: 'http';
      readonly path: string;
      readonly port: number | string;
      readonly scheme: 'HTTP' | 'HTTPS';
      /** @default - the address of the pod */
      readonly host?: string;
      /** @default - none */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'tcp'; readonly port: number | string }
  | { readonly type: 'grpc'; readonly port: number; readonly service?: string }
  | { readonly type: 'exec'; readonly command: readonly string[] };

/** A probe of a container. Times are seconds. */
export interface Probe {
  readonly action: ProbeAction;
  readonly initialDelaySeconds?: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

/** Probes of a service. */
export interface Health {
  readonly liveness?: Probe;
  readonly readiness?: Probe;
  readonly startup?: Probe;
}
