import type { Binding } from '../model/binding';
import { factsOf } from '../model/facts';
import type { Flow } from '../model/parts/security';
import type { Service } from '../model/service';
import type { Ground } from './ground';

/** Flows to managed backings by the network's block and port, to hosts outside, and to the clouds' own interfaces. */
export function egressOf(
  { externals }: Service,
  bindings: readonly Binding[],
  clouds: readonly string[],
  { environment, facts }: Ground,
): Flow[] {
  const tcp = (port: number) => [{ port, protocol: 'TCP' as const }];
  const outside = {
    type: 'cidr' as const,
    cidr: '0.0.0.0/0',
    except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'],
  };
  const managed = bindings
    .filter(({ cloud }) => facts[cloud]!.layer === 'terraform')
    .flatMap((binding) => {
      const known = factsOf(facts, binding.cloud, binding.kind);
      return 'lacks' in known || !known.port ? [] : [known.port(binding.options)];
    });
  const web = clouds.length ? [443] : [];
  return [
    ...[...new Set(managed)].map((port): Flow => ({
      peer: { type: 'cidr', cidr: environment.network.cidr, except: [] },
      ports: tcp(port),
    })),
    ...[...new Set([...web, ...externals.map(({ port }) => port)])].map((port): Flow => ({
      peer: outside,
      ports: tcp(port),
    })),
  ];
}
