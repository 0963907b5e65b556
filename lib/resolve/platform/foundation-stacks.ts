import type { Binding } from '../../model/binding';
import { factsOf } from '../../model/facts';
import type { StackUnit } from '../../model/unit';
import { options, policies } from '../settings/defaults';
import { bareStack } from '../stacks/bare-stack';
import { implied } from '../backing/implied-backing';
import { type Ground, siteOf } from '../environment/context';
import { physicalName } from '../../model/name';
import { clusterName, networkName } from '../environment/names';
import { sharedBindings } from './shared-data';
import { needsOf, prepared } from '../stacks/account-setup';
import { keeperOf } from '../environment/state';

/** The stacks that serve all services: state an account, network and cluster a cluster, data an environment. */
export function foundations(ground: Ground): StackUnit[] {
  const later = [...networkStack(ground), ...clusterStack(ground), ...dataStack(ground)];
  return [...stateStack(ground), ...later.map((one) => prepared(one, ground))];
}

/** The stack that makes the store of all state; the first, and applied with a state of its own beside it. */
function stateStack(ground: Ground): StackUnit[] {
  const { environment, platform } = ground;
  const keeper = keeperOf(environment, ground.facts);
  if (!keeper) return [];
  const { cloud, place, state } = keeper;
  const known = factsOf(ground.facts, cloud, 'bucket');
  // Where versions age from when they were written, the state before the last change would go with that change.
  const noncurrentDays = 'agesSuperseded' in known && known.agesSuperseded ? 90 : undefined;
  const store = {
    ...implied('bucket', 'store', cloud, { ...options.bucket, noncurrentDays, deletionProtection: true }),
    physicalName: state.store,
    values: {},
  };
  const scope = `${cloud}-${place.account}`;
  const unit = bareStack(ground, scope, 'state', cloud, [store as Binding], []);
  const site = unit.sites[cloud]!;
  const needs = needsOf(unit, ground.facts);
  const shared = physicalName([platform.name, scope, 'state'], ground.facts[cloud]!.shared.name);
  return [
    {
      ...unit,
      shared: {},
      sites: {
        [cloud]: {
          ...site,
          shared,
          // Other environments of the account may be in other regions. A store that speaks the backend has names of its own for them.
          region: state.endpoint === undefined ? state.region : site.region,
          // Nothing comes before it.
          setup: needs[cloud],
        },
      },
      needs,
      state: undefined,
      context: { ...unit.context, scope: place.account, protect: true },
    },
  ];
}

function networkStack(ground: Ground): StackUnit[] {
  const { environment, platform } = ground;
  const { cloud } = environment.cluster;
  if (!makes(ground, 'network', environment.network.existing ?? environment.cluster.existing)) return [];
  const { cidr, zones, nat, native = {} } = environment.network;
  const asked = { ...options.network, ...policies[environment.stage].network, cidr, zones, nat };
  const one = {
    ...implied('network', 'network', cloud, asked),
    native,
    physicalName: networkName(platform, environment),
    values: {},
  };
  return [ofCluster(bareStack(ground, environment.cluster.name, 'network', cloud, [one as Binding], []), true)];
}

function clusterStack(ground: Ground): StackUnit[] {
  const { environment, platform } = ground;
  const { cloud, version, nodePools, apiAllowList, existing, maintenanceWindow, native = {} } = environment.cluster;
  if (!makes(ground, 'cluster', existing)) return [];
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
  const after = makes(ground, 'network', environment.network.existing) ? ['network'] : [];
  const unit = bareStack(ground, environment.cluster.name, 'cluster', cloud, [one as Binding], after);
  return [ofCluster(unit, after.length === 0)];
}

/** A stack of the cluster itself: the first of them makes what all of them find. */
function ofCluster(unit: StackUnit, first: boolean): StackUnit {
  const sites = Object.entries(unit.sites).map(([cloud, site]) => [cloud, { ...site, shared: site.clusterShared }]);
  return { ...unit, sites: Object.fromEntries(sites) as StackUnit['sites'], ...(first && { shared: {} }) };
}

/** What services of an environment share, on every cloud whose resources are Terraform's. */
function dataStack(ground: Ground): StackUnit[] {
  const { environment, platform, facts } = ground;
  const scope = [platform.name, environment.name, 'data'];
  const bindings = sharedBindings(ground, 'terraform');
  const clouds = [...new Set([...Object.keys(environment.placements), ...bindings.map(({ cloud }) => cloud)])].filter(
    (cloud) => facts[cloud]!.layer === 'terraform',
  );
  if (bindings.length === 0 && !clouds.some((cloud) => facts[cloud]!.shared.made)) return [];
  const { existing, cloud: clusterCloud } = environment.cluster;
  const trusting = clouds.includes(clusterCloud) && facts[clusterCloud]!.shared.made;
  const after = [
    ...(makes(ground, 'network', environment.network.existing ?? existing) ? ['network'] : []),
    // Whoever trusts the cluster's tokens asks the cluster who signs them.
    ...(trusting && makes(ground, 'cluster', existing) ? ['cluster'] : []),
  ];
  return [
    {
      ...bareStack(ground, environment.name, 'data', environment.cloud, bindings, after),
      shared: { issuer: environment.cluster.issuer },
      sites: Object.fromEntries(clouds.map((cloud) => [cloud, siteOf(cloud, ground, scope)])),
    },
  ];
}

/** Whether a stack of this platform makes what a cluster stands on. */
function makes({ environment, facts }: Ground, kind: 'network' | 'cluster', existing: string | undefined): boolean {
  const { cloud } = environment.cluster;
  return (
    !existing &&
    environment.clusterOwner === environment.name &&
    facts[cloud]?.layer === 'terraform' &&
    !('unavailable' in factsOf(facts, cloud, kind))
  );
}
