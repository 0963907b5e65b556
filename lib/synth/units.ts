import type { ClusterUnit } from '../model/cluster-unit';
import type { FactsTable } from '../model/facts';
import { isError, type Locator, type Outcome, type Problem } from '../model/problem';
import type { DataUnit, StackUnit, Unit } from '../model/unit';
import { checkWhole } from '../resolve/check';
import { linkClusters } from '../resolve/clusters';
import { foundations } from '../resolve/foundations';
import type { Imprint } from '../resolve/imprint';
import type { Founded } from '../resolve/physical-names';
import { onceEach, setupStacks } from '../resolve/setup';
import { linkData } from '../resolve/shared';
import type { Sources } from '../spec/load';
import { type Grounds, type Reading, readGrounds } from './ground';
import { type Closed, Member, byName } from './member';
import { neighbours } from './neighbours';
import type { Ownership } from './scope';

/** What the services of a platform come to together. */
export interface Shared {
  readonly data: readonly DataUnit[];
  readonly stacks: readonly StackUnit[];
  readonly clusters: readonly ClusterUnit[];
  readonly ownerships: readonly Ownership[];
}

/** Everything that a platform's files describe, closed. */
export interface PlatformUnits extends Shared {
  readonly units: readonly Unit[];
}

const nothing: PlatformUnits = { units: [], data: [], stacks: [], clusters: [], ownerships: [] };

/** Every unit of a platform, and all that is wrong with its files. */
export function unitsOf(found: Sources, reading: Reading): Outcome<PlatformUnits> {
  const sources = ordered(found);
  const { value: grounds, problems } = readGrounds(sources, reading);
  if (!grounds) return { value: nothing, problems };

  const members = sources.services.map((one) => new Member(one, grounds, reading));
  const listed = members.map((one) => ({ name: one.name, environments: one.listed() }));
  const { directories } = neighbours(listed, grounds);
  const closed = members.map((one) => ({ ...one.close(directories), member: one }));
  const own = [...problems, ...closed.flatMap((one) => one.problems)];
  const across = share(closed, grounds, reading, own.some(isError));
  return {
    value: { ...across.value, units: closed.flatMap(({ units }) => units) },
    problems: distinct([...own, ...across.problems]),
  };
}

/** What a service left on the whole, and what knows where it was written. */
interface Left extends Pick<Closed, 'imprints'> {
  /** @default - nobody can tell any more where it was written */
  readonly member?: Member;
}

/** What only all services of all environments show, in the order of their names. */
export function share(all: readonly Left[], grounds: Grounds, reading: Reading, isBroken: boolean): Outcome<Shared> {
  const { facts, gateways } = reading;
  const { platform } = grounds;
  const environments = grounds.environments.map(({ environment }) => environment);
  const founded = foundationsOn(grounds);
  const placed = environments.flatMap(({ name }) =>
    all.flatMap(({ imprints, member }) => {
      const imprint = imprints[name];
      return imprint ? [{ imprint, locate: unknown, locateMetadata: unknown, ...member?.in(name) }] : [];
    }),
  );
  const units = placed.map(({ imprint }) => imprint);
  const data = environments.flatMap((environment) => linkData({ platform, environment, facts }, units) ?? []);
  const problems = checkWhole(placed, founded, environments, data, gateways[platform.gateway]?.mostHosts);
  const stops = isBroken || problems.some(isError);
  const clusters = stops ? [] : linkClusters({ platform, environments, units, data, facts, gateways });
  noteControllers(clusters, grounds, reading);
  return {
    value: {
      data,
      // An erroneous unit may be half made: nothing is built on it.
      stacks: stops ? [] : stacksOn(founded, units, grounds, facts),
      clusters,
      ownerships: ownershipsOf(grounds),
    },
    problems,
  };
}

/** Tells which controllers are installed, each where its choice is said. */
function noteControllers(
  clusters: readonly ClusterUnit[],
  { environments, locatePlatform }: Grounds,
  { gateways, found, charts = {} }: Reading,
): void {
  if (!found) return;
  for (const { platform, cluster, components, external = [] } of clusters) {
    const owner = environments.find(({ environment }) => environment.cluster.name === cluster.name)!;
    const own = owner.environment.clusterOwner;
    const { locate } = environments.find(({ environment }) => environment.name === own) ?? owner;
    const isGateway = (name: string) =>
      name !== 'cert-manager' && gateways[platform.gateway]?.components.includes(name);
    const installed = components.filter((one) => charts[one] !== undefined);
    for (const name of [...installed, ...external])
      found({
        what: name,
        version: installed.includes(name) ? charts[name]! : 'one that somebody else runs',
        where: cluster.cloud,
        environment: own,
        place: isGateway(name) ? locatePlatform(['gateway']) : locate(['cluster', 'components', name]),
      });
  }
}

/** Those stacks, each once, and those that make their accounts and those of the services ready. */
function stacksOn(
  founded: readonly Founded[],
  units: readonly Imprint[],
  { platform, environments }: Grounds,
  facts: FactsTable,
): StackUnit[] {
  const once = onceEach(founded.map(({ stack }) => stack));
  const needing = [
    ...founded.map(({ stack: { needs }, environment }) => ({ environment, needs })),
    ...units.map(({ stack, environment }) => ({ environment, needs: stack?.needs })),
  ];
  const grounds = environments.map(({ environment }) => ({ platform, environment, facts }));
  return [...once, ...setupStacks(grounds, needing)];
}

/** To which environment each cluster belongs. */
export function ownershipsOf({ platform, environments }: Grounds): Ownership[] {
  return environments.map(({ environment: { cluster, clusterOwner } }) => ({
    platform: platform.name,
    cluster: cluster.name,
    environment: clusterOwner,
  }));
}

/** The stacks that serve all services, each where its environment was written. */
function foundationsOn({ platform, environments }: Grounds): Founded[] {
  return environments.flatMap(({ environment, facts, locate }) =>
    foundations({ platform, environment, facts }).map((stack) => ({ stack, environment: environment.name, locate })),
  );
}

const unknown: Locator = () => ({ file: '', line: 1, column: 1, path: '' });

/** The same files, by name: in which order a disk lists them must not show. */
export function ordered(sources: Sources): Sources {
  return { ...sources, environments: byName(sources.environments), services: byName(sources.services) };
}

/** What is wrong in every environment is said once, in a line: a value that it quotes may hold several. */
export function distinct(found: readonly Problem[]): Problem[] {
  const problems = found.map((one) => ({ ...one, message: one.message.replace(/[\r\n\t]+/g, ' ') }));
  const once = new Map(
    problems.map((one) => [`${one.file}:${one.line}:${one.column}:${one.code}:${one.message}`, one]),
  );
  return perPlace([...once.values()]);
}

/** A message of one cloud. */
const ofCloud = /^([a-z][a-z0-9-]*): (.+)$/;

/** What is said of one key by each cloud is one line, with the clouds. */
function perPlace(problems: readonly Problem[]): Problem[] {
  const places = new Map<string, Problem[]>();
  for (const one of problems) {
    const key = `${one.file}:${one.line}:${one.column}:${one.code}:${ofCloud.test(one.message) ? one.path : one.message}`;
    places.set(key, [...(places.get(key) ?? []), one]);
  }
  return [...places.values()].map((all) => ({ ...all[0]!, message: all.length > 1 ? joined(all) : all[0]!.message }));
}

function joined(all: readonly Problem[]): string {
  const clouds = new Map<string, string[]>();
  for (const { message } of all) {
    const [, cloud, rest] = ofCloud.exec(message)!;
    clouds.set(rest!, [...(clouds.get(rest!) ?? []), cloud!]);
  }
  return [...clouds].map(([rest, names]) => `${names.join(', ')}: ${rest}`).join('; ');
}
