import { componentNamespaces } from '../environment/component-namespaces';
import type { ServiceIndex } from './service-index';
import { loginNamespace } from '../environment/names';
import type { LinkContext } from './context';

/** Namespaces of every cluster. */
const standard = ['default', 'kube-system', 'kube-public', 'kube-node-lease', 'flux-system'];

/** Known namespaces of an environment's cluster. */
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

/** Whether services of this environment run in a namespace. */
export function isOwnNamespace(namespace: string, index: ServiceIndex): boolean {
  return index.ask('namespaces').includes(namespace);
}
