import { workloadTypes } from '../../../model/workload-types';
import { compareQuantities } from '../../../model/quantity';
import type { Rule } from './rule';

/** Reports requests above the environment's default limit. */
export const limits: Rule = ({ one: { service }, context: { environment }, tell }) => {
  if (!workloadTypes[service.workload.type].inCluster) return;
  const { requests, limits: own } = service.resources;
  for (const [name, limit] of Object.entries(environment.limits.default))
    if (!own[name] && compareQuantities(requests[name] ?? limit, limit) > 0)
      tell(
        'E306',
        ['resources', 'requests', name],
        `expected a limit of ${name} beside the request ${requests[name]}, since ${limit} is the limit of every container without one in environments/${environment.name}.yaml`,
      );
};
