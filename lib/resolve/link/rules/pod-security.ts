import { workloadTypes } from '../../../model/workload-types';
import { podSecurityLevels } from '../../../model/parts/security';
import type { Rule } from './rule';

/** A namespace whose environment says how strict it is admits the pods of its services. */
export const podSecurity: Rule = ({ one: { service }, context: { environment }, tell }) => {
  const said = environment.namespaces?.[service.namespace]?.podSecurity;
  const { level } = service.security;
  if (!said || !workloadTypes[service.workload.type].inCluster) return;
  if (podSecurityLevels.indexOf(level) > podSecurityLevels.indexOf(said))
    tell(
      'E387',
      ['security', 'securityContext'],
      `expected pods that a ${said} namespace admits, as environments/${environment.name}.yaml says of ${service.namespace}, got ones that need ${level}`,
    );
};
