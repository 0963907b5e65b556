import type { Ingress } from '../../model/parts/networking';

const byTlsAlone = 'it takes HTTP/2, which gRPC is, by TLS alone; say networking.ingress.tls: true';

/** Why each gateway cannot speak to the pods of a way in as they speak; nothing where it can. */
export const cannotSpeak = {
  envoy: ({ backend, backendTls }: Ingress) =>
    (backend === 'https' || backend === 'grpcs') && !backendTls
      ? 'it speaks TLS to pods whose certificate it can hold against an authority; name the ConfigMap with its ca.crt by networking.ingress.backendTls.ca'
      : undefined,
  kong({ backend, tls, rewrite }: Ingress): string | undefined {
    if (backend === 'h2c') return 'it speaks HTTP/1.1 to pods, or gRPC; say appProtocol: grpc, or choose gateway envoy';
    if (!backend?.startsWith('grpc')) return undefined;
    if (!tls) return byTlsAlone;
    return rewrite === undefined ? undefined : 'it leaves paths of gRPC as they are; leave rewrite and stripPrefix out';
  },
  nginx({ backend, tls }: Ingress): string | undefined {
    if (backend === 'h2c') return 'it speaks HTTP/1.1 to pods, or gRPC; say appProtocol: grpc, or choose gateway envoy';
    return backend?.startsWith('grpc') && !tls ? byTlsAlone : undefined;
  },
} as const;
