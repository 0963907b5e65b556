import { type GatewayFacts, ingresses } from '../../../model/gateway-facts';
import { spread } from '../../spread';
import { grpcNeedsTls, noPlainHttp2 } from '../backends';
import { balanced } from '../load-balancer';
import { kongAnnotations, kongServiceAnnotations } from './annotations';

const namespace = 'kong';

/** Facts of Kong's Ingress Controller. @see https://developer.konghq.com/kubernetes-ingress-controller/ */
export const kong = {
  namespace,
  components: ['kong', 'cert-manager'],
  controllers: {
    /** Its gateway is the last of the community edition. @see https://github.com/Kong/charts/tree/main/charts/ingress */
    kong: {
      namespace,
      level: 'baseline',
      source: { repository: 'https://charts.konghq.com', chart: 'ingress', version: '0.24.0' },
      requiredBy: 'run',
      values: (_, annotations) => ({
        controller: { ingressController: { ingressClass: 'kong' } },
        gateway: {
          // The chart's own default is an older patch of it.
          image: { repository: 'kong', tag: '3.9.3' },
          replicaCount: 2,
          podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
          topologySpreadConstraints: spread({
            'app.kubernetes.io/name': 'gateway',
            'app.kubernetes.io/component': 'app',
          }),
          proxy: balanced(annotations),
        },
      }),
    },
  },
  apiGroups: {
    ...ingresses,
    'configuration.konghq.com': {
      KongPlugin: {
        resource: 'kongplugins',
        madeFor: ['service'],
        suffixes: ['-request', '-response', '-cors', '-rate-limit'],
        /** Plugins that run code of their configuration. @see https://developer.konghq.com/plugins/?category=serverless */
        code: {
          plugins: [
            'pre-function',
            'post-function',
            'aws-lambda',
            'azure-functions',
            'openwhisk',
            'exit-transformer',
            'request-callout',
          ],
        },
      },
      KongUpstreamPolicy: { resource: 'kongupstreampolicies', madeFor: ['service'] },
      KongClusterPlugin: { resource: 'kongclusterplugins', isClusterScoped: true },
    },
  },
  provesBeside: true,
  reads: ['konghq.com/', 'cert-manager.io/', 'acme.cert-manager.io/'],
  known: {
    name: 'Kong',
    prefixes: ['konghq.com/', 'configuration.konghq.com/', 'ingress.kubernetes.io/service-upstream'],
  },
  hostAnnotations: ['konghq.com/host-aliases'],
  annotations: kongAnnotations,
  serviceAnnotations: kongServiceAnnotations,
  cannotSpeak({ backend, tls, rewrite }): string | undefined {
    if (backend === 'h2c') return noPlainHttp2;
    if (!backend?.startsWith('grpc')) return undefined;
    if (!tls) return grpcNeedsTls;
    return rewrite === undefined ? undefined : 'it does not rewrite paths of gRPC; remove rewrite and stripPrefix';
  },
  unavailable: {
    backendTls:
      'it does not verify certificates of pods by itself; set appProtocol: https of the port, and the annotation konghq.com/ca-certificates-secrets of the Service',
    tokens:
      'its free edition does not fetch keys of an issuer; choose gateway envoy, or set the annotation konghq.com/plugins to a KongPlugin of extra/ and remove authentication',
  },
} as const satisfies GatewayFacts;
