import type { Report } from '../../model/problem';
import type { Flow } from '../../model/parts/security';
import type { FlowSpec, PeerSpec } from '../../spec/parts/peers';
import type { ServiceIndex } from './service-index';
import { peerOf } from './peers';
import type { Settled } from '../service/settle';
import type { LinkContext } from './context';

type Direction = 'ingress' | 'egress';

/** The flows of a spec, with peers resolved; an unknown peer is reported. */
export function flowsOf(
  one: Settled,
  index: ServiceIndex,
  context: LinkContext,
  tell: Report,
): Readonly<Record<Direction, Flow[]>> {
  const flows = (way: Direction) =>
    one.flows[way].flatMap((spec, position) => {
      const path = ['security', 'networkPolicies', way, position];
      return endsOf(spec, path).flatMap(([end, at]): Flow[] => {
        const peer = peerOf(end, { ...context, one, index, tell: (code, message) => tell(code, at, message) });
        return peer ? [{ peer, ports: portsOf(spec) }] : [];
      });
    });
  return { ingress: flows('ingress'), egress: flows('egress') };
}

function endsOf(
  { own, from }: FlowSpec,
  path: readonly PropertyKey[],
): (readonly [PeerSpec, readonly PropertyKey[]])[] {
  return [
    ...(own ? [[own, path] as const] : []),
    ...from.map((end, index) => [end, [...path, 'from', index]] as const),
  ];
}

function portsOf({ ports = [] }: FlowSpec): Flow['ports'] {
  return ports.map(({ protocol = 'TCP', ...rest }) => ({ ...rest, protocol }));
}
