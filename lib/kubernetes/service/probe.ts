import type { Probe, ProbeAction } from '../../model/parts/health';
import type { Spelled } from '../kinds';

type Ask<T extends ProbeAction['type']> = (action: Extract<ProbeAction, { readonly type: T }>) => Spelled;

/** How each sort of probe asks, as Kubernetes spells it. */
const asks: { readonly [T in ProbeAction['type']]: Ask<T> } = {
  http: ({ path, port, scheme, host, headers }) => ({
    httpGet: {
      path,
      port,
      scheme,
      host,
      httpHeaders: headers && Object.entries(headers).map(([name, value]) => ({ name, value })),
    },
  }),
  tcp: ({ port }) => ({ tcpSocket: { port } }),
  grpc: ({ port, service }) => ({ grpc: { port, service } }),
  exec: ({ command }) => ({ exec: { command: [...command] } }),
};

/** A probe, or none. */
export function probe(asked: Probe | undefined): Spelled | undefined {
  if (!asked) return undefined;
  const { action, ...times } = asked;
  return { ...(asks[action.type] as Ask<typeof action.type>)(action as never), ...times };
}
