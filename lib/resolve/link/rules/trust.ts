import { workloadTypes } from '../../../model/workload-types';
import type { Rule } from './rule';

/** Reports identities on a cloud that does not trust the cluster. */
export const trust: Rule = ({ one: { service, permissions }, context: { environment, facts }, tell }) => {
  const { cluster, cloud: home } = environment;
  // A Worker has bindings, and needs no identity.
  if (!workloadTypes[service.workload.type].inCluster) return;
  const needed = [
    ...service.backings.map(({ cloud, name }) => ({ cloud, name, path: ['integrations'] })),
    ...permissions.map(({ cloud = environment.cloud }, index) => ({
      cloud,
      name: 'permissions',
      path: ['security', 'identity', 'permissions', index],
    })),
  ];
  // A service with an identity also has one on the environment's own cloud, where the bundle is.
  const away = needed.some(({ cloud }) => cloud !== home && facts[cloud]?.layer === 'terraform');
  const atHome = away && !needed.some(({ cloud }) => cloud === home);
  const opened = [...needed, ...(atHome ? [{ cloud: home, name: 'identity', path: ['integrations'] }] : [])];
  for (const { cloud, name, path } of opened) {
    const known = facts[cloud];
    if (!known) {
      tell('E322', [...path, 'cloud'], `expected one of ${Object.keys(facts).join(', ')}, got ${cloud}`);
      continue;
    }
    const { trusts } = known.identity;
    if (known.layer !== 'terraform') {
      if (path.length > 1) tell('W206', path, `${cloud} has no identities; emitted without the permission`);
      continue;
    }
    if (trusts.length === 0)
      tell(
        'E343',
        path,
        `${name}: expected a backing that pods can access, got one on ${cloud}, which has no identities for them`,
      );
    else if (!trusts.includes('*') && !trusts.includes(cluster.cloud))
      tell(
        'E343',
        path,
        `${name}: expected a cluster on ${trusts.join(' or ')} for an identity on ${cloud}, got one on ${cluster.cloud}`,
      );
    else if (trusts.includes('*') && cloud !== cluster.cloud && !cluster.issuer)
      tell(
        'E344',
        path,
        `${name}: expected cluster.issuer in environments/${environment.name}.yaml, since ${cloud} must trust the cluster’s tokens`,
      );
  }
};
