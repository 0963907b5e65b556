import type { GatewayFacts } from '../../../model/gateway-facts';
import { spread } from '../../spread';
import { grpcNeedsTls, noPlainHttp2 } from '../backends';
import { balanced } from '../load-balancer';
import { nginxAnnotations } from './annotations';

const namespace = 'ingress-nginx';

/** What is known of ingress-nginx. @see https://kubernetes.github.io/ingress-nginx/ */
export const nginx = {
  namespace,
  components: ['ingress-nginx', 'cert-manager'],
  controllers: {
    /** Its last release: the project ended in March 2026. @see https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/ */
    'ingress-nginx': {
      namespace,
      level: 'baseline',
      source: { repository: 'https://kubernetes.github.io/ingress-nginx', chart: 'ingress-nginx', version: '4.15.1' },
      // Its chart makes a budget where there are several replicas.
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
    why: 'its project ended in March 2026, and it gets no fixes any more; gateway: envoy in platform.yaml is the way out',
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
  /** Annotations that it pastes into its configuration. @see https://kubernetes.github.io/ingress-nginx/faq/#validation-of-path */
  refuses: /^nginx\.ingress\.kubernetes\.io\/.*snippet$/,
  unavailable: {
    backendTls:
      'it takes an authority from a Secret; say appProtocol: https of the port, and name the Secret by the annotations nginx.ingress.kubernetes.io/proxy-ssl-secret and proxy-ssl-verify',
    tokens:
      'it checks no tokens itself; name what does by the annotation nginx.ingress.kubernetes.io/auth-url, and leave authentication out',
    requestHeaders:
      'it sets no headers of requests for one service; let the service do without, or choose gateway envoy',
    responseHeaders: 'it sets no headers of answers for one service; let the service answer with them',
    rateLimitBy: 'it tells clients apart by their address alone; leave by and key out',
  },
} as const satisfies GatewayFacts;
