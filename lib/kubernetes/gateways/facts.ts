import type { GatewayFacts } from '../../model/gateway-facts';
import { cannotSpeak } from './backends';
import { kongAnnotations, kongServiceAnnotations } from './kong-annotations';
import { nginxAnnotations } from './nginx-annotations';

/** What is known of each built-in gateway without loading its constructs. */
export const facts = {
  envoy: {
    namespace: 'envoy-gateway-system',
    components: ['envoy-gateway', 'cert-manager'],
    /** A Gateway has 64 listeners, one of which leads to HTTPS. @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec */
    mostHosts: 63,
    reads: ['gateway.envoyproxy.io/'],
    cannotSpeak: cannotSpeak.envoy,
    ignores: {
      certificate:
        'certificates are its listeners’, in a namespace of its own; emitted with one that cert-manager asks for',
      issuer: 'one ClusterIssuer serves all of its listeners; emitted with the platform’s own',
    },
  },
  kong: {
    namespace: 'kong',
    components: ['kong', 'cert-manager'],
    provesBeside: true,
    reads: ['konghq.com/', 'cert-manager.io/', 'acme.cert-manager.io/'],
    annotations: kongAnnotations,
    serviceAnnotations: kongServiceAnnotations,
    cannotSpeak: cannotSpeak.kong,
    lacks: {
      backendTls:
        'it holds certificates of pods against nothing; say appProtocol: https of the port, and name an authority by the annotation konghq.com/ca-certificates-secrets of the Service',
      tokens:
        'its free edition fetches no keys of an issuer; choose gateway envoy, or name a KongPlugin of extra/ by the annotation konghq.com/plugins and leave authentication out',
    },
  },
  nginx: {
    namespace: 'ingress-nginx',
    components: ['ingress-nginx', 'cert-manager'],
    /** @see https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/ */
    retired: {
      component: 'ingress-nginx',
      why: 'its project ended in March 2026, and it gets no fixes any more; gateway: envoy in platform.yaml is the way out',
    },
    provesBeside: true,
    reads: ['nginx.ingress.kubernetes.io/', 'cert-manager.io/', 'acme.cert-manager.io/'],
    annotations: nginxAnnotations,
    cannotSpeak: cannotSpeak.nginx,
    /** Annotations that it pastes into its configuration. @see https://kubernetes.github.io/ingress-nginx/faq/#validation-of-path */
    refuses: /^nginx\.ingress\.kubernetes\.io\/.*snippet$/,
    lacks: {
      backendTls:
        'it takes an authority from a Secret; say appProtocol: https of the port, and name the Secret by the annotations nginx.ingress.kubernetes.io/proxy-ssl-secret and proxy-ssl-verify',
      tokens:
        'it checks no tokens itself; name what does by the annotation nginx.ingress.kubernetes.io/auth-url, and leave authentication out',
      requestHeaders:
        'it sets no headers of requests for one service; let the service do without, or choose gateway envoy',
      responseHeaders: 'it sets no headers of answers for one service; let the service answer with them',
      rateLimitBy: 'it tells clients apart by their address alone; leave by and key out',
    },
  },
} as const satisfies Readonly<Record<string, GatewayFacts>>;
