import type { Backend, Ingress, ServicePort } from '../../../model/parts/networking';
import type { SettleContext } from '../context';

/** Protocol from the gateway to the pods by appProtocol; undefined for HTTP and WebSocket. */
const spoken: Readonly<Record<string, Backend | undefined>> = {
  http: undefined,
  http1: undefined,
  'http/1.1': undefined,
  'kubernetes.io/ws': undefined,
  ws: undefined,
  https: 'https',
  'kubernetes.io/wss': 'https',
  wss: 'https',
  grpc: 'grpc',
  grpcs: 'grpcs',
  h2c: 'h2c',
  http2: 'h2c',
  'kubernetes.io/h2c': 'h2c',
};

/** Protocols inside of TLS. */
const encrypted: Readonly<Record<Backend, Backend>> = { grpc: 'grpcs', grpcs: 'grpcs', h2c: 'https', https: 'https' };

/** Protocol from the gateway to the backend port. */
export function backendOf(
  { settings, report }: SettleContext,
  { name, appProtocol }: ServicePort,
): Pick<Ingress, 'backend' | 'backendTls'> {
  const { backendTls } = settings.networking?.ingress ?? {};
  const word = (appProtocol ?? 'http').toLowerCase();
  if (!Object.hasOwn(spoken, word))
    report(
      'W206',
      ['networking', 'services'],
      `appProtocol ${appProtocol} of port ${name}: gateways support ${Object.keys(spoken).join(', ')}; emitted with http`,
    );
  const backend = spoken[word];
  if (backendTls) return { backend: encrypted[backend ?? 'https'], backendTls };
  return backend ? { backend } : {};
}
