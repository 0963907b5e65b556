/** How a probe asks. */
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

/** A question put to a container again and again. Times are seconds. */
export interface Probe {
  readonly action: ProbeAction;
  readonly initialDelaySeconds?: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

/** How Kubernetes learns how a service is. */
export interface Health {
  readonly liveness?: Probe;
  readonly readiness?: Probe;
  readonly startup?: Probe;
}
