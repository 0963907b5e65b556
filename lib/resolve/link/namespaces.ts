import { componentNamespaces } from '../environment/component-namespaces';
import type { ServiceIndex } from './service-index';
import { loginNamespace } from '../environment/names';
import type { LinkContext } from './context';

/** Namespaces that a cluster comes with. */
const standard = ['default', 'kube-system', 'kube-public', 'kube-node-lease', 'flux-system'];

/** Namespaces that are known to be in an environment's cluster. */
export function namespacesOf(index: ServiceIndex, { platform, environment, gateways }: LinkContext): string[] {
  const all = [
    ...index.ask('namespaces'),
    `${platform.name}-${environment.name}`,
    loginNamespace(platform, environment),
    ...Object.keys(environment.namespaces ?? {}),
    ...Object.values(componentNamespaces(gateways)),
    ...standard,
  ];
  return [...new Set(all)];
}

/** Whether services of this environment stand in a namespace. */
export function isOwnNamespace(namespace: string, index: ServiceIndex): boolean {
  return index.ask('namespaces').includes(namespace);
}
