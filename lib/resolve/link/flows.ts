import type { Report } from '../../model/problem';
import type { Flow } from '../../model/parts/security';
import type { FlowSpec, PeerSpec } from '../../spec/parts/peers';
import type { Directory } from './service-index';
import { peerOf } from './peers';
import type { Settled } from '../service/settle';
import type { Whole } from './context';

type Way = 'ingress' | 'egress';

/** The flows that a spec names itself, each end as its cluster knows it; an end that names nothing is told. */
export function flowsOf(one: Settled, directory: Directory, whole: Whole, tell: Report): Readonly<Record<Way, Flow[]>> {
  const flows = (way: Way) =>
    one.flows[way].flatMap((spec, index) => {
      const path = ['security', 'networkPolicies', way, index];
      return endsOf(spec, path).flatMap(([end, at]): Flow[] => {
        const peer = peerOf(end, { one, directory, whole, tell: (code, message) => tell(code, at, message) });
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
