import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { isCommonKind } from '../../api/service-kinds';
import { ingresses } from '../../model/gateway-facts';
import type { Gateway } from './gateway';

/** Kinds of no gateway that Flux's accounts have rights to, and that gateways may make. */
const common: Readonly<Record<'service' | 'cluster', (group: string, kind: string) => boolean>> = {
  service: isCommonKind,
  cluster: (group, kind) => group === 'cert-manager.io' && kind === 'ClusterIssuer',
};

/** Throws where a gateway makes an object that its facts do not name: Flux would have no right to apply it. */
export function checkMade(made: Construct, name: string, gateway: Gateway, whose: 'service' | 'cluster'): void {
  const { apiGroups = ingresses } = gateway;
  for (const object of made.node.findAll()) {
    if (!ApiObject.isApiObject(object)) continue;
    const { apiVersion, kind } = object;
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    if (apiGroups[group]?.[kind]?.madeFor?.includes(whose) || common[whose](group, kind)) continue;
    throw new Error(
      `gateway ${name}: expected ${kind} of ${apiVersion} under apiGroups of its facts, madeFor: ['${whose}'], since Flux gets rights by it; got none`,
    );
  }
}
