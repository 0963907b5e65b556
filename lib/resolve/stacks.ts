import type { Backing, Kind, Kinds } from '../model/backing';
import type { Binding } from '../model/binding';
import type { Environment } from '../model/environment';
import { type FactsTable, factsOf } from '../model/facts';
import { physicalName } from '../model/name';
import type { Platform } from '../model/platform';
import type { Site, StackContext, StackUnit } from '../model/unit';
import { bind } from './bind';
import { options, policies } from './defaults';
import { clusterName, networkName, sharedName } from './names';

/** What every stack of an environment is made in. */
export interface Ground {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly facts: FactsTable;
}

/** What an environment's stack is on one cloud. */
export function siteOf(
  cloud: string,
  { platform, environment, facts }: Ground,
  scope: readonly string[],
  key?: { readonly rotationDays: number; readonly existing?: string },
): Site {
  const { identity } = facts[cloud]!;
  return {
    ...environment.placements[cloud]!,
    shared: sharedName(platform, environment, cloud, facts),
    network: networkName(platform, environment),
    identity: { name: physicalName(scope, identity.name), values: identity.values },
    key: keyOf(cloud, { platform, environment, facts }, scope, key),
  };
}

/** The key that encrypts what a stack stores. */
function keyOf(
  cloud: string,
  { environment, facts }: Ground,
  scope: readonly string[],
  asked: { readonly rotationDays?: number; readonly existing?: string } = {},
): Binding<'key'> {
  const known = factsOf(facts, cloud, 'key');
  const settled = {
    ...options.key,
    ...policies[environment.stage].key,
    ...(asked.rotationDays === undefined ? {} : { rotationDays: asked.rotationDays }),
  };
  const name = 'lacks' in known ? { max: 63, separator: '-' as const } : known.name;
  return {
    ...backing('key', 'key', cloud, settled),
    existing: asked.existing,
    physicalName: asked.existing ?? physicalName([...scope, 'key'], name),
    values: {},
  };
}

/** Tags on everything taggable in a stack. */
export function tagsOf(
  { platform, environment }: Ground,
  service?: { readonly name: string; readonly team?: string; readonly owner?: string },
): Record<string, string> {
  const own = { Service: service?.name, Team: service?.team, Owner: service?.owner };
  const said = Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    Project: platform.name,
    Environment: environment.name,
    ManagedBy: 'strata',
    ...platform.tags,
    ...Object.fromEntries(said),
  };
}

/** The stacks that serve all services: state an account, network and cluster a cluster, data an environment. */
export function foundations(ground: Ground): StackUnit[] {
  return [...stateStack(ground), ...networkStack(ground), ...clusterStack(ground), ...dataStack(ground)];
}

/** The stack that makes the store of all state; the first, and applied with a state of its own beside it. */
function stateStack(ground: Ground): StackUnit[] {
  const { environment, platform } = ground;
  const { state } = environment;
  const cloud = Object.keys(ground.facts).find((name) => state && ground.facts[name]!.backend === state.backend);
  const place = cloud && environment.placements[cloud];
  if (!state || !place) return [];
  const store = {
    ...backing('bucket', 'store', cloud, { ...options.bucket, noncurrentDays: 90, deletionProtection: true }),
    physicalName: state.store,
    values: {},
  };
  const unit = stack(ground, `${cloud}-${place.account}`, 'state', cloud, [store as Binding], []);
  return [
    {
      ...unit,
      name: `${platform.name}.${cloud}-${place.account}.state`,
      state: undefined,
      context: { ...unit.context, scope: place.account, protect: true },
    },
  ];
}

function networkStack(ground: Ground): StackUnit[] {
  const { environment, platform } = ground;
  const { cloud } = environment.cluster;
  if (!makes(ground, 'network', environment.network.existing ?? environment.cluster.existing)) return [];
  const { cidr, zones, nat } = environment.network;
  const asked = { ...options.network, ...policies[environment.stage].network, cidr, zones, nat };
  const one = {
    ...backing('network', 'network', cloud, asked),
    physicalName: networkName(platform, environment),
    values: {},
  };
  return [stack(ground, environment.cluster.name, 'network', cloud, [one as Binding], [])];
}

function clusterStack(ground: Ground): StackUnit[] {
  const { environment, platform } = ground;
  const { cloud, version, nodePools, apiAllowList, existing, maintenanceWindow } = environment.cluster;
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
    ...backing('cluster', 'cluster', cloud, asked),
    physicalName: clusterName(platform, environment),
    values: {},
  };
  const after = makes(ground, 'network', environment.network.existing) ? ['network'] : [];
  return [stack(ground, environment.cluster.name, 'cluster', cloud, [one as Binding], after)];
}

/** What services of an environment share, on every cloud whose resources are Terraform's. */
function dataStack(ground: Ground): StackUnit[] {
  const { environment, platform, facts } = ground;
  const scope = [platform.name, environment.name, 'data'];
  const bindings = sharedBindings(ground, 'terraform');
  const clouds = [...new Set([...Object.keys(environment.placements), ...bindings.map(({ cloud }) => cloud)])].filter(
    (cloud) => facts[cloud]!.layer === 'terraform',
  );
  if (bindings.length === 0 && clouds.length < 2) return [];
  const after =
    makes(ground, 'network', environment.network.existing ?? environment.cluster.existing) &&
    environment.clusterOwner === environment.name
      ? ['network']
      : [];
  return [
    {
      ...stack(ground, environment.name, 'data', environment.cloud, bindings, after),
      sites: Object.fromEntries(clouds.map((cloud) => [cloud, siteOf(cloud, ground, scope)])),
    },
  ];
}

/** Shared backings of an environment that one layer makes. */
export function sharedBindings({ platform, environment, facts }: Ground, layer: 'terraform' | 'kubernetes'): Binding[] {
  const siblings = Object.values(environment.shared);
  const scope = [platform.name, environment.name, 'data'];
  const namespace = `${platform.name}-${environment.name}`;
  return siblings
    .filter(({ cloud, kind }) => {
      const known = factsOf(facts, cloud, kind);
      return facts[cloud]!.layer === layer && !('lacks' in known) && known.sharing !== 'own';
    })
    .map(
      (one) =>
        bind(one, {
          scope,
          facts,
          placement: environment.placements[one.cloud] ?? { region: 'local', account: 'local' },
          namespace,
          siblings,
        }) as Binding,
    );
}

/** Whether a stack of this platform makes what a cluster stands on. */
function makes({ environment, facts }: Ground, kind: 'network' | 'cluster', existing: string | undefined): boolean {
  const { cloud } = environment.cluster;
  return (
    !existing &&
    environment.clusterOwner === environment.name &&
    facts[cloud]?.layer === 'terraform' &&
    !('lacks' in factsOf(facts, cloud, kind))
  );
}

function stack(
  ground: Ground,
  scope: string,
  layer: string,
  cloud: string,
  bindings: readonly Binding[],
  after: readonly string[],
): StackUnit {
  const { platform, environment } = ground;
  const context: StackContext = {
    platform: platform.name,
    scope,
    tags: tagsOf(ground),
    protect: environment.deletionProtection,
    namespace: `${platform.name}-${environment.name}`,
    generation: 1,
  };
  return {
    name: `${platform.name}.${scope}.${layer}`,
    source: environment.source,
    context,
    state: environment.state,
    sites: { [cloud]: siteOf(cloud, ground, [platform.name, scope, layer]) },
    bindings,
    after: after.map((one) => `${platform.name}.${environment.cluster.name}.${one}`),
  };
}

function backing<K extends Kind>(kind: K, name: string, cloud: string, asked: Kinds[K]): Backing<K> {
  // The compiler loses that `kind` ties options and defaults together.
  return {
    name,
    kind,
    cloud,
    access: 'readWrite',
    default: true,
    generation: 1,
    options: asked,
    native: {},
    extras: {},
  } as unknown as Backing<K>;
}
