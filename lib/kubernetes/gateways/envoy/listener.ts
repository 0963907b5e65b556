import { ownedName } from '../../../model/owned-name';
import { hostName } from '../address';

/** API group of the Gateway API. */
export const group = 'gateway.networking.k8s.io';

/** The Gateway that all routes of a platform join. */
export function publicGateway(platform: string): { readonly name: string; readonly namespace: string } {
  return { name: ownedName(platform, 'public'), namespace: 'envoy-gateway-system' };
}

/** Name of the listener that leads to HTTPS, and where certificates are proven. */
export const plain = 'http';

/** Name of the listener that a host is served by. */
export function listener(host: string, tls: boolean): string {
  return hostName(tls ? 'https' : plain, host);
}
