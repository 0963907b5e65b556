import type { Problem } from '../model/problem';
import type { Unit } from '../model/unit';

/** Something that only one service may have: where it counts, and what it is. */
export interface Claim {
  readonly code: (typeof sorts)[number]['code'];
  readonly where: string;
  readonly name: string;
}

interface Sort {
  readonly code: Problem['code'];
  readonly what: string;
  /** Where a service asks for it. */
  readonly path: readonly string[];
  readonly of: (unit: Unit) => readonly Omit<Claim, 'code'>[];
}

const cluster = ({ environment }: Unit) => environment.cluster.name;

/** All that is one service's alone. */
export const sorts = [
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
      unit.service.networking.endpoints.map(({ name }) => ({
        where: `${unit.environment.name} ${unit.names.namespace}`,
        name,
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
] as const satisfies readonly Sort[];

/** What a service claims for itself alone. */
export function claimsOf(unit: Unit): Claim[] {
  return sorts.flatMap(({ code, of }) => of(unit).map((one) => ({ code, ...one })));
}
