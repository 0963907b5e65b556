import { isError, type Outcome, type Problem } from '../model/problem';
import { holds } from '../resolve/directory';
import { type ServiceSources, type Sources, isExtended } from '../spec/load';
import { type Grounds, type Reading, readGrounds } from './ground';
import type { Listing, Team } from './group';
import { Ledger, type ServiceRecord } from './ledger';
import type { Closed } from './member';
import { same } from './same';
import type { PlatformTexts } from './texts';
import { type Shared, directoriesOf, distinct, ordered, share } from './units';

/** A platform, closed. */
export interface ClosedPlatform {
  readonly grounds: Grounds;
  /** All of its services, by name. */
  readonly services: readonly ServiceSources[];
  /** Services that were closed now; the others stand as they were. */
  readonly closed: readonly Closed[];
  /** Number of services in each environment, by its name. */
  readonly populations: Readonly<Record<string, number>>;
  /** What its services come to together. @default - the same as before */
  readonly shared?: Shared;
  /** What is wrong, but for what is wrong with one service. */
  readonly common: readonly Problem[];
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
  const all = services.map(({ name }) => listed.get(name) ?? { ...past.standing.get(name)!, name });
  const touched = past.hasFaces(listed) ? [] : outdated(grounds, all, past.standing);
  await team.meet(all);
  const closed = await team.close(services.filter(({ name }) => listed.has(name) || touched.includes(name)));

  const byName = new Map(closed.map((one) => [one.name, one]));
  const records = services.map(({ name }) => byName.get(name) ?? past.standing.get(name)!);
  const own = [...problems, ...records.flatMap((one) => one.problems)];
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

  const count = (name: string) => records.filter(({ environments }) => Object.hasOwn(environments, name)).length;
  const names = grounds.environments.map(({ environment: { name } }) => name);
  const populations = Object.fromEntries(names.map((name) => [name, count(name)]));
  return {
    value: { grounds, services, closed, populations, shared: across.value, common: problems, team },
    problems: distinct([...own, ...across.problems]),
  };
}

/** What stands of what a platform came to before. */
interface Past {
  /** Services whose texts nobody has touched, by name. */
  readonly standing: ReadonlyMap<string, ServiceRecord>;
  /** Whether all show to each other what they showed. */
  readonly hasFaces: (listed: ReadonlyMap<string, Listing>) => boolean;
  /** Whether all leave on the whole what they left. */
  readonly hasImprints: (closed: readonly Closed[]) => boolean;
}

function pastOf(grounds: Grounds, services: readonly ServiceSources[], texts: PlatformTexts, ledger: Ledger): Past {
  const platform = grounds.platform.name;
  const before = ledger.platform(platform);
  const stands = before?.grounds === grounds.digest;
  const isSame =
    stands &&
    same(
      before.services,
      services.map(({ name }) => name),
    );
  const standing = services.flatMap((one) => {
    const { name } = one;
    const record = stands && !isExtended(one) ? ledger.service(platform, name) : undefined;
    return record?.texts === texts.services[name] ? [[name, record!] as const] : [];
  });
  const faces = ({ environments }: Pick<Listing, 'environments'>) =>
    Object.entries(environments).map(([name, { face, calls }]) => [name, face, calls]);
  return {
    standing: new Map(standing),
    hasFaces: (listed) =>
      isSame &&
      [...listed.values()].every((one) => {
        const record = ledger.service(platform, one.name);
        return record !== undefined && same(faces(record), faces(one));
      }),
    hasImprints: (closed) =>
      isSame &&
      closed.every(
        ({ name, imprints }) => ledger.service(platform, name) && same(imprints, ledger.imprints(platform, name)),
      ),
  };
}

/** Services that asked something which is answered otherwise now. */
function outdated(grounds: Grounds, all: readonly Listing[], standing: Past['standing']): string[] {
  const directories = directoriesOf(
    grounds,
    all.map(({ environments }) => environments),
  );
  const isHeld = ({ environments }: ServiceRecord) =>
    Object.entries(environments).every(([name, { footprint }]) => holds(footprint, directories[name]!));
  return [...standing].filter(([, record]) => !isHeld(record)).map(([name]) => name);
}
