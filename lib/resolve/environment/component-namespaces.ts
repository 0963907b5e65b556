import { perTable } from '../../model/per-table';
import { controllerNamespaces } from '../../model/component-names';
import type { GatewayTable } from '../../model/gateway-facts';

/** Namespaces of components and controllers, by their names in peers. */
export const componentNamespaces = perTable((gateways: GatewayTable): Readonly<Record<string, string>> => {
  const own = Object.entries(gateways).flatMap(([gateway, { namespace, controllers = {} }]) => [
    [gateway, namespace],
    ...Object.entries(controllers).map(([name, one]) => [name, one.namespace]),
  ]);
  return {
    ...controllerNamespaces,
    dns: 'kube-system',
    monitoring: 'monitoring',
    flux: 'flux-system',
    ...Object.fromEntries(own),
  };
});

/**
 * Namespaces of the control planes of service meshes, by their own installation guides.
 * @see https://istio.io/latest/docs/setup/install/helm/ and https://linkerd.io/2/tasks/install-helm/
 */
const meshes = ['istio-system', 'istio-ingress', 'linkerd', 'linkerd-viz', 'linkerd-cni', 'consul'];

/** Whether a namespace belongs to Kubernetes or Flux. */
const isSystem = (namespace: string) => /^(kube-.*|default|flux-system)$/.test(namespace);

/** Controllers beside which an environment may put labels: on a cluster of others, it says what theirs is called. */
const labelled: readonly string[] = [controllerNamespaces['kube-prometheus-stack']];

/** Whether a controller of a cluster runs in a namespace. */
export function hasController(namespace: string, gateways: GatewayTable): boolean {
  const controllers = [
    ...Object.values(controllerNamespaces).filter((one) => !labelled.includes(one)),
    ...Object.values(gateways).flatMap(({ controllers: own = {} }) => Object.values(own).map((one) => one.namespace)),
    ...meshes,
  ];
  return (
    isSystem(namespace) ||
    controllers.includes(namespace) ||
    Object.values(gateways).some((one) => one.namespace === namespace)
  );
}

/** Whether a namespace is reserved for components other than services. */
export function isKept(namespace: string, gateways: GatewayTable): boolean {
  return hasController(namespace, gateways) || Object.values(componentNamespaces(gateways)).includes(namespace);
}
