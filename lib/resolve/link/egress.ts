import { isIPv4 } from 'node:net';
import type { Binding } from '../../model/binding';
import type { Flow, Peer } from '../../model/parts/security';
import { linkLocal, privateBlocks } from '../../model/private-blocks';
import type { Service } from '../../model/service';
import type { EnvironmentContext } from '../environment/context';

/** Every public address. */
const outside: Peer = {
  type: 'cidr',
  cidr: '0.0.0.0/0',
  except: [...privateBlocks, linkLocal].sort(),
};

/**
 * Flows out of the cluster: to managed backings by the network's block and port, to those of another cloud and external hosts by public addresses, to the clouds' APIs, and to the endpoints of identities.
 */
export function egressOf(
  { externals }: Service,
  bindings: readonly Binding[],
  clouds: readonly string[],
  { environment, facts }: EnvironmentContext,
): Flow[] {
  const inside: Peer = { type: 'cidr', cidr: environment.network.cidr, except: [] };
  const managed = bindings.flatMap(({ cloud, port }) =>
    facts[cloud]!.layer === 'terraform' && port !== undefined
      ? [to(cloud === environment.cluster.cloud ? inside : outside, port)]
      : [],
  );
  return distinct([
    ...managed,
    // APIs of a cloud may have private endpoints.
    ...(clouds.length ? [to(outside, 443), to(inside, 443)] : []),
    ...externals.map(({ host, port }) =>
      to(isIPv4(host) ? { type: 'cidr', cidr: `${host}/32`, except: [] } : outside, port),
    ),
    ...clouds.flatMap((cloud) => facts[cloud]!.identity.egress ?? []),
  ]);
}

function to(peer: Peer, port: number): Flow {
  return { peer, ports: [{ port, protocol: 'TCP' }] };
}

function distinct(flows: readonly Flow[]): Flow[] {
  return [...new Map(flows.map((flow) => [JSON.stringify(flow), flow])).values()];
}
