import { ofKind } from '../../../model/backing';
import { workloadTypes } from '../../../model/workload-types';
import { connectionDemand, limitOf, tooManyConnections } from '../../demand/connection-demand';
import type { Rule } from './rule';

/** Reports databases of a service alone that accept fewer connections than its pods may open. */
export const ownConnections: Rule = ({ one: { service }, context: { environment, facts }, tell }) => {
  if (!workloadTypes[service.workload.type].inCluster) return;
  for (const database of ofKind('database', service.backings)) {
    if (database.shared !== undefined) continue;
    const limit = limitOf(database, facts);
    const client = { ...connectionDemand(service, database), name: service.name };
    const name = `${database.name} in ${environment.name}`;
    const message = limit && tooManyConnections(name, [client], limit);
    if (message) tell('W225', ['deployment', 'replicas'], message);
  }
};
