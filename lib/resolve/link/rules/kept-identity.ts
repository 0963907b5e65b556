import { isMapping } from '../../../model/mapping';
import type { Rule } from './rule';

/** Kinds of objects with pods, as targets of overrides. */
const workloads = /^(Deployment|StatefulSet|CronJob|Job)\//;

/** Reports overrides that part the pods of a service from the identity that its backings trust. */
export const keptIdentity: Rule = ({ one: { service, permissions }, context: { environment, facts }, tell }) => {
  const asked = permissions.map(({ cloud = environment.cloud }) => cloud);
  const used = [...service.backings.map(({ cloud }) => cloud), ...asked];
  const clouds = [...new Set(used.filter((cloud) => facts[cloud]?.layer === 'terraform'))];
  if (clouds.length === 0) return;
  const labels = Object.assign({}, ...clouds.map((cloud) => facts[cloud]!.identity.podLabels)) as Labels;
  const needs = service.backings.filter(({ cloud }) => clouds.includes(cloud)).map(({ name }) => name);
  for (const { layer, target, patch } of service.overrides) {
    if (layer !== 'kubernetes' || !workloads.test(target)) continue;
    for (const { key, expected, got } of lost(patch, service.name, labels))
      tell(
        'W224',
        ['overrides', 'kubernetes', target],
        `expected ${key} ${expected}, which has the rights to ${needs.join(', ') || 'what security.identity permits'}, got ${got}`,
      );
  }
};

type Labels = Readonly<Record<string, string>>;

interface Lost {
  readonly key: string;
  readonly expected: string;
  readonly got: string;
}

/** What a patch takes from the identity of pods, at any depth. */
function lost(patch: unknown, account: string, labels: Labels): Lost[] {
  if (!isMapping(patch)) return [];
  const own = Object.entries({ serviceAccountName: account, serviceAccount: account, ...labels });
  return [
    ...own.flatMap(([key, expected]) =>
      Object.hasOwn(patch, key) && patch[key] !== expected ? [{ key, expected, got: String(patch[key]) }] : [],
    ),
    ...Object.values(patch).flatMap((below) => lost(below, account, labels)),
  ];
}
