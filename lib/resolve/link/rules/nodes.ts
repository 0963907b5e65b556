import { workloadTypes } from '../../../model/workload-types';
import { machinesOf } from '../../demand/node-pools';
import { podDemand } from '../../demand/pod-demand';
import { plain } from '../../demand/terms';
import type { Rule } from './rule';

/** Reports pods that fit on no node of a cluster of Strata; a pool of unknown machines may have room. */
export const nodes: Rule = ({ one: { service }, context: { environment, facts }, tell }) => {
  const { cloud, existing, nodePools, name } = environment.cluster;
  if (existing || nodePools.length === 0 || !workloadTypes[service.workload.type].inCluster) return;
  const machines = nodePools.flatMap((pool) =>
    machinesOf(pool, cloud, facts).map(({ machine }) => ({ machine, pool: pool.name })),
  );
  if (machines.length === 0) return;
  const requests = podDemand(service, environment)?.requests ?? {};
  const asked = (what: 'cpu' | 'memory') => requests[what] ?? 0;
  const fits = machines.some(
    ({ machine }) => !machine || (asked('cpu') < machine.cpu && asked('memory') < machine.memoryGiB * 2 ** 30),
  );
  if (fits) return;
  const pools = machines.map(
    ({ pool, machine }) => `${pool} ${plain(machine!.cpu)} cores, ${plain(machine!.memoryGiB)}Gi`,
  );
  tell(
    'E383',
    ['resources', 'requests'],
    `expected less than a node of cluster ${name} has (${pools.join('; ')}), got ${asked('cpu')} cores and ${Math.ceil(asked('memory') / 2 ** 20)}Mi for one pod`,
  );
};
