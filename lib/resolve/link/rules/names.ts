import { factsOf } from '../../../model/facts';
import { isKept } from '../../environment/component-namespaces';
import { clusterName, loginNamespace, reserved } from '../../environment/names';
import { unknownName } from '../context';
import type { Rule } from './rule';

/** Maximum length of a namespace's name. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
const longest = 63;

/** Reports reserved names of services. */
export const ownName: Rule = ({ one: { service }, tellMetadata }) => {
  if ((reserved as readonly string[]).includes(service.name))
    tellMetadata('E341', ['name'], `expected a name other than ${reserved.join(', ')}, got ${service.name}`);
};

/** Reports reserved and overlong namespaces. */
export const ownNamespace: Rule = ({ one: { service }, context, tellMetadata }) => {
  const { platform, environment, gateways, facts, named } = context;
  const { namespace } = service;
  const logins = named.map((name) => loginNamespace(platform, { name }));
  if (isKept(namespace, gateways) || logins.includes(namespace))
    tellMetadata('E341', ['namespace'], `expected a namespace that is not reserved, got ${namespace}`);
  for (const name of new Set([
    namespace,
    `${platform.name}-${environment.name}`,
    loginNamespace(platform, environment),
  ]))
    if (name.length > longest)
      tellMetadata('E336', ['namespace'], `expected a namespace of at most ${longest} characters, got ${name}`);

  const { cluster } = environment;
  const known = factsOf(facts, cluster.cloud, 'cluster');
  const name = clusterName(platform, environment);
  if (!cluster.existing && !('unavailable' in known) && name.length > known.name.max)
    tellMetadata(
      'E336',
      [],
      `expected a name of the cluster of at most ${known.name.max} characters on ${cluster.cloud}, got ${name}`,
    );
};

/** Reports unknown services. */
export const knownNames: Rule = ({ one: { calls, accessFrom }, context: { known }, tell }) => {
  for (const { name, index } of calls)
    if (!known.includes(name)) tell('E342', ['dependencies', index], unknownName(known, name));
  accessFrom.forEach((name, index) => {
    if (!known.includes(name)) tell('E342', ['security', 'access', 'from', index], unknownName(known, name));
  });
};
