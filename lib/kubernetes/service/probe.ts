import type { Probe, ProbeAction } from '../../model/parts/health';
import type { Spelled } from '../kinds';

/** Escaping of texts of a spec for a container. */
type Read = (words: readonly string[]) => string[] | undefined;

type Ask<T extends ProbeAction['type']> = (action: Extract<ProbeAction, { readonly type: T }>, read: Read) => Spelled;

/** Probes by type, in Kubernetes' spelling. */
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
  // Kubernetes expands these like a container's command.
  exec: ({ command }, read) => ({ exec: { command: read(command) } }),
};

/** A probe, or none. */
export function probe(asked: Probe | undefined, read: Read): Spelled | undefined {
  if (!asked) return undefined;
  const { action, ...times } = asked;
  return { ...(asks[action.type] as Ask<typeof action.type>)(action as never, read), ...times };
}
