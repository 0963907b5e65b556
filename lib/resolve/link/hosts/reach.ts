import type { Report } from '../../../model/problem';
import type { Flow } from '../../../model/parts/security';
import type { ServiceIndex } from '../service-index';
import { namespacesOf } from '../namespaces';
import type { Settled } from '../../service/settle';
import type { LinkContext } from '../context';
import { localProblem } from './local';
import { isLocal, namedBy } from '../../service/hosts/names';
import { type HostContext, problemOf } from './problem';
import { isDeclared } from '../../service/hosts/text-references';

/** Reports hosts in a service's texts without a Service. */
export function checkHosts(
  { service, textReferences }: Settled,
  index: ServiceIndex,
  context: LinkContext,
  tell: Report,
): void {
  const hosts: HostContext = { ...context, service, index };
  for (const host of textReferences.hosts) {
    if (isDeclared(host, service)) continue;
    const problem = isLocal(host.host) ? localProblem(host, service) : problemOf(host, hosts);
    if (problem) tell(problem.code, host.path, problem.message);
  }
}

/** Names of the services whose hosts are in a service's texts. */
export function namedIn({ service, textReferences }: Settled, index: ServiceIndex): string[] {
  const owners = textReferences.mentions.flatMap(({ name, namespace }) =>
    index
      .ask('addresses', name)
      .filter(({ service: other }) => (namespace ?? other.namespace) === other.namespace)
      .map(({ service: other }) => other.name),
  );
  return [...new Set(owners)].filter((name) => name !== service.name);
}

/** Flows to Services of other teams in the cluster: by their namespaces, since their pods are unknown. */
export function foreignOf({ service, textReferences }: Settled, index: ServiceIndex, context: LinkContext): Flow[] {
  const named = [...textReferences.hosts, ...service.externals].flatMap((one) => {
    const { namespace, sure = false } = namedBy(one) ?? {};
    return namespace === undefined ? [] : [{ namespace, sure }];
  });
  if (named.length === 0) return [];
  const own = index.ask('namespaces');
  const known = namespacesOf(index, context);
  const foreign = named
    .filter(({ namespace, sure }) => sure || known.includes(namespace))
    .flatMap(({ namespace }) => (own.includes(namespace) || namespace === 'default' ? [] : [namespace]));
  return [...new Set(foreign)].map((name) => ({ peer: { type: 'namespace', name }, ports: [] }));
}
