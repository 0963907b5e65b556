/** Collectors of OpenTelemetry in a cluster: an agent on each node for logs, and a gateway for all. */
export interface Collector {
  /** URL that takes traces by OTLP over HTTP. @default - traces are not taken */
  readonly traces?: string;
  /** URL that takes logs by OTLP over HTTP. @default - logs are not collected */
  readonly logs?: string;
  /** Which traces are kept once they are whole. @default - all */
  readonly sampling?: {
    /** Share of the rest, between 0 and 1. */
    readonly rate: number;
    readonly errors: boolean;
    /** Milliseconds from which on a trace is kept. */
    readonly slowMilliseconds?: number;
  };
  /** Expressions of RE2: what matches in a value is masked. */
  readonly maskedValues: readonly string[];
  /** Expressions of RE2: values of attributes with such names are masked. */
  readonly maskedKeys: readonly string[];
  /** Memory of each pod, as a Kubernetes quantity. */
  readonly memory: string;
}

/** The collector that services send to, by its Service. */
export const gatewayHost = 'opentelemetry-gateway.opentelemetry-gateway';

/** Ports of OTLP. @see https://opentelemetry.io/docs/specs/otlp/ */
export const otlpPorts = { grpc: 4317, http: 4318 } as const;
