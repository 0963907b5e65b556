import type { Gateway, RouteProps } from '../../../lib/kubernetes/gateways/gateway';
import { type Body, built } from '../render';

const least: RouteProps = {
  platform: 'shop',
  name: 'tabular',
  host: 'api.example.com',
  path: '/tabular',
  tls: false,
  ownIssuer: 'shop-letsencrypt',
  annotations: {},
  service: 'front',
  port: 80,
};

/** Objects of a route, by kind and name. */
export function route(gateway: Gateway, given: Partial<RouteProps> = {}): Record<string, Body> {
  return built((scope) => new gateway.Route(scope, 'Route', { ...least, ...given }));
}

/** Objects that stand once a cluster, by kind and name. */
export function entrance(
  gateway: Gateway,
  hosts: readonly { readonly host: string; readonly tls: boolean; readonly environment?: string }[],
  loadBalancer?: Readonly<Record<string, string>>,
): Record<string, Body> {
  const all = hosts.map((one) => ({ environment: 'live', ...one }));
  const props = { hosts: all, contact: 'ops@example.com', platform: 'shop', loadBalancer };
  return built((scope) => new gateway.Entrance(scope, 'Entrance', props));
}
