import { isError, type Outcome, type Problem } from '../model/problem';
import { type Register, holds } from '../resolve/directory';
import type { ServiceSources, Sources } from '../spec/load';
import { type Grounds, type Reading, readGrounds } from './ground';
import type { Team } from './group';
import { Ledger } from './ledger';
import type { Closed, PerEnvironment } from './member';
import { type Neighbours, neighbours, neighboursBefore } from './neighbours';
import { pastOf } from './past';
import type { PlatformTexts } from './texts';
import { type Shared, distinct, ordered, share } from './units';

/** A platform, closed. */
export interface ClosedPlatform {
  readonly grounds: Grounds;
  /** All of its services, by name. */
  readonly services: readonly ServiceSources[];
  /** Services that were closed now; the others stand as they were. */
  readonly closed: readonly Closed[];
  /** Number of services in each environment, by its name. */
  readonly populations: Readonly<Record<string, number>>;
  /** Who is where among its services. @default - the same as before */
  readonly registers?: PerEnvironment<Register>;
  /** What its services come to together. @default - the same as before */
  readonly shared?: Shared;
  /** What is wrong, but for what is wrong with one service. */
  readonly common: readonly Problem[];
  /** What is wrong between services and environments. */
  readonly across: readonly Problem[];
  /** What makes things of what was closed. */
  readonly team: Team;
}

/** How to close a platform. */
export interface Closing {
  readonly reading: Reading;
  /** What became of it before. */
  readonly ledger: Ledger;
  /** Gathers who closes so many services, in this thread or in others; `isAnew` where nothing of before stands. */
  readonly gather: (grounds: Grounds, sources: Sources, count: number, isAnew: boolean) => Promise<Team>;
  /** Gathers who closes services and can tell where each was written. */
  readonly gatherHere: (grounds: Grounds) => Team;
}

/** Closes a platform; a service that nothing has touched since the last run stands as it was. */
export async function closePlatform(
  found: Sources,
  texts: PlatformTexts,
  closing: Closing,
): Promise<Outcome<ClosedPlatform | undefined>> {
  const { reading, ledger, gather, gatherHere } = closing;
  const sources = ordered(found);
  const { value: grounds, problems } = readGrounds(sources, reading);
  if (!grounds) return { value: undefined, problems };

  const { services } = sources;
  const platform = grounds.platform.name;
  const past = pastOf(grounds, services, texts, ledger);
  const fresh = services.filter(({ name }) => !past.standing.has(name));
  const team = await gather(grounds, sources, fresh.length, past.standing.size === 0);
  const listed = new Map((await team.list(fresh)).map((one) => [one.name, one]));
  const shownBefore: Shown = (name) => ledger.knownService(platform, name).environments;
  const shown = ({ name }: ServiceSources) => listed.get(name) ?? { name, environments: shownBefore(name) };
  const news = past.hasFaces([...listed.values()]) ? undefined : neighbours(services.map(shown), grounds);
  const touched = news ? outdated(news, [...past.standing.keys()], shownBefore) : [];
  await team.meet(news ?? neighboursBefore(platform, ledger));
  const closed = await team.close(services.filter(({ name }) => listed.has(name) || touched.includes(name)));

  const byName = new Map(closed.map((one) => [one.name, one]));
  const before = (name: string) => past.standing.get(name)!;
  const told = services.flatMap(
    ({ name }) => byName.get(name)?.problems ?? ledger.problemsOf(platform, [before(name)]),
  );
  const own = [...problems, ...told];
  const left = () =>
    services.map(({ name }) => ({
      imprints: byName.get(name)?.imprints ?? ledger.imprints(platform, name),
      member: team.member?.(name),
    }));
  const across = past.hasImprints(closed)
    ? { value: undefined, problems: [] }
    : share(left(), grounds, reading, own.some(isError));
  // Where those of before, or of other threads, were written, only their texts tell.
  if (across.problems.length > 0 && !services.every(({ name }) => team.member?.(name)))
    return closePlatform(found, texts, { ...closing, ledger: new Ledger(), gather: async () => gatherHere(grounds) });

  const homes = services.flatMap(({ name }) => {
    const now = byName.get(name);
    return now ? Object.keys(now.environments) : before(name).environments;
  });
  const names = grounds.environments.map(({ environment: { name } }) => name);
  const populations = Object.fromEntries(names.map((name) => [name, homes.filter((home) => home === name).length]));
  const registers = news?.registers();
  return {
    value: {
      ...{ grounds, services, closed, populations, registers, team },
      ...{ shared: across.value, common: problems, across: across.problems },
    },
    problems: distinct([...own, ...across.problems]),
  };
}

/** Services that asked something which is answered otherwise now. */
function outdated({ directories }: Neighbours, standing: readonly string[], shownBefore: Shown): string[] {
  const isHeld = (name: string) =>
    Object.entries(shownBefore(name)).every(([environment, { footprint }]) =>
      holds(footprint, directories()[environment]!),
    );
  return standing.filter((name) => !isHeld(name));
}

type Shown = (name: string) => Closed['environments'];
