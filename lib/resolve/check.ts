import type { Problem } from '../model/problem';
import type { Unit } from '../model/unit';
import { checkNames, type Founded } from './physical-names';
import type { Settled } from './settle';

/** A unit, and where its service was written. */
export interface Closed {
  readonly unit: Unit;
  readonly settled: Pick<Settled, 'locate' | 'locateMetadata'>;
}

/** Something that only one service may have. */
interface Claim {
  readonly code: Problem['code'];
  /** Everything that a service has of it, each by where it counts and what it is. */
  readonly of: (unit: Unit) => readonly (readonly [where: string, what: string])[];
  readonly path: readonly string[];
  readonly what: string;
}

const cluster = ({ environment }: Unit) => environment.cluster.name;

/** What is one service's alone in a cluster. */
const claims: readonly Claim[] = [
  {
    code: 'E347',
    what: 'a path',
    path: ['networking', 'ingress', 'path'],
    of: (unit) => {
      const { ingress } = unit.service.networking;
      return ingress ? [[cluster(unit), ingress.host + ingress.path]] : [];
    },
  },
  {
    code: 'E348',
    what: 'a Service name',
    path: ['networking', 'services'],
    of: (unit) =>
      unit.service.networking.endpoints.map(({ name }) => [`${unit.environment.name} ${unit.names.namespace}`, name]),
  },
  {
    code: 'E307',
    what: 'a port of the nodes',
    path: ['networking', 'services'],
    of: (unit) =>
      unit.service.networking.endpoints.flatMap(({ ports }) =>
        ports.flatMap(({ nodePort }) => (nodePort ? [[cluster(unit), String(nodePort)] as const] : [])),
      ),
  },
];

/** What one unit cannot see: two services in one place, two environments in one namespace, two things of one name. */
export function checkWhole(closed: readonly Closed[], founded: readonly Founded[]): Problem[] {
  return [...claims.flatMap((claim) => twice(closed, claim)), ...namespaces(closed), ...checkNames(closed, founded)];
}

function twice(closed: readonly Closed[], { of, path, code, what }: Claim): Problem[] {
  const first = new Map<string, Unit>();
  return closed.flatMap(({ unit, settled }) =>
    of(unit).flatMap(([where, name]): Problem[] => {
      const other = first.get(`${where} ${name}`);
      if (!other) first.set(`${where} ${name}`, unit);
      if (!other || other === unit) return [];
      return [
        {
          ...settled.locate(path),
          code,
          message: `expected ${what} of its own, got ${name}, which ${who(other, unit)} has`,
        },
      ];
    }),
  );
}

function who({ service, environment }: Unit, asking: Unit): string {
  return environment.name === asking.environment.name ? service.name : `${service.name} in ${environment.name}`;
}

/** Quotas and rights are a namespace's, and belong to one environment. */
function namespaces(closed: readonly Closed[]): Problem[] {
  const first = new Map<string, Unit>();
  const inClusters = closed.filter(({ unit }) => unit.service.workload.type !== 'edge');
  return inClusters.flatMap(({ unit, settled }): Problem[] => {
    const key = `${cluster(unit)} ${unit.names.namespace}`;
    const other = first.get(key) ?? owner(unit, inClusters);
    if (!first.has(key)) first.set(key, unit);
    if (!other || other.environment.name === unit.environment.name) return [];
    return [
      {
        ...settled.locateMetadata(['namespace']),
        code: 'E356',
        message: `expected a namespace of ${unit.environment.name} alone, got ${unit.names.namespace}, where ${other.environment.name} is on the same cluster`,
      },
    ];
  });
}

/** A unit of another environment that names the namespace as its own. */
function owner({ environment, names }: Unit, closed: readonly Closed[]): Unit | undefined {
  const others = closed.filter(
    ({ unit }) =>
      unit.environment.name !== environment.name && unit.environment.cluster.name === environment.cluster.name,
  );
  return others.find(({ unit }) => Object.hasOwn(unit.environment.namespaces ?? {}, names.namespace))?.unit;
}
