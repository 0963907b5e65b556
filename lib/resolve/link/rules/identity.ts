import { isPermitted, permitting } from '../../../model/permits';
import { platformPrefix } from '../../../model/name';
import type { Rule } from './rule';

/** Reports cloud rights over other identities or the whole account. */
export const identity: Rule = ({ one: { service, permissions }, context: { platform, environment, facts }, tell }) => {
  if (isPermitted('administration', service.name, platform)) return;
  const prefix = platformPrefix(platform.name);
  const own = [prefix, platformPrefix(environment.name), platformPrefix(service.name)].join('-');
  permissions.forEach(({ cloud = environment.cloud, actions, resources }, index) => {
    const why = facts[cloud]?.identity.refuses?.({ actions, resources, prefix, own });
    const path = ['security', 'identity', 'permissions', index];
    if (why) tell('E359', path, `expected ${why}; ${permitting('administration', service.name)}`);
  });
};
