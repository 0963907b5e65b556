/** A port that pods listen on. */
export interface ContainerPort {
  /** IANA service name, unique in the pod. */
  readonly name: string;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
}

/** A port of a Kubernetes Service. */
export interface ServicePort extends ContainerPort {
  /** Name or number of a container's port. */
  readonly targetPort: string | number;
  readonly nodePort?: number;
  /** `http`, `grpc` ...; what a gateway may speak to it. */
  readonly appProtocol?: string;
}

/** A Kubernetes Service in front of the pods. */
export interface Endpoint {
  readonly name: string;
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'Headless';
  readonly annotations: Readonly<Record<string, string>>;
  readonly sessionAffinity?: 'ClientIP';
  readonly ports: readonly ServicePort[];
}

/** Pages of other origins that browsers let call. */
export interface Cors {
  /** `https://app.example.com`, `https://*.example.com`, or `*` alone. */
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  /** Headers that they may send. */
  readonly headers: readonly string[];
  /** Headers of answers that they may read. */
  readonly exposedHeaders: readonly string[];
  /** Whether cookies go along. */
  readonly credentials: boolean;
  /** How long a browser remembers the answer. */
  readonly maxAgeSeconds: number;
}

/** Tokens (JWT) of which a request must bear one. */
export interface Tokens {
  /** URL of who signs them, as they name it. */
  readonly issuer: string;
  /** For whom they must be; empty for anybody. */
  readonly audiences: readonly string[];
  /** URL of the keys that they are signed with. */
  readonly jwks: string;
}

/** What pods speak, where it is not plain HTTP: gRPC or HTTP/2 in clear, or one of them by TLS. */
export type Backend = 'grpc' | 'grpcs' | 'h2c' | 'https';

/** What a gateway holds the certificates of pods against. */
export interface BackendTls {
  /** ConfigMap beside the service, with the authority's certificate as `ca.crt`. */
  readonly ca: string;
  /** Name in their certificates. @default - the Service's, `<service>.<namespace>.svc` */
  readonly hostname?: string;
}

/** A way in from outside the cluster. */
export interface Ingress {
  readonly host: string;
  /** Path prefix. */
  readonly path: string;
  /** What the prefix becomes on its way. @default - it stays */
  readonly rewrite?: string;
  readonly tls: boolean;
  /** Requests a minute from one client address. @default - no limit */
  readonly rateLimit?: number;
  /** Header that tells clients apart, for the limit. @default - their address */
  readonly rateLimitBy?: string;
  /** Takes the path alone, and nothing below it. @default false */
  readonly exact?: boolean;
  /** @default - answers as the service has them */
  readonly cors?: Cors;
  /** @default - anybody may call */
  readonly tokens?: Tokens;
  /** Headers that requests get on their way, in place of what a client sent. @default - none */
  readonly requestHeaders?: Readonly<Record<string, string>>;
  /** Headers that answers get on their way. @default - none */
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** Seconds that an answer may take. @default - as long as the gateway waits by itself */
  readonly timeoutSeconds?: number;
  /** Times that a request is sent again. @default - as the gateway has it */
  readonly retries?: number;
  /** Secret with the certificate of the host. @default - one is asked for */
  readonly certificate?: string;
  /** ClusterIssuer that the certificate is asked of. @default - the platform's own */
  readonly issuer?: string;
  /** Name of the platform's own. @default - none: a certificate is asked of nobody */
  readonly ownIssuer?: string;
  /** What the port that answers speaks. @default - HTTP/1.1 */
  readonly backend?: Backend;
  /** @default - certificates of pods are looked at by no authority */
  readonly backendTls?: BackendTls;
  /** Leads each client address to the same pod, as long as it is there. @default false */
  readonly sticky?: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  /** Service and port number that answer. */
  readonly service: string;
  readonly port: number;
}

/** How a service is reached. */
export interface Networking {
  readonly containerPorts: readonly ContainerPort[];
  readonly endpoints: readonly Endpoint[];
  readonly ingress?: Ingress;
}
