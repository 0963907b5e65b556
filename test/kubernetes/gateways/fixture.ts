import type { Gateway, RouteProps } from '../../../lib/kubernetes/gateways/gateway';
import { type Body, built } from '../render';

const least: RouteProps = {
  name: 'tabular',
  host: 'api.example.com',
  path: '/tabular',
  tls: false,
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
  hosts: readonly { readonly host: string; readonly tls: boolean }[],
): Record<string, Body> {
  return built((scope) => new gateway.Entrance(scope, 'Entrance', { hosts, contact: 'ops@example.com' }));
}
