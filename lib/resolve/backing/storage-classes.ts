import type { Cluster, Environment } from '../../model/environment';
import type { Facts, FactsTable } from '../../model/facts';
import type { Platform, StorageClasses } from '../../model/platform';
import { didYouMean, expected, oneOf } from '../../spec/hints';

/** A cluster among the clouds, and what the platform calls its classes. */
export interface ClassContext {
  readonly platform: Pick<Platform, 'storageClasses'>;
  readonly environment: { readonly cluster: Cluster };
  readonly facts: FactsTable;
}

/** The StorageClass that a neutral name, or its own, stands for in one cluster. */
export function storageClass(name: string, { platform, environment: { cluster }, facts }: ClassContext): string {
  const own: StorageClasses = facts[cluster.cloud]?.storageClasses ?? {};
  return cluster.storageClasses?.[name] ?? platform.storageClasses[name] ?? own[name] ?? name;
}

/** The StorageClasses of a cluster; nothing where its cloud does not tell. */
export function classesOf({ platform, environment: { cluster }, facts }: ClassContext): readonly string[] | undefined {
  const { cloud, existing, native = {}, storageClasses } = cluster;
  const { knownStorageClasses, madeStorageClasses = [] } = facts[cloud] ?? ({} as Partial<Facts>);
  const listed = Object.values(storageClasses ?? {});
  const made = madeStorageClasses.map(({ name }) => name);
  // Whoever runs a cluster says what it has; where nobody does, what the platform calls by a name of its own is meant to be there.
  if (existing && storageClasses) return [...new Set([...listed, ...made])];
  const known = knownStorageClasses?.(native);
  const named = existing ? Object.values(platform.storageClasses) : [];
  return known && [...new Set([...known, ...made, ...listed, ...named])];
}

/** What is wrong with a StorageClass in a cluster, if anything is. */
export function classProblem(name: string, context: ClassContext): string | undefined {
  const { cluster } = context.environment;
  const known = classesOf(context);
  if (!known || known.includes(name)) return undefined;
  const why = context.facts[cluster.cloud]?.missingStorageClasses?.[name];
  if (why) return `expected a StorageClass that is there, got ${name}: ${why}`;
  const names = [...new Set([...Object.keys(neutralOf(context)), ...known])];
  const remedy = `a class that ${cluster.name} has beside those is listed under cluster.storageClasses of its environment`;
  const hint = [didYouMean(name, names), remedy].filter(Boolean).join(' ');
  return expected(`a StorageClass of ${cluster.name} on ${cluster.cloud}: ${oneOf(names, name)}`, name, hint);
}

/** Names of the platform's own for classes that none of its clusters has, each with what is wrong. */
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
