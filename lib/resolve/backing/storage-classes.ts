import type { Cluster, Environment } from '../../model/environment';
import type { Facts, FactsTable } from '../../model/facts';
import type { Platform, StorageClasses } from '../../model/platform';
import { didYouMean, expected, oneOf } from '../../spec/hints';

/** A cluster, the facts of clouds, and the platform's names of StorageClasses. */
export interface ClassContext {
  readonly platform: Pick<Platform, 'storageClasses'>;
  readonly environment: { readonly cluster: Cluster };
  readonly facts: FactsTable;
}

/** The StorageClass of a neutral name, or of its own name, in one cluster. */
export function storageClass(name: string, { platform, environment: { cluster }, facts }: ClassContext): string {
  const own: StorageClasses = facts[cluster.cloud]?.storageClasses ?? {};
  return cluster.storageClasses?.[name] ?? platform.storageClasses[name] ?? own[name] ?? name;
}

/** The StorageClasses of a cluster; undefined where they are unknown. */
export function classesOf({ platform, environment: { cluster }, facts }: ClassContext): readonly string[] | undefined {
  const { cloud, existing, native = {}, storageClasses } = cluster;
  const { knownStorageClasses, madeStorageClasses = [] } = facts[cloud] ?? ({} as Partial<Facts>);
  const listed = Object.values(storageClasses ?? {});
  const made = madeStorageClasses.map(({ name }) => name);
  // An existing cluster lists its classes; without a list, classes of the platform's mapping are assumed to exist.
  if (existing && storageClasses) return [...new Set([...listed, ...made])];
  const known = knownStorageClasses?.(native);
  const named = existing ? Object.values(platform.storageClasses) : [];
  return known && [...new Set([...known, ...made, ...listed, ...named])];
}

/** The problem of a StorageClass in a cluster, if there is one. */
export function classProblem(name: string, context: ClassContext): string | undefined {
  const { cluster } = context.environment;
  const known = classesOf(context);
  if (!known || known.includes(name)) return undefined;
  const why = context.facts[cluster.cloud]?.missingStorageClasses?.[name];
  if (why) return `expected an existing StorageClass, got ${name}: ${why}`;
  const names = [...new Set([...Object.keys(neutralOf(context)), ...known])];
  const remedy = `list a further class of ${cluster.name} under cluster.storageClasses of its environment`;
  const hint = [didYouMean(name, names), remedy].filter(Boolean).join(' ');
  return expected(`a StorageClass of ${cluster.name} on ${cluster.cloud}: ${oneOf(names, name)}`, name, hint);
}

/** Names of the platform's mapping without a class in any of its clusters, each with its problem. */
export function missingClasses(
  platform: Platform,
  environments: readonly Environment[],
  facts: FactsTable,
): readonly (readonly [neutral: string, problem: string])[] {
  const contexts = environments.map((environment) => ({ platform, environment, facts }));
  return Object.entries(platform.storageClasses).flatMap(([neutral, name]) => {
    const found = contexts.map((context) => classProblem(name, context));
    const [first] = found;
    return first !== undefined && found.every((one) => one !== undefined) ? [[neutral, first] as const] : [];
  });
}

function neutralOf({ platform, environment: { cluster }, facts }: ClassContext): StorageClasses {
  return { ...facts[cluster.cloud]?.storageClasses, ...platform.storageClasses, ...cluster.storageClasses };
}
