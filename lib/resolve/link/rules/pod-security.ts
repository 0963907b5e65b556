import { workloadTypes } from '../../../model/workload-types';
import { podSecurityLevels } from '../../../model/parts/security';
import type { Rule } from './rule';

/** Reports pods that the configured Pod Security level of their namespace rejects. */
export const podSecurity: Rule = ({ one: { service }, context: { environment }, tell }) => {
  const said = environment.namespaces?.[service.namespace]?.podSecurity;
  const { level } = service.security;
  if (!said || !workloadTypes[service.workload.type].inCluster) return;
  if (podSecurityLevels.indexOf(level) > podSecurityLevels.indexOf(said))
    tell(
      'E387',
      ['security', 'securityContext'],
      `expected pods of Pod Security level ${said}, as environments/${environment.name}.yaml sets for ${service.namespace}, got ones that need ${level}`,
    );
};
