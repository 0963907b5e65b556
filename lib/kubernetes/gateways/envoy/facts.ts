import { gatewayApi } from '../../../model/component';
import type { GatewayFacts } from '../../../model/gateway-facts';

const namespace = 'envoy-gateway-system';

/** Facts of Envoy Gateway. @see https://gateway.envoyproxy.io */
export const envoy = {
  namespace,
  components: ['envoy-gateway', 'cert-manager'],
  controllers: {
    /** @see https://gateway.envoyproxy.io/docs/install/install-helm/ */
    'envoy-gateway': {
      namespace,
      level: 'baseline',
      source: { oci: 'oci://docker.io/envoyproxy/gateway-helm', version: 'v1.9.2' },
      provides: [gatewayApi],
      requiredBy: 'run',
      values: () => ({ deployment: { replicas: 2 } }),
    },
  },
  apiGroups: {
    'gateway.networking.k8s.io': {
      HTTPRoute: { resource: 'httproutes', madeFor: ['service', 'cluster'] },
      BackendTLSPolicy: { resource: 'backendtlspolicies', madeFor: ['service'] },
      Gateway: { resource: 'gateways', madeFor: ['cluster'] },
      GatewayClass: { resource: 'gatewayclasses', madeFor: ['cluster'], isClusterScoped: true },
    },
    'gateway.envoyproxy.io': {
      BackendTrafficPolicy: { resource: 'backendtrafficpolicies', madeFor: ['service', 'cluster'] },
      SecurityPolicy: { resource: 'securitypolicies', madeFor: ['service'] },
      ClientTrafficPolicy: { resource: 'clienttrafficpolicies', madeFor: ['cluster'] },
      EnvoyProxy: { resource: 'envoyproxies', madeFor: ['cluster'] },
      EnvoyExtensionPolicy: {
        resource: 'envoyextensionpolicies',
        permit: 'code',
        code: { lists: ['lua', 'wasm', 'extProc', 'dynamicModule'] },
      },
      EnvoyPatchPolicy: { resource: 'envoypatchpolicies', code: { lists: ['jsonPatches'] } },
    },
  },
  /** A Gateway has 64 listeners, one of which redirects to HTTPS. @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec */
  mostHosts: 63,
  reads: ['gateway.envoyproxy.io/'],
  known: { name: 'Envoy Gateway', prefixes: ['gateway.envoyproxy.io/'] },
  cannotSpeak: ({ backend, backendTls }) =>
    (backend === 'https' || backend === 'grpcs') && !backendTls
      ? 'it verifies certificates of pods; set networking.ingress.backendTls.ca to the ConfigMap with the authority’s ca.crt'
      : undefined,
  unsupportedOptions: {
    certificate: 'certificates belong to its listeners, in another namespace; emitted with one of cert-manager',
    issuer: 'all listeners have one ClusterIssuer; emitted with that of the platform',
  },
} as const satisfies GatewayFacts;
