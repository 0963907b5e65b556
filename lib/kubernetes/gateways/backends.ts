/** Why Ingress controllers support gRPC only with TLS. */
export const grpcNeedsTls = 'it supports HTTP/2, and so gRPC, only with TLS; set networking.ingress.tls: true';

/** Why Ingress controllers do not support HTTP/2 to pods without TLS. */
export const noPlainHttp2 = 'it supports HTTP/1.1 and gRPC to pods; set appProtocol: grpc, or choose gateway envoy';
