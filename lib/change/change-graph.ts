import { type Graph, type GraphNode, around, joined } from '../graph/graph';
import { backingId, platformGraph, serviceId, sharedId } from '../graph/platform-graph';
import { grouped } from '../model/grouped';
import type { Unit } from '../model/unit';
import type { Consequential } from './change-report';
import { rankOf } from './impact/impact';

/** What a change touches and what that is connected with: services, backings, and resources of clouds. */
export function changeGraph(changes: readonly Consequential[], units: readonly Unit[]): Graph {
  const whole = platformGraph(units);
  const known = new Map(whole.nodes.map((node) => [node.id, node]));
  const owners = ownersOf(units);
  const touched = grouped(changes, changeNodeId);
  const own = [...touched].map(([id, all]) => marked(known.get(id) ?? nodeOf(id, all[0]!), all));
  const held = [...touched].flatMap(([id, [first]]) => holds(id, first!, owners));
  const marks = grouped(held, ({ from }) => from);
  const holders = [...marks].flatMap(([id, edges]) => {
    const node = known.get(id);
    const all = edges.flatMap(({ to }) => touched.get(to)!);
    return node ? [marked(node, [...all, ...(touched.get(id) ?? [])])] : [];
  });
  const kept = new Set([...touched.keys(), ...marks.keys()]);
  return joined([around(whole, kept), { nodes: [...own, ...holders], edges: held }]);
}

/** Id of the node that a change belongs to: a service for its objects, a resource of a cloud, or a cluster. */
export function changeNodeId({ layer, platform, environment = '', service, file, name }: Consequential): string {
  if (layer === 'terraform') return `${file}#${name}`;
  return service === undefined ? `${platform}/${environment}/cluster` : serviceId(platform, environment, service);
}

function marked(node: GraphNode, changes: readonly Consequential[]): GraphNode {
  const words = changes.map(({ consequence }) => consequence);
  return { ...node, mark: words.reduce((worst, one) => (rankOf(one) > rankOf(worst) ? one : worst)) };
}

function nodeOf(id: string, { layer, platform, environment, service, type, name }: Consequential): GraphNode {
  const place = [platform, environment].filter(Boolean).join('/');
  if (layer === 'terraform')
    return { id, type: 'resource', label: type, detail: name.slice(type.length + 1), group: [place, 'resources'] };
  return service === undefined
    ? { id, type: 'cluster', label: 'objects of the cluster', group: [place] }
    : { id, type: 'service', label: service, group: [place] };
}

/** Nodes that may hold the resources of a stack, by the stack's place, with the ids of their constructs. */
type Owners = ReadonlyMap<string, readonly { readonly construct: string; readonly node: string }[]>;

function ownersOf(units: readonly Unit[]): Owners {
  const all = units.flatMap((unit) => {
    const place = [unit.platform.name, unit.environment.name];
    const own = serviceId(unit.platform.name, unit.environment.name, unit.service.name);
    return [
      { place: own, construct: '', node: own },
      ...unit.bindings.map((one) => ({ place: own, construct: one.id ?? one.name, node: backingId(unit, one) })),
      ...Object.keys(unit.environment.shared).map((name) => ({
        place: place.join('/'),
        construct: name,
        node: sharedId(place, name),
      })),
    ];
  });
  return grouped(all, ({ place }) => place);
}

/** The edge from the service or backing that a resource is a part of: its address starts with the id of its construct. */
function holds(
  id: string,
  { layer, platform, environment, service, type, name }: Consequential,
  owners: Owners,
): Graph['edges'] {
  if (layer !== 'terraform') return [];
  const place = [platform, environment, service].filter((one) => one !== undefined).join('/');
  const address = name.slice(type.length + 1);
  const fitting = (owners.get(place) ?? []).filter(
    ({ construct }) => construct === '' || address === construct || address.startsWith(`${construct}_`),
  );
  const owner = fitting.reduce<(typeof fitting)[number] | undefined>(
    (best, one) => (best && best.construct.length >= one.construct.length ? best : one),
    undefined,
  );
  return owner ? [{ from: owner.node, to: id, type: 'holds' }] : [];
}
