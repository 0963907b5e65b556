import { EnvoyEntrance } from './entrance';
import { EnvoyRoute } from './route';
import { envoy as facts } from './facts';
import type { Gateway } from '../gateway';

/** The Gateway API as Envoy Gateway serves it. @see https://gateway.envoyproxy.io */
export const envoy: Gateway = {
  ...facts,
  // Envoy speaks HTTP/2, which gRPC is, where the port says so. @see https://gateway-api.sigs.k8s.io/geps/gep-1911/
  appProtocol: ({ backend }) => (backend === 'https' ? undefined : backend && 'kubernetes.io/h2c'),
  Route: EnvoyRoute,
  Entrance: EnvoyEntrance,
};
