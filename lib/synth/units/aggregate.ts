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

/** Aggregated results of a platform: data, stacks and clusters of several services. */
export interface Aggregate {
  readonly data: readonly DataUnit[];
  readonly stacks: readonly StackUnit[];
  readonly clusters: readonly ClusterUnit[];
  readonly ownerships: readonly Ownership[];
}

/** Summary of a service, and where to locate problems in its texts. */
interface LocatedService extends Pick<Assembled, 'summaries'> {
  /** Its analysis; asked for where a problem is found alone, since it may have to be made. */
  readonly analysis: () => ServiceAnalysis;
}

/** Checks and aggregation across all services and environments; services in order of their names. */
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
      const settled = () => analysis().environments[name]?.settled;
      const locate: Locator = (path) => (settled()?.locate ?? unknown)(path);
      const locateMetadata: Locator = (path) => (settled()?.locateMetadata ?? unknown)(path);
      return summary ? [{ summary, locate, locateMetadata }] : [];
    }),
  );
  const units = placed.map(({ summary }) => summary);
  const data = environments.flatMap((environment) => linkData({ platform, environment, facts }, units) ?? []);
  const problems = checkWhole(placed, founded, environments, facts, data, gateways[platform.gateway]?.mostHosts);
  const stops = isBroken || problems.some(isError);
  const clusters = stops ? [] : linkClusters({ platform, environments, units, data, facts, gateways });
  noteControllers(clusters, context, tables);
  return {
    value: {
      data,
      // A unit with errors may be incomplete: nothing is built on it.
      stacks: stops ? [] : stacksOf(founded, units, context, facts),
      clusters,
      ownerships: ownershipsOf(context),
    },
    problems,
  };
}

/** Reports versions of installed controllers, each at its setting. */
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
        version: installed.includes(name) ? charts[name]! : 'one that another team runs',
        where: cluster.cloud,
        environment: own,
        place: isGateway(name) ? locatePlatform(['gateway']) : locate(['cluster', 'components', name]),
      });
  }
}

/** Those stacks, each once, with the setup stacks of their accounts and of the services. */
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

/** Owning environment of each cluster. */
export function ownershipsOf({ platform, environments }: PlatformContext): Ownership[] {
  return environments.map(({ environment: { cluster, clusterOwner } }) => ({
    platform: platform.name,
    cluster: cluster.name,
    environment: clusterOwner,
  }));
}

/** The stacks for all services, each with the locator of its environment. */
function foundationsOf({ platform, environments }: PlatformContext): LocatedStack[] {
  return environments.flatMap(({ environment, facts, locate }) =>
    foundations({ platform, environment, facts }).map((stack) => ({ stack, environment: environment.name, locate })),
  );
}

const unknown: Locator = () => ({ file: '', line: 1, column: 1, path: '' });
