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
  /** Application protocol, such as `http` or `grpc`. */
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

/** CORS of an ingress. */
export interface Cors {
  /** `https://app.example.com`, `https://*.example.com`, or `*` alone. */
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  /** Allowed request headers. */
  readonly headers: readonly string[];
  /** Exposed response headers. */
  readonly exposedHeaders: readonly string[];
  /** Whether credentials such as cookies are allowed. */
  readonly credentials: boolean;
  /** How long a browser caches the answer. */
  readonly maxAgeSeconds: number;
}

/** Requirements of the token (JWT) of a request. */
export interface Tokens {
  /** Issuer (iss). */
  readonly issuer: string;
  /** Accepted audiences (aud); empty for any. */
  readonly audiences: readonly string[];
  /** URL of the key set (JWKS). */
  readonly jwks: string;
}

/** Protocol of pods other than HTTP/1.1 without TLS: gRPC or HTTP/2, with or without TLS. */
export type Backend = 'grpc' | 'grpcs' | 'h2c' | 'https';

/** Verification of pods' certificates by a gateway. */
export interface BackendTls {
  /** ConfigMap of the namespace with the authority's certificate as `ca.crt`. */
  readonly ca: string;
  /** Name in their certificates. @default - the Service's, `<service>.<namespace>.svc` */
  readonly hostname?: string;
}

/** An ingress: a route from outside of the cluster. */
export interface Ingress {
  readonly host: string;
  /** Path prefix. */
  readonly path: string;
  /** Replacement of the prefix. @default - unchanged */
  readonly rewrite?: string;
  readonly tls: boolean;
  /** Requests a minute from one client address. @default - no limit */
  readonly rateLimit?: number;
  /** Header that identifies clients of the rate limit. @default - their address */
  readonly rateLimitBy?: string;
  /** Matches the path exactly. @default false */
  readonly exact?: boolean;
  /** @default - answers of the service, unchanged */
  readonly cors?: Cors;
  /** @default - none is required */
  readonly tokens?: Tokens;
  /** Headers that are set on requests, replacing those of the client. @default - none */
  readonly requestHeaders?: Readonly<Record<string, string>>;
  /** Headers that are set on responses. @default - none */
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** Request timeout in seconds. @default - that of the gateway */
  readonly timeoutSeconds?: number;
  /** Number of retries. @default - that of the gateway */
  readonly retries?: number;
  /** Secret with the certificate of the host. @default - a certificate is issued */
  readonly certificate?: string;
  /** ClusterIssuer of the certificate. @default - that of the platform */
  readonly issuer?: string;
  /** Name of that of the platform. @default - none: no certificate is issued */
  readonly ownIssuer?: string;
  /** Protocol of the backend port. @default - HTTP/1.1 */
  readonly backend?: Backend;
  /** @default - certificates of pods are not verified */
  readonly backendTls?: BackendTls;
  /** Session affinity by client address. @default false */
  readonly sticky?: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  /** Backend Service and port number. */
  readonly service: string;
  readonly port: number;
}

/** Ports, Services and ingresses of a service. */
export interface Networking {
  readonly containerPorts: readonly ContainerPort[];
  /** Port with profiles. @default - none are read */
  readonly profiled?: number;
  readonly endpoints: readonly Endpoint[];
  readonly ingress?: Ingress;
}
