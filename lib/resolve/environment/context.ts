import { implied } from '../backing/implied-backing';
import type { Binding } from '../../model/binding';
import type { Environment } from '../../model/environment';
import { type FactsTable, factsOf } from '../../model/facts';
import { physicalName } from '../../model/name';
import type { Platform } from '../../model/platform';
import type { Site } from '../../model/unit';
import { options, policies } from '../settings/defaults';
import { placementOf } from '../backing/placement';
import { clusterName, clusterSharedName, networkName, sharedName } from './names';

/** What every stack of an environment reads: platform, environment and the facts of the clouds. */
export interface EnvironmentContext {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly facts: FactsTable;
}

/** Context of an environment's stack on one cloud. */
export function siteOf(
  cloud: string,
  { platform, environment, facts }: EnvironmentContext,
  scope: readonly string[],
  key?: { readonly rotationDays: number; readonly existing?: string },
): Site {
  const { identity } = facts[cloud]!;
  const boundary = platform.permissionsBoundaries?.[cloud];
  return {
    ...placementOf(cloud, environment),
    shared: sharedName(platform, environment, cloud, facts),
    clusterShared: clusterSharedName(platform, environment, cloud, facts),
    network: networkName(platform, environment),
    cluster: environment.cluster.cloud === cloud ? clusterName(platform, environment) : undefined,
    sharedKey: keyOf(cloud, { platform, environment, facts }, [platform.name, environment.name, 'data']).physicalName,
    identity: { name: physicalName(scope, identity.name), values: identity.values, ...(boundary && { boundary }) },
    key: keyOf(cloud, { platform, environment, facts }, scope, key),
  };
}

/** The key that encrypts the data of a stack. */
function keyOf(
  cloud: string,
  { environment, facts }: EnvironmentContext,
  scope: readonly string[],
  asked: { readonly rotationDays?: number; readonly existing?: string } = {},
): Binding<'key'> {
  const known = factsOf(facts, cloud, 'key');
  const settled = {
    ...options.key,
    ...policies[environment.stage].key,
    ...(asked.rotationDays === undefined ? {} : { rotationDays: asked.rotationDays }),
  };
  const name = 'unavailable' in known ? { max: 63, separator: '-' as const } : known.name;
  return {
    ...implied('key', 'key', cloud, settled),
    existing: asked.existing,
    physicalName: asked.existing ?? physicalName([...scope, 'key'], name),
    values: {},
  };
}

/** Tags on all resources of a stack that have tags. */
export function tagsOf(
  { platform, environment }: EnvironmentContext,
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
