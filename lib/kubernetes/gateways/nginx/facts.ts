import type { GatewayFacts } from '../../../model/gateway-facts';
import { spread } from '../../spread';
import { grpcNeedsTls, noPlainHttp2 } from '../backends';
import { balanced } from '../load-balancer';
import { nginxAnnotations } from './annotations';

const namespace = 'ingress-nginx';

/** Facts of ingress-nginx. @see https://kubernetes.github.io/ingress-nginx/ */
export const nginx = {
  namespace,
  components: ['ingress-nginx', 'cert-manager'],
  controllers: {
    /** Its last release: the project ended in March 2026. @see https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/ */
    'ingress-nginx': {
      namespace,
      level: 'baseline',
      source: { repository: 'https://kubernetes.github.io/ingress-nginx', chart: 'ingress-nginx', version: '4.15.1' },
      // Its chart creates a PodDisruptionBudget for several replicas.
      values: (_, annotations) => ({
        controller: {
          replicaCount: 2,
          topologySpreadConstraints: spread({
            'app.kubernetes.io/name': 'ingress-nginx',
            'app.kubernetes.io/component': 'controller',
          }),
          allowSnippetAnnotations: false,
          ingressClassResource: { name: 'nginx', default: false },
          ingressClass: 'nginx',
          service: balanced(annotations),
        },
      }),
    },
  },
  /** @see https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/ */
  retired: {
    component: 'ingress-nginx',
    why: 'ingress-nginx was retired in March 2026, and gets no fixes; use gateway: envoy in platform.yaml',
  },
  provesBeside: true,
  reads: ['nginx.ingress.kubernetes.io/', 'cert-manager.io/', 'acme.cert-manager.io/'],
  known: { name: 'ingress-nginx', prefixes: ['nginx.ingress.kubernetes.io/'] },
  hostAnnotations: ['nginx.ingress.kubernetes.io/server-alias'],
  annotations: nginxAnnotations,
  cannotSpeak({ backend, tls }): string | undefined {
    if (backend === 'h2c') return noPlainHttp2;
    return backend?.startsWith('grpc') && !tls ? grpcNeedsTls : undefined;
  },
  /** Annotations that it copies into its configuration. @see https://kubernetes.github.io/ingress-nginx/faq/#validation-of-path */
  refuses: /^nginx\.ingress\.kubernetes\.io\/.*snippet$/,
  unavailable: {
    backendTls:
      'it reads an authority from a Secret; set appProtocol: https of the port, and the annotations nginx.ingress.kubernetes.io/proxy-ssl-secret and proxy-ssl-verify',
    tokens:
      'it does not verify tokens itself; set the annotation nginx.ingress.kubernetes.io/auth-url, and remove authentication',
    requestHeaders: 'it cannot set request headers of one service; remove them, or choose gateway envoy',
    responseHeaders: 'it cannot set response headers of one service; set them in the service',
    rateLimitBy: 'it identifies clients only by address; remove by and key',
  },
} as const satisfies GatewayFacts;
