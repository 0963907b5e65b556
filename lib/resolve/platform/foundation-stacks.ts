import type { Binding } from '../../model/binding';
import { factsOf } from '../../model/facts';
import type { StackUnit } from '../../model/unit';
import { options, policies } from '../settings/defaults';
import { bareStack } from '../stacks/bare-stack';
import { implied } from '../backing/implied-backing';
import { type EnvironmentContext, siteOf } from '../environment/context';
import { physicalName } from '../../model/name';
import { clusterName, networkName } from '../environment/names';
import { sharedBindings } from './shared-data';
import { needsOf, prepared } from '../stacks/account-setup';
import { stateStoreOf } from '../environment/state';

/** Stacks for all services: state for each account, network and cluster for each cluster, data for each environment. */
export function foundations(context: EnvironmentContext): StackUnit[] {
  const later = [...networkStack(context), ...clusterStack(context), ...dataStack(context)];
  return [...stateStack(context), ...later.map((one) => prepared(one, context))];
}

/** The stack of the state store; applied first, with local state. */
function stateStack(context: EnvironmentContext): StackUnit[] {
  const { environment, platform } = context;
  const keeper = stateStoreOf(environment, context.facts);
  if (!keeper) return [];
  const { cloud, place, state } = keeper;
  const known = factsOf(context.facts, cloud, 'bucket');
  // Where versions age from when they were written, the previous state would expire at the change.
  const noncurrentDays = 'agesSuperseded' in known && known.agesSuperseded ? 90 : undefined;
  const store = {
    ...implied('bucket', 'store', cloud, { ...options.bucket, noncurrentDays, deletionProtection: true }),
    physicalName: state.store,
    values: {},
  };
  const scope = `${cloud}-${place.account}`;
  const unit = bareStack(context, scope, 'state', cloud, [store as Binding], []);
  const site = unit.sites[cloud]!;
  const needs = needsOf(unit, context.facts);
  const shared = physicalName([platform.name, scope, 'state'], context.facts[cloud]!.shared.name);
  return [
    {
      ...unit,
      shared: {},
      sites: {
        [cloud]: {
          ...site,
          shared,
          // Other environments of the account may be in other regions. A compatible store has its own region names.
          region: state.endpoint === undefined ? state.region : site.region,
          // It is applied first.
          setup: needs[cloud],
        },
      },
      needs,
      state: undefined,
      context: { ...unit.context, scope: place.account, protect: true },
    },
  ];
}

function networkStack(context: EnvironmentContext): StackUnit[] {
  const { environment, platform } = context;
  const { cloud } = environment.cluster;
  if (!makes(context, 'network', environment.network.existing ?? environment.cluster.existing)) return [];
  const { cidr, zones, nat, native = {} } = environment.network;
  const asked = { ...options.network, ...policies[environment.stage].network, cidr, zones, nat };
  const one = {
    ...implied('network', 'network', cloud, asked),
    native,
    physicalName: networkName(platform, environment),
    values: {},
  };
  return [ofCluster(bareStack(context, environment.cluster.name, 'network', cloud, [one as Binding], []), true)];
}

function clusterStack(context: EnvironmentContext): StackUnit[] {
  const { environment, platform } = context;
  const { cloud, version, nodePools, apiAllowList, existing, maintenanceWindow, native = {} } = environment.cluster;
  if (!makes(context, 'cluster', existing)) return [];
  const asked = {
    ...options.cluster,
    ...policies[environment.stage].cluster,
    version,
    nodePools,
    apiAllowList,
    maintenanceWindow,
  };
  const one = {
    ...implied('cluster', 'cluster', cloud, asked),
    native,
    physicalName: clusterName(platform, environment),
    values: {},
  };
  const after = makes(context, 'network', environment.network.existing) ? ['network'] : [];
  const unit = bareStack(context, environment.cluster.name, 'cluster', cloud, [one as Binding], after);
  return [ofCluster(unit, after.length === 0)];
}

/** A stack of the cluster itself: the first creates their shared resources. */
function ofCluster(unit: StackUnit, first: boolean): StackUnit {
  const sites = Object.entries(unit.sites).map(([cloud, site]) => [cloud, { ...site, shared: site.clusterShared }]);
  return { ...unit, sites: Object.fromEntries(sites) as StackUnit['sites'], ...(first && { shared: {} }) };
}

/** Shared backings of an environment, on every cloud with Terraform resources. */
function dataStack(context: EnvironmentContext): StackUnit[] {
  const { environment, platform, facts } = context;
  const scope = [platform.name, environment.name, 'data'];
  const bindings = sharedBindings(context, 'terraform');
  const clouds = [...new Set([...Object.keys(environment.placements), ...bindings.map(({ cloud }) => cloud)])].filter(
    (cloud) => facts[cloud]!.layer === 'terraform',
  );
  if (bindings.length === 0 && !clouds.some((cloud) => facts[cloud]!.shared.made)) return [];
  const { existing, cloud: clusterCloud } = environment.cluster;
  const trusting = clouds.includes(clusterCloud) && facts[clusterCloud]!.shared.made;
  const after = [
    ...(makes(context, 'network', environment.network.existing ?? existing) ? ['network'] : []),
    // A cloud that trusts the cluster's tokens reads the issuer from the cluster.
    ...(trusting && makes(context, 'cluster', existing) ? ['cluster'] : []),
  ];
  return [
    {
      ...bareStack(context, environment.name, 'data', environment.cloud, bindings, after),
      shared: { issuer: environment.cluster.issuer },
      sites: Object.fromEntries(clouds.map((cloud) => [cloud, siteOf(cloud, context, scope)])),
    },
  ];
}

/** Whether a stack of this platform creates the cluster. */
function makes(
  { environment, facts }: EnvironmentContext,
  kind: 'network' | 'cluster',
  existing: string | undefined,
): boolean {
  const { cloud } = environment.cluster;
  return (
    !existing &&
    environment.clusterOwner === environment.name &&
    facts[cloud]?.layer === 'terraform' &&
    !('unavailable' in factsOf(facts, cloud, kind))
  );
}
