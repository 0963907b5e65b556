import { EnvoyEntrance } from './envoy-entrance';
import { EnvoyRoute } from './envoy-route';
import type { Gateway } from './gateway';

/** The Gateway API as Envoy Gateway serves it. @see https://gateway.envoyproxy.io */
export const envoy: Gateway = {
  namespace: 'envoy-gateway-system',
  components: ['envoy-gateway', 'cert-manager'],
  ignores: {
    certificate:
      'certificates are its listeners’, in a namespace of its own; emitted with one that cert-manager asks for',
    issuer: 'one ClusterIssuer serves all of its listeners; emitted with letsencrypt',
  },
  Route: EnvoyRoute,
  Entrance: EnvoyEntrance,
};
