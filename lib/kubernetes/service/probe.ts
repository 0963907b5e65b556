import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import type { Probe, ProbeAction } from '../../model/parts/health';

type Ask<T extends ProbeAction['type']> = (action: Extract<ProbeAction, { readonly type: T }>) => k8s.Probe;

/** How each sort of probe asks, as Kubernetes spells it. */
const asks: { readonly [T in ProbeAction['type']]: Ask<T> } = {
  http: ({ path, port, scheme, host, headers }) => ({
    httpGet: {
      path,
      port: intOrString(port),
      scheme,
      host,
      httpHeaders: headers && Object.entries(headers).map(([name, value]) => ({ name, value })),
    },
  }),
  tcp: ({ port }) => ({ tcpSocket: { port: intOrString(port) } }),
  grpc: ({ port, service }) => ({ grpc: { port, service } }),
  exec: ({ command }) => ({ exec: { command: [...command] } }),
};

/** A probe, or none. */
export function probe(asked: Probe | undefined): k8s.Probe | undefined {
  if (!asked) return undefined;
  const { action, ...times } = asked;
  return { ...(asks[action.type] as Ask<typeof action.type>)(action as never), ...times };
}

/** A port or a share, by number or by name. */
export function intOrString(value: number | string): k8s.IntOrString {
  return typeof value === 'number' ? k8s.IntOrString.fromNumber(value) : k8s.IntOrString.fromString(value);
}
