import type { Environment } from '../../model/environment';
import type { Problem } from '../../model/problem';
import type { Unit } from '../../model/unit';
import {
  type ServiceIndex,
  type RecordedQueries,
  type ListedService,
  serviceIndex,
  stillHolds,
  recordQueries,
  serviceIndexData,
} from '../../resolve/link/service-index';
import { summarize } from '../../resolve/platform/summarize';
import type { UnitSummary } from '../../resolve/platform/unit-summary';
import { link } from '../../resolve/link/link';
import type { Listing, PerEnvironment, ServiceAnalysis } from './analyze';
import type { PlatformContext, Tables } from './platform';

/** Assembly of a service among the others, as plain data. */
export interface Assembled {
  readonly name: string;
  readonly problems: readonly Problem[];
  /** Its public interface, and its recorded queries. */
  readonly environments: PerEnvironment<ListedService & { readonly queries: RecordedQueries }>;
  /** Its summary for checks across services and clusters. */
  readonly summaries: PerEnvironment<UnitSummary>;
}

/** The service index of each environment of a platform. */
export interface PlatformIndex {
  readonly listings: readonly Listing[];
  readonly indexes: () => PerEnvironment<ServiceIndex>;
}

/** Builds the index of all services of a platform, on first use. */
export function indexOf(listings: readonly Listing[], { environments }: PlatformContext): PlatformIndex {
  let made: PerEnvironment<ServiceIndex> | undefined;
  const make = () => environments.map(({ environment: { name } }) => [name, directoryIn(listings, name)] as const);
  return { listings, indexes: () => (made ??= Object.fromEntries(make())) };
}

function directoryIn(listings: readonly Listing[], environment: string): ServiceIndex {
  const listed = listings.flatMap((one) => one.environments[environment] ?? []);
  const publicInterfaces = new Map(listed.map(({ publicInterface }) => [publicInterface.name, publicInterface]));
  return serviceIndex(serviceIndexData(listed), (name) => publicInterfaces.get(name)!);
}

/** Whether the answers to a service's recorded queries are unchanged. */
export function isCurrent({ environments }: Pick<Assembled, 'environments'>, index: PlatformIndex): boolean {
  return Object.entries(environments).every(([environment, { queries }]) =>
    stillHolds(queries, index.indexes()[environment]!),
  );
}

/** A service in one environment; without a unit where its texts could not be read. */
interface Linked {
  readonly environment: Environment;
  readonly unit?: Unit;
  readonly listed: Assembled['environments'][string];
  readonly problems: readonly Problem[];
}

/** Links a service to the others in each environment, and records its queries. */
export function assemble(
  { name, problems, environments }: ServiceAnalysis,
  { indexes }: PlatformIndex,
  { platform, known, named, environments: all }: PlatformContext,
  { facts, gateways }: Tables,
): Assembled & { readonly units: readonly Unit[] } {
  const linked = all.flatMap(({ environment }): Linked[] => {
    const one = environments[environment.name];
    if (!one) return [];
    const { settled, listed } = one;
    if (!settled) return [{ environment, listed: { ...listed, queries: {} }, problems: [] }];
    const { index, queries } = recordQueries(indexes()[environment.name]!);
    const { value: unit, problems: found } = link(settled, index, {
      platform,
      environment,
      facts,
      gateways,
      known,
      named,
    });
    return [{ environment, unit, listed: { ...listed, queries }, problems: found }];
  });
  return {
    name,
    problems: [...problems, ...linked.flatMap((one) => one.problems)],
    environments: Object.fromEntries(linked.map(({ environment, listed }) => [environment.name, listed])),
    summaries: Object.fromEntries(
      linked.flatMap(({ environment, unit }) => (unit ? [[environment.name, summarize(unit, gateways)]] : [])),
    ),
    units: linked.flatMap(({ unit }) => unit ?? []),
  };
}
