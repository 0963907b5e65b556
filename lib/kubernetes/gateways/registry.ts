import type { GatewayFacts } from '../../model/gateway-facts';
import { facts } from './facts';
import type { GatewayConstructs, Gateways } from './gateway';

/** A gateway: its facts, and its constructs, loaded on demand. */
export interface GatewayEntry {
  readonly facts: GatewayFacts;
  readonly load: () => Promise<GatewayConstructs>;
}

/** Built-in gateways; spread them to add one. */
export const gateways: Readonly<Record<string, GatewayEntry>> = {
  envoy: { facts: facts.envoy, load: async () => (await import('./envoy/envoy')).envoy },
  kong: { facts: facts.kong, load: async () => (await import('./kong/kong')).kong },
  nginx: { facts: facts.nginx, load: async () => (await import('./nginx/nginx')).nginx },
};

/** Loads the constructs of one gateway. */
export async function loadGateway(entries: Readonly<Record<string, GatewayEntry>>, name: string): Promise<Gateways> {
  const entry = entries[name];
  if (!entry) throw new Error(`expected one of ${Object.keys(entries).join(', ')}; got ${name}`);
  return { [name]: { ...entry.facts, ...(await entry.load()) } };
}
