import type { ClusterUnit } from '../../model/cluster-unit';
import type { FactsTable } from '../../model/facts';
import { isError, type Locator, type Outcome } from '../../model/problem';
import type { DataUnit, StackUnit } from '../../model/unit';
import { checkWhole } from '../../resolve/platform/check';
import { linkClusters } from '../../resolve/platform/cluster-units';
import { foundations } from '../../resolve/platform/foundation-stacks';
import type { UnitSummary } from '../../resolve/platform/unit-summary';
import type { LocatedStack } from '../../resolve/platform/physical-names';
import { onceEach, setupStacks } from '../../resolve/stacks/account-setup';
import { linkData } from '../../resolve/platform/shared-data';
import type { Ownership } from '../selection';
import type { ServiceAnalysis } from './analyze';
import type { Assembled } from './assemble';
import type { PlatformContext, Tables } from './platform';

/** What the services of a platform come to together: data, stacks and clusters that several of them use. */
export interface Aggregate {
  readonly data: readonly DataUnit[];
  readonly stacks: readonly StackUnit[];
  readonly clusters: readonly ClusterUnit[];
  readonly ownerships: readonly Ownership[];
}

/** What a service comes to, and where it was written. */
interface LocatedService extends Pick<Assembled, 'summaries'> {
  /** @default - another thread or an earlier run analyzed it */
  readonly analysis?: ServiceAnalysis;
}

/** Checks across all services and environments, and what they come to together; services in the order of their names. */
export function aggregate(
  all: readonly LocatedService[],
  context: PlatformContext,
  tables: Tables,
  isBroken: boolean,
): Outcome<Aggregate> {
  const { facts, gateways } = tables;
  const { platform } = context;
  const environments = context.environments.map(({ environment }) => environment);
  const founded = foundationsOf(context);
  const placed = environments.flatMap(({ name }) =>
    all.flatMap(({ summaries, analysis }) => {
      const summary = summaries[name];
      const settled = analysis?.environments[name]?.settled;
      return summary ? [{ summary, locate: unknown, locateMetadata: unknown, ...settled }] : [];
    }),
  );
  const units = placed.map(({ summary }) => summary);
  const data = environments.flatMap((environment) => linkData({ platform, environment, facts }, units) ?? []);
  const problems = checkWhole(placed, founded, environments, data, gateways[platform.gateway]?.mostHosts);
  const stops = isBroken || problems.some(isError);
  const clusters = stops ? [] : linkClusters({ platform, environments, units, data, facts, gateways });
  noteControllers(clusters, context, tables);
  return {
    value: {
      data,
      // An erroneous unit may be half made: nothing is built on it.
      stacks: stops ? [] : stacksOf(founded, units, context, facts),
      clusters,
      ownerships: ownershipsOf(context),
    },
    problems,
  };
}

/** Tells which controllers are installed, each where its choice is said. */
function noteControllers(
  clusters: readonly ClusterUnit[],
  { environments, locatePlatform }: PlatformContext,
  { gateways, found, charts = {} }: Tables,
): void {
  if (!found) return;
  for (const { platform, cluster, components, external = [] } of clusters) {
    const owner = environments.find(({ environment }) => environment.cluster.name === cluster.name)!;
    const own = owner.environment.clusterOwner;
    const { locate } = environments.find(({ environment }) => environment.name === own) ?? owner;
    const isGateway = (name: string) => Object.hasOwn(gateways[platform.gateway]?.controllers ?? {}, name);
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
function stacksOf(
  founded: readonly LocatedStack[],
  units: readonly UnitSummary[],
  { platform, environments }: PlatformContext,
  facts: FactsTable,
): StackUnit[] {
  const once = onceEach(founded.map(({ stack }) => stack));
  const needing = [
    ...founded.map(({ stack: { needs }, environment }) => ({ environment, needs })),
    ...units.map(({ stack, environment }) => ({ environment, needs: stack?.needs })),
  ];
  const contexts = environments.map(({ environment }) => ({ platform, environment, facts }));
  return [...once, ...setupStacks(contexts, needing)];
}

/** To which environment each cluster belongs. */
export function ownershipsOf({ platform, environments }: PlatformContext): Ownership[] {
  return environments.map(({ environment: { cluster, clusterOwner } }) => ({
    platform: platform.name,
    cluster: cluster.name,
    environment: clusterOwner,
  }));
}

/** The stacks that serve all services, each where its environment was written. */
function foundationsOf({ platform, environments }: PlatformContext): LocatedStack[] {
  return environments.flatMap(({ environment, facts, locate }) =>
    foundations({ platform, environment, facts }).map((stack) => ({ stack, environment: environment.name, locate })),
  );
}

const unknown: Locator = () => ({ file: '', line: 1, column: 1, path: '' });
