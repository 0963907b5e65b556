import { ownedName } from '../../../model/owned-name';
import { hostName } from '../../../model/address';

/** API group of the Gateway API. */
export const group = 'gateway.networking.k8s.io';

/** Name of the Gateway of a platform. */
export function publicGateway(platform: string): { readonly name: string; readonly namespace: string } {
  return { name: ownedName(platform, 'public'), namespace: 'envoy-gateway-system' };
}

/** Name of the HTTP listener, for redirects and ACME challenges. */
export const plain = 'http';

/** Name of the listener of a host. */
export function listener(host: string, tls: boolean): string {
  return hostName(tls ? 'https' : plain, host);
}
