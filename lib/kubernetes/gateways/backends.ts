/** Why a controller of Ingresses speaks gRPC to pods only where its clients use TLS. */
export const grpcNeedsTls = 'it takes HTTP/2, which gRPC is, by TLS alone; say networking.ingress.tls: true';

/** Why a controller of Ingresses does not speak plain HTTP/2 to pods. */
export const noPlainHttp2 = 'it speaks HTTP/1.1 to pods, or gRPC; say appProtocol: grpc, or choose gateway envoy';
