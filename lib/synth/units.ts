import type { ClusterUnit } from '../model/cluster-unit';
import { isError, type Locator, type Outcome, type Problem } from '../model/problem';
import type { DataUnit, StackUnit, Unit } from '../model/unit';
import { checkWhole } from '../resolve/check';
import { linkClusters } from '../resolve/clusters';
import { directoryOf } from '../resolve/directory';
import { foundations } from '../resolve/foundations';
import type { Founded } from '../resolve/physical-names';
import { linkData } from '../resolve/shared';
import type { Sources } from '../spec/load';
import { type Grounds, type Reading, readGrounds } from './ground';
import { type Closed, type Dossier, Member } from './member';
import type { Ownership } from './scope';

/** Everything that a platform's files describe, closed. */
export interface PlatformUnits {
  /** Those that were closed now. */
  readonly units: readonly Unit[];
  /** What became of every service, whether it was closed now or before. */
  readonly dossiers: readonly Dossier[];
  readonly data: readonly DataUnit[];
  readonly stacks: readonly StackUnit[];
  readonly clusters: readonly ClusterUnit[];
  readonly ownerships: readonly Ownership[];
  /** Digest of what all dossiers stand on. */
  readonly grounds: string;
}

/** What became of services before, by name. */
export interface Before {
  readonly grounds: string;
  readonly dossiers: Readonly<Record<string, Dossier>>;
}

const nothing: PlatformUnits = {
  units: [],
  dossiers: [],
  data: [],
  stacks: [],
  clusters: [],
  ownerships: [],
  grounds: '',
};

/** Every unit of a platform, and all that is wrong with its files; what nothing has touched since is taken from before. */
export function unitsOf(found: Sources, reading: Reading, before?: Before): Outcome<PlatformUnits> {
  const sources = ordered(found);
  const { value: grounds, problems } = readGrounds(sources, reading);
  if (!grounds) return { value: nothing, problems };

  const closed = closeMembers(sources, grounds, reading, before);
  const founded = foundationsOn(grounds);
  const clashes = checkAcross(closed, founded, grounds);
  // Where those of before were written, only their texts tell.
  if (clashes.length && closed.some(({ fresh }) => !fresh)) return unitsOf(sources, reading);

  const all = distinct([...problems, ...closed.flatMap(({ dossier }) => dossier.problems), ...clashes]);
  return { value: gatherUnits(closed, founded, grounds, reading, all.some(isError)), problems: all };
}

function closeMembers(sources: Sources, grounds: Grounds, reading: Reading, before: Before | undefined): Closed[] {
  const stands = before?.grounds === grounds.digest;
  const dossiers = stands ? before.dossiers : {};
  // Where few texts are read, those that were parsed before take longer to load.
  const how = stands ? { ...reading, parse: undefined } : reading;
  const members = sources.services.map((one) => new Member(one, grounds, how, dossiers[one.name]));
  const directories = Object.fromEntries(
    grounds.environments.map(({ environment: { name } }) => [
      name,
      directoryOf(members.flatMap((one) => one.in(name) ?? [])),
    ]),
  );
  return members.map((one) => one.close(directories));
}

/** The stacks that serve all services, each where its environment was written. */
function foundationsOn({ platform, environments }: Grounds): Founded[] {
  return environments.flatMap(({ environment, facts, locate }) =>
    foundations({ platform, environment, facts }).map((stack) => ({ stack, environment: environment.name, locate })),
  );
}

/** What only all services of all environments together show. */
function checkAcross(closed: readonly Closed[], founded: readonly Founded[], { environments }: Grounds): Problem[] {
  const placed = environments.flatMap(({ environment: { name } }) =>
    closed.flatMap(({ dossier, fresh }) => {
      const one = dossier.environments[name];
      return one
        ? [{ imprint: one.imprint, locate: unknown, locateMetadata: unknown, ...fresh?.standing[name]?.settled }]
        : [];
    }),
  );
  return checkWhole(
    placed,
    founded,
    environments.map(({ environment }) => environment),
  );
}

const unknown: Locator = () => ({ file: '', line: 1, column: 1, path: '' });

function gatherUnits(
  closed: readonly Closed[],
  founded: readonly Founded[],
  { platform, environments: all, digest }: Grounds,
  { facts, gateways }: Reading,
  isBroken: boolean,
): PlatformUnits {
  const dossiers = closed.map(({ dossier }) => dossier);
  const environments = all.map(({ environment }) => environment);
  const imprints = environments.flatMap(({ name }) => dossiers.flatMap((one) => one.environments[name]?.imprint ?? []));
  const data = environments.flatMap((environment) => linkData({ platform, environment, facts }, imprints) ?? []);
  return {
    units: closed.flatMap(({ fresh }) => fresh?.units ?? []),
    dossiers,
    data,
    // An erroneous unit may be half made: nothing is built on it.
    stacks: isBroken ? [] : [...new Map(founded.map(({ stack }) => [stack.name, stack])).values()],
    clusters: isBroken ? [] : linkClusters({ platform, environments, units: imprints, data, facts, gateways }),
    ownerships: environments.map(({ cluster, clusterOwner }) => ({
      platform: platform.name,
      cluster: cluster.name,
      environment: clusterOwner,
    })),
    grounds: digest,
  };
}

/** The same files, by name: in which order a disk lists them must not show. */
function ordered(sources: Sources): Sources {
  const byName = <T extends { readonly name: string }>(all: readonly T[]) =>
    [...all].sort((a, b) => (a.name < b.name ? -1 : 1));
  const services = byName(sources.services).map((one) => ({ ...one, overlays: byName(one.overlays) }));
  return { ...sources, environments: byName(sources.environments), services };
}

/** What is wrong in every environment is said once, in a line: a value that it quotes may hold several. */
function distinct(found: readonly Problem[]): Problem[] {
  const problems = found.map((one) => ({ ...one, message: one.message.replace(/[\r\n\t]+/g, ' ') }));
  return [
    ...new Map(
      problems.map((one) => [`${one.file}:${one.line}:${one.column}:${one.code}:${one.message}`, one]),
    ).values(),
  ];
}
