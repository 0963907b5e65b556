import type { Claim } from './unit-summary';
import { workloadTypes } from '../../model/workload-types';
import type { GatewayTable } from '../../model/gateway-facts';
import type { Problem } from '../../model/problem';
import type { Unit } from '../../model/unit';
import { extraObjects, headless, objectsOf } from './objects';

/** A sort of claims, each with one owner. */
export interface ClaimType {
  readonly code: Problem['code'];
  readonly what: string;
  /** Path in the settings, or in the metadata where `of` is set. */
  readonly path: readonly string[];
  /** @default 'settings' */
  readonly in?: 'settings' | 'metadata';
  readonly of: (unit: Unit, gateways: GatewayTable) => readonly Omit<Claim, 'code'>[];
}

/** A namespace of an environment as a scope of claims. */
export function namespaceOf(unit: Pick<Unit, 'environment'>, namespace: string): string {
  return `${unit.environment.name} ${namespace}`;
}

const cluster = ({ environment }: Unit) => environment.cluster.name;

/** All sorts of claims. */
export const claimTypes: readonly ClaimType[] = [
  {
    code: 'E347',
    what: 'a path',
    path: ['networking', 'ingress', 'path'],
    of: (unit) => {
      const { ingress } = unit.service.networking;
      return ingress ? [{ where: cluster(unit), name: ingress.host + ingress.path }] : [];
    },
  },
  {
    code: 'E348',
    what: 'a Service name',
    path: ['networking', 'services'],
    of: (unit) =>
      [
        ...unit.service.networking.endpoints.map(({ name }) => ({ name })),
        ...headless(unit).map((name) => ({ name })),
        ...(unit.inCluster?.bindings ?? []).map(({ physicalName: name }) => ({ name })),
        ...extraObjects(unit).filter(({ kind }) => kind === 'Service'),
      ].map(({ name, ...rest }) => ({
        where: namespaceOf(unit, unit.names.namespace),
        name,
        ...('position' in rest && { position: rest.position }),
      })),
  },
  {
    code: 'E357',
    what: 'an object',
    path: ['name'],
    in: 'metadata',
    of: (unit, gateways) =>
      objectsOf(unit, gateways).map(({ kind, name, namespace, position }) => ({
        where: namespaceOf(unit, namespace),
        name: `${kind} ${name}`,
        ...(position && { position }),
      })),
  },
  {
    code: 'E307',
    what: 'a port of the nodes',
    path: ['networking', 'services'],
    of: (unit) =>
      unit.service.networking.endpoints.flatMap(({ ports }) =>
        ports.flatMap(({ nodePort }) => (nodePort ? [{ where: cluster(unit), name: String(nodePort) }] : [])),
      ),
  },
];

/** Claims of a service. */
export function claimsOf(unit: Unit, gateways: GatewayTable): Claim[] {
  if (!workloadTypes[unit.service.workload.type].inCluster) return [];
  return claimTypes.flatMap(({ code, of }) => of(unit, gateways).map((one) => ({ code, ...one })));
}
