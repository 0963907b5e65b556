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
