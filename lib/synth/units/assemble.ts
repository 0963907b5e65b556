import type { Environment } from '../../model/environment';
import type { Problem } from '../../model/problem';
import type { Unit } from '../../model/unit';
import {
  type Directory,
  type Footprint,
  type Listed,
  directoryOver,
  holds,
  noting,
  registerOf,
} from '../../resolve/link/service-index';
import { type Imprint, imprintOf } from '../../resolve/platform/unit-summary';
import { link } from '../../resolve/link/link';
import type { Listing, PerEnvironment, ServiceAnalysis } from './analyze';
import type { PlatformContext, Tables } from './platform';

/** What became of a service among the others; plain data. */
export interface Assembled {
  readonly name: string;
  readonly problems: readonly Problem[];
  /** What others may know of it, and what it asked about them. */
  readonly environments: PerEnvironment<Listed & { readonly footprint: Footprint }>;
  /** What checks across services and clusters ask of it. */
  readonly summaries: PerEnvironment<Imprint>;
}

/** The services of a platform by what others ask, in each environment. */
export interface ServiceIndex {
  readonly listings: readonly Listing[];
  readonly directories: () => PerEnvironment<Directory>;
}

/** Makes the index of all services of a platform, once something is looked up. */
export function indexOf(listings: readonly Listing[], { environments }: PlatformContext): ServiceIndex {
  let made: PerEnvironment<Directory> | undefined;
  const make = () => environments.map(({ environment: { name } }) => [name, directoryIn(listings, name)] as const);
  return { listings, directories: () => (made ??= Object.fromEntries(make())) };
}

function directoryIn(listings: readonly Listing[], environment: string): Directory {
  const listed = listings.flatMap((one) => one.environments[environment] ?? []);
  const faces = new Map(listed.map(({ face }) => [face.name, face]));
  return directoryOver(registerOf(listed), (name) => faces.get(name)!);
}

/** Whether everything that a service asked is answered as it was. */
export function isCurrent({ environments }: Pick<Assembled, 'environments'>, index: ServiceIndex): boolean {
  return Object.entries(environments).every(([environment, { footprint }]) =>
    holds(footprint, index.directories()[environment]!),
  );
}

/** A service in one environment; without a unit where its texts could not be read. */
interface Linked {
  readonly environment: Environment;
  readonly unit?: Unit;
  readonly listed: Assembled['environments'][string];
  readonly problems: readonly Problem[];
}

/** Links a service to the others in each environment, and records what it asks about them. */
export function assemble(
  { name, problems, environments }: ServiceAnalysis,
  index: ServiceIndex,
  { platform, known, named, environments: all }: PlatformContext,
  { facts, gateways }: Tables,
): Assembled & { readonly units: readonly Unit[] } {
  const linked = all.flatMap(({ environment }): Linked[] => {
    const one = environments[environment.name];
    if (!one) return [];
    const { settled, listed } = one;
    if (!settled) return [{ environment, listed: { ...listed, footprint: {} }, problems: [] }];
    const { directory, footprint } = noting(index.directories()[environment.name]!);
    const { value: unit, problems: found } = link(settled, directory, {
      platform,
      environment,
      facts,
      gateways,
      known,
      named,
    });
    return [{ environment, unit, listed: { ...listed, footprint }, problems: found }];
  });
  return {
    name,
    problems: [...problems, ...linked.flatMap((one) => one.problems)],
    environments: Object.fromEntries(linked.map(({ environment, listed }) => [environment.name, listed])),
    summaries: Object.fromEntries(
      linked.flatMap(({ environment, unit }) => (unit ? [[environment.name, imprintOf(unit, gateways)]] : [])),
    ),
    units: linked.flatMap(({ unit }) => unit ?? []),
  };
}
