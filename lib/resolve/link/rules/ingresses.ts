import type { Ingress, Networking } from '../../../model/parts/networking';
import type { Rule } from './rule';

/** Paths of ingress options in a spec; others have the same name under `networking.ingress`. */
const said: Readonly<Partial<Record<keyof Ingress, readonly string[]>>> = {
  tokens: ['security', 'authentication'],
  rateLimitBy: ['networking', 'ingress', 'rateLimit', 'key'],
  certificate: ['networking', 'ingress', 'tls', 'secretName'],
  issuer: ['networking', 'ingress', 'tls', 'clusterIssuer'],
};

/** Reports ingress options that the gateway does not support. */
export const ingresses: Rule = ({ one: { service }, context: { platform, gateways }, tell }) => {
  const { ingress } = service.networking;
  if (!ingress) return;
  const { unavailable = {}, unsupportedOptions = {}, cannotSpeak } = gateways[platform.gateway]!;
  const mute = cannotSpeak?.(ingress);
  if (mute) tell('E380', answering(service.networking, ingress), `${platform.gateway}: ${mute}`);
  for (const key of Object.keys(ingress) as (keyof Ingress)[]) {
    if (ingress[key] === undefined) continue;
    const path = said[key] ?? ['networking', 'ingress', key];
    if (unavailable[key]) tell('E380', path, `${platform.gateway}: ${unavailable[key]}`);
    if (unsupportedOptions[key]) tell('W206', path, `${platform.gateway}: ${unsupportedOptions[key]}`);
  }
};

/** Path of the backend port's protocol. */
function answering({ endpoints }: Networking, { service, port }: Ingress): readonly PropertyKey[] {
  const index = endpoints.findIndex(({ name }) => name === service);
  const number = endpoints[index]!.ports.findIndex((one) => one.port === port);
  return ['networking', 'services', index, 'ports', number, 'appProtocol'];
}
