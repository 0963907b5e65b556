import type { Flow } from '../../model/parts/security';
import type { Service } from '../../model/service';
import type { Directory } from '../directory';
import { namespacesOf } from '../namespaces';
import type { Settled } from '../settle';
import type { Tell, Whole } from '../whole';
import { mentionsOf } from './called';
import { hostsIn } from './found';
import { localProblem } from './local';
import { isLocal, namedBy } from './names';
import { type Around, problemOf } from './problem';
import { textsOf } from './texts';

/** Says which hosts in the texts of a service lead nowhere. */
export function checkHosts(one: Settled, directory: Directory, whole: Whole, tell: Tell): void {
  const { service } = one;
  const around: Around = { service, directory, whole };
  const declared = service.externals.map(({ host }) => host);
  for (const { text, path, variable } of textsOf(service, whole.platform))
    for (const host of hostsIn(text, variable)) {
      if (declared.includes(host.host)) continue;
      const problem = isLocal(host.host) ? localProblem(host, service) : problemOf(host, around);
      if (problem) tell(problem.code, path, problem.message);
    }
}

/** Names of the services of the platform that the texts of a service name by their hosts. */
export function namedIn({ service }: Settled, directory: Directory, { platform }: Whole): string[] {
  const owners = mentionsOf(service, platform).flatMap(({ name, namespace }) =>
    directory
      .ask('addresses', name)
      .filter(({ service: other }) => (namespace ?? other.namespace) === other.namespace)
      .map(({ service: other }) => other.name),
  );
  return [...new Set(owners)].filter((name) => name !== service.name);
}

/** Flows to Services that others keep in the cluster: by their namespaces, since what their Services lead to nobody knows. */
export function foreignOf(service: Service, directory: Directory, whole: Whole): Flow[] {
  const own = directory.ask('namespaces');
  const known = namespacesOf(directory, whole);
  const named = textsOf(service, whole.platform).flatMap(({ text, variable }) => hostsIn(text, variable).map(namedBy));
  const declared = service.externals.map(namedBy);
  const foreign = [...named, ...declared].flatMap((one) => {
    const namespace = one?.namespace;
    const counts = namespace !== undefined && (one!.sure || known.includes(namespace));
    return counts && !own.includes(namespace) && namespace !== 'default' ? [namespace] : [];
  });
  return [...new Set(foreign)].map((name) => ({ peer: { type: 'namespace', name }, ports: [] }));
}
