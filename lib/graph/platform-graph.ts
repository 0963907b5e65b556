import type { Binding } from '../model/binding';
import type { Unit } from '../model/unit';
import { type Graph, type GraphEdge, type GraphNode, joined } from './graph';

/** Services of one or several platforms: what they call and use, in which cluster and on which cloud. */
export function platformGraph(units: readonly Unit[]): Graph {
  return joined(units.map(unitGraph));
}

/** Id of a service's node. */
export function serviceId(platform: string, environment: string, service: string): string {
  return [platform, environment, service].join('/');
}

/** Id of a backing's node: one that services share is one node. */
export function backingId({ platform, environment, service }: Unit, { name, shared, kind, id }: Binding): string {
  const place = [platform.name, environment.name];
  return shared === undefined ? [...place, service.name, kind, id ?? name].join('/') : sharedId(place, shared);
}

/** Id of the node of a backing that an environment shares. */
export function sharedId(place: readonly string[], name: string): string {
  return [...place, '', name].join('/');
}

function unitGraph(unit: Unit): Graph {
  const { platform, environment, service, callees, bindings } = unit;
  const id = serviceId(platform.name, environment.name, service.name);
  const group = [environmentOf(unit), clusterOf(unit)];
  const own: GraphNode = { id, type: 'service', label: service.name, detail: service.workload.type, group };
  const beyond = [...entrances(unit, id), ...externals(unit, id)];
  return {
    nodes: [own, ...bindings.map((one) => backingNode(unit, one)), ...beyond.map(({ node }) => node)],
    edges: [
      ...bindings.map((one): GraphEdge => ({ from: id, to: backingId(unit, one), type: 'uses' })),
      ...callees.map(({ name }): GraphEdge => ({
        from: id,
        to: serviceId(platform.name, environment.name, name),
        type: 'calls',
      })),
      ...beyond.map(({ edge }) => edge),
    ],
  };
}

function backingNode(unit: Unit, binding: Binding): GraphNode {
  const { name, shared, kind, cloud } = binding;
  const isOutside = unit.managed.includes(name);
  return {
    id: backingId(unit, binding),
    type: 'backing',
    label: shared ?? name,
    detail: kind,
    group: [environmentOf(unit), isOutside ? placeOf(unit, cloud) : clusterOf(unit)],
  };
}

interface Beyond {
  readonly node: GraphNode;
  readonly edge: GraphEdge;
}

function entrances(unit: Unit, service: string): Beyond[] {
  const { ingress } = unit.service.networking;
  if (!ingress) return [];
  const id = `${environmentOf(unit)}/entrance/${ingress.host}`;
  return [
    {
      node: { id, type: 'entrance', label: ingress.host, detail: 'host', group: [environmentOf(unit)] },
      edge: { from: id, to: service, type: 'routes' },
    },
  ];
}

function externals(unit: Unit, service: string): Beyond[] {
  return unit.service.externals.map(({ host, port }) => {
    const id = `${environmentOf(unit)}/external/${host}:${port}`;
    return {
      node: { id, type: 'external', label: `${host}:${port}`, detail: 'external host', group: [environmentOf(unit)] },
      edge: { from: service, to: id, type: 'calls' },
    };
  });
}

function environmentOf({ platform, environment }: Pick<Unit, 'platform' | 'environment'>): string {
  return `${platform.name}/${environment.name}`;
}

function clusterOf({ environment: { cluster } }: Pick<Unit, 'environment'>): string {
  return `cluster ${cluster.name} on ${cluster.cloud}`;
}

function placeOf({ environment }: Pick<Unit, 'environment'>, cloud: string): string {
  return [cloud, environment.placements[cloud]?.region].filter(Boolean).join(' ');
}
