import { workloadTypes } from '../../model/workload-types';
import { serviceKind } from '../../api/service-kinds';
import { phaseFolder } from '../../kubernetes/render';
import type { Artifact } from '../../model/artifact';
import type { KnownCode } from '../../model/codes';
import { isPermitted, permitting } from '../../model/permits';
import type { GatewayTable } from '../../model/gateway-facts';
import type { Extra } from '../../model/parts/overrides';
import type { Outcome, Problem } from '../../model/problem';
import type { Unit } from '../../model/unit';
import { expected } from '../../spec/hints';
import type { UnitLayer } from '../layer';
import { isClusterScoped } from './cluster-scoped';
import type { Manifest } from '../../model/manifest';
import { addresses, identityOf } from './targets';

/** Conversion of extra files into files of a layer. */
interface JoinOptions {
  readonly folder: (unit: Unit) => string;
  /** The body, adapted to the unit. */
  readonly body: (extra: Extra, unit: Unit) => object;
  /** Unique names of a file in a unit. */
  readonly holds: (artifact: Pick<Artifact, 'body'>) => readonly string[];
  /** Problem of an extra file by itself. */
  readonly refuse: (extra: Extra, unit: Unit, gateways: GatewayTable) => readonly [KnownCode, string] | undefined;
}

/** Adds a service's extra files of one layer to its output; one that would replace another file is a problem. */
export function join(
  made: readonly Artifact[],
  unit: Unit,
  layer: UnitLayer,
  gateways: GatewayTable,
): Outcome<readonly Artifact[]> {
  const { folder, body, holds, refuse } = joinings[layer];
  const taken = new Map(made.flatMap((one) => [one.path, ...holds(one)].map((what) => [what, one.source])));
  const problems: Problem[] = [];
  const joined: Artifact[] = [];
  for (const extra of unit.service.extras.filter((one) => one.layer === layer)) {
    const artifact = { path: `${folder(unit)}/${extra.name}`, body: body(extra, unit), source: extra.source };
    const places = [artifact.path, ...holds(artifact)];
    const twice = places.find((what) => taken.has(what));
    const refused = refuse(extra, unit, gateways) ?? (twice && (['E360', clash(places, twice, taken)] as const));
    if (refused) problems.push({ ...extra.position, code: refused[0], message: refused[1] });
    else joined.push(artifact);
    for (const what of places) taken.set(what, extra.source);
  }
  return { value: [...made, ...joined], problems };
}

function clash(places: readonly string[], twice: string, taken: ReadonlyMap<string, string>): string {
  const what = places.findLast((place) => taken.has(place)) ?? twice;
  return expected('a new object', `${what}, which ${taken.get(twice)} has`);
}

const joinings: Readonly<Record<UnitLayer, JoinOptions>> = {
  terraform: {
    folder: ({ stack }) => `stacks/${stack?.name}`,
    body: ({ body }) => body,
    holds: ({ body }) => addresses(body),
    refuse: (_, { stack }) =>
      stack ? undefined : ['E353', expected('a service with a Terraform stack', 'one without')],
  },
  kubernetes: {
    folder: (unit) => phaseFolder(unit, 'run'),
    body({ body }, { names: { namespace } }) {
      const { metadata } = body as Manifest;
      return { ...body, metadata: { ...metadata, namespace } };
    },
    holds: ({ body }) => [identityOf(body)],
    refuse({ body }, { names: { namespace }, environment, service, platform }, gateways) {
      const { apiVersion, kind, metadata } = body as Manifest;
      if (!workloadTypes[service.workload.type].inCluster)
        return ['E363', expected('no Kubernetes files of a service at the edge', kind)];
      if (isClusterScoped(kind, gateways))
        return ['E363', expected('a namespaced object', `${kind}, which is cluster-scoped`)];
      const known = serviceKind(apiVersion, kind, platform, gateways);
      if (!known)
        return [
          'E363',
          expected(
            'a kind that is known to be limited to its namespace',
            `${kind} of ${apiVersion}`,
            `the platform may list it under extraKinds in platform.yaml`,
          ),
        ];
      if (known.permit && !isPermitted(known.permit, service.name, platform))
        return ['E359', expected('a kind without a permit', kind, permitting(known.permit, service.name))];
      const other = metadata.namespace !== undefined && metadata.namespace !== namespace;
      if (!other) return undefined;
      return ['E363', expected(`${namespace} or no namespace in ${environment.name}`, String(metadata.namespace))];
    },
  },
};
