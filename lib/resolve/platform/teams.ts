import type { LocatedSummary } from './unit-summary';
import { grouped } from '../../model/grouped';
import type { Environment } from '../../model/environment';
import type { Problem } from '../../model/problem';
import { podSecurityLevels } from '../../model/parts/security';

/** Services of one namespace, and its settings. */
interface Shared {
  readonly name: string;
  readonly environment: Environment;
  readonly all: readonly LocatedSummary[];
}

/** Reports services in a namespace of other teams: services of one namespace trust each other. */
export function checkTeams(closed: readonly LocatedSummary[], environments: readonly Environment[]): Problem[] {
  const byName = new Map(environments.map((one) => [one.name, one]));
  const inClusters = closed.filter(({ summary }) => !summary.atEdge);
  const groups = grouped(inClusters, ({ summary: { environment, namespace } }) => `${environment} ${namespace}`);
  return [...groups.values()].flatMap((all) => {
    const { environment, namespace: name } = all[0]!.summary;
    const shared = { name, environment: byName.get(environment)!, all };
    return [...otherTeams(shared), ...lowered(shared)];
  });
}

const noTeam = 'no team';

/** Reports services in a namespace of another team. */
function otherTeams({ name, environment, all }: Shared): Problem[] {
  const listed = environment.namespaces?.[name]?.teams;
  const teams = [...new Set(all.map(({ summary }) => summary.team ?? noTeam))];
  if (!listed && teams.length === 1) return [];
  const remedy = `the platform lists allowed teams in environments/${environment.name}.yaml: namespaces.${name}.teams`;
  return all.flatMap(({ summary: { team = noTeam, choosesNamespace }, locateMetadata }): Problem[] => {
    if (!choosesNamespace || listed?.includes(team)) return [];
    const wanted = listed ? `a service of ${listed.join(', ') || 'no team'}` : 'services of one team';
    const message = `expected ${wanted} in namespace ${name}, got ${listed ? `one of ${team}` : teams.join(', ')}: ${remedy}`;
    return [{ ...locateMetadata(['namespace']), code: 'E366', message }];
  });
}

const weakness = ({ summary }: LocatedSummary) => podSecurityLevels.indexOf(summary.level);

/** Reports services that lower the Pod Security level of their namespace. */
function lowered({ name, environment, all }: Shared): Problem[] {
  if (environment.namespaces?.[name]?.podSecurity) return [];
  const strictest = all.reduce((least, one) => (weakness(one) < weakness(least) ? one : least));
  const others = all.filter(({ summary: { team } }) => team !== strictest.summary.team);
  const next = others.reduce((least, one) => (weakness(one) < weakness(least) ? one : least), others[0] ?? strictest);
  return all.flatMap((one): Problem[] => {
    const { level, team } = one.summary;
    // Services of one team may lower the level, but not to privileged.
    const victim = [strictest, next].find(
      (other) => weakness(other) < weakness(one) && (level === 'privileged' || other.summary.team !== team),
    );
    if (!victim) return [];
    const message = `expected pods of the Pod Security level of ${victim.summary.service} in namespace ${name}, got ones that need ${level} for the whole namespace: set metadata.namespace to one of its own, or namespaces.${name}.podSecurity in environments/${environment.name}.yaml`;
    return [{ ...one.locate(['security', 'securityContext']), code: 'E387', message }];
  });
}
