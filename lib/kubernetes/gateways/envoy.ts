import { EnvoyEntrance } from './envoy-entrance';
import { EnvoyRoute } from './envoy-route';
import type { Gateway } from './gateway';

/** The Gateway API as Envoy Gateway serves it. @see https://gateway.envoyproxy.io */
export const envoy: Gateway = {
  namespace: 'envoy-gateway-system',
  components: ['envoy-gateway', 'cert-manager'],
  Route: EnvoyRoute,
  Entrance: EnvoyEntrance,
};
