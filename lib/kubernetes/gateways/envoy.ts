import { EnvoyEntrance } from './envoy-entrance';
import { EnvoyRoute } from './envoy-route';
import { facts } from './facts';
import type { Gateway } from './gateway';

/** The Gateway API as Envoy Gateway serves it. @see https://gateway.envoyproxy.io */
export const envoy: Gateway = {
  ...facts.envoy,
  Route: EnvoyRoute,
  Entrance: EnvoyEntrance,
};
