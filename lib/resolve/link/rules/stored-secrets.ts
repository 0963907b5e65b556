import { workloadTypes } from '../../../model/workload-types';
import { remoteName } from '../remote-name';
import { foreignSecret } from '../../environment/secret-names';
import type { Rule } from './rule';

/** Reports secrets that neither a store nor the cluster can hold, and names that may not be read. */
export const storedSecrets: Rule = ({ one: { service }, context, tell }) => {
  const { platform, environment, facts, named } = context;
  const { kinds, secretStore, storedNames } = facts[environment.cloud]!;
  if (!workloadTypes[service.workload.type].inCluster) return;
  if (!secretStore && 'unavailable' in kinds.secret)
    for (const { variable } of service.secrets)
      tell('E321', ['config', 'secrets', variable], `${environment.cloud} has no secret: ${kinds.secret.unavailable}`);
  const shared = Object.keys(environment.shared).map((one) => remoteName(one, context));
  const reader = { platform: platform.name, environment: environment.name, environments: named, own: shared };
  for (const { variable, secret } of service.secrets) {
    const why = secretStore && foreignSecret(remoteName(secret, context), reader);
    if (why) tell('E358', ['config', 'secrets', variable, 'secret'], `expected ${why}`);
  }
  if (!secretStore || !storedNames) return;
  const { form, what } = storedNames(platform.name);
  for (const { variable, secret } of service.secrets) {
    const name = remoteName(secret, context);
    if (!form.test(name)) tell('E373', ['config', 'secrets', variable, 'secret'], `expected ${what}; got ${name}`);
  }
};
