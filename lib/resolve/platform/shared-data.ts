import type { UnitSummary } from './unit-summary';
import type { Binding } from '../../model/binding';
import { factsOf } from '../../model/facts';
import type { DataUnit } from '../../model/unit';
import { bind } from '../link/bind';
import { placementOf } from '../backing/placement';
import { implied } from '../backing/implied-backing';
import { type EnvironmentContext, siteOf, tagsOf } from '../environment/context';

/** Shared backings of an environment in one layer. */
export function sharedBindings(
  { platform, environment, facts }: EnvironmentContext,
  layer: 'terraform' | 'kubernetes',
): Binding[] {
  const siblings = Object.values(environment.shared);
  const scope = [platform.name, environment.name, 'data'];
  const namespace = `${platform.name}-${environment.name}`;
  return siblings
    .filter(({ cloud, kind }) => {
      const known = factsOf(facts, cloud, kind);
      return facts[cloud]!.layer === layer && !('unavailable' in known) && known.sharing !== 'own';
    })
    .map(
      (one) =>
        bind(one, {
          scope,
          facts,
          placement: placementOf(one.cloud, environment),
          namespace,
          siblings,
        }) as Binding,
    );
}

/** Shared data of an environment in its cluster: backings, and secrets without a secret store. */
export function linkData(context: EnvironmentContext, units: readonly UnitSummary[]): DataUnit | undefined {
  const { platform, environment } = context;
  const bindings = [...sharedBindings(context, 'kubernetes'), ...drawn(context, units)];
  if (bindings.length === 0) return undefined;
  const namespace = `${platform.name}-${environment.name}`;
  const scope = [platform.name, environment.name, 'data'];
  const clouds = [...new Set(bindings.map(({ cloud }) => cloud))];
  return {
    platform,
    environment,
    namespace,
    inCluster: {
      name: scope.join('.'),
      source: environment.source,
      context: {
        platform: platform.name,
        scope: environment.name,
        tags: tagsOf(context),
        protect: false,
        namespace,
        generation: 1,
      },
      sites: Object.fromEntries(clouds.map((cloud) => [cloud, siteOf(cloud, context, scope)])),
      bindings,
      after: [],
    },
  };
}

/** Secrets of services without a secret store: generated once in the cluster, one for each value. */
function drawn({ environment, facts }: EnvironmentContext, units: readonly UnitSummary[]): Binding[] {
  if (facts[environment.cloud]!.secretStore) return [];
  const asked = units.flatMap((one) => (one.environment === environment.name ? one.drawn : []));
  return [...new Set(asked)].sort().map((name) => {
    const one = implied('secret', name, environment.cloud, { generateLength: 32, recoveryDays: 7 });
    return { ...one, physicalName: name, values: {} };
  });
}
