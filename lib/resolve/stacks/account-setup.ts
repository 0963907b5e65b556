import type { FactsTable } from '../../model/facts';
import type { Need } from '../../model/need';
import { isWatched } from '../../model/alarms';
import type { Platform } from '../../model/platform';
import type { StackUnit } from '../../model/unit';
import { bareStack } from './bare-stack';
import type { EnvironmentContext } from '../environment/context';

/** Name of the setup stack of an account, which is applied before all others. */
export function setupName(platform: Pick<Platform, 'name'>, cloud: string, account: string): string {
  return `${platform.name}.${cloud}-${account}.setup`;
}

/** Prerequisites of accounts, by cloud. */
export type Needed = NonNullable<StackUnit['needs']>;

/** A stack with the setup stacks of its accounts as dependencies. */
export function prepared(
  unit: StackUnit,
  { platform, facts }: Pick<EnvironmentContext, 'platform' | 'facts'>,
): StackUnit {
  const needs = needsOf(unit, facts);
  const clouds = Object.keys(needs);
  if (clouds.length === 0) return unit;
  const apart = clouds.filter((cloud) => facts[cloud]!.needs!.by === 'setup');
  const setups = apart.map((cloud) => setupName(platform, cloud, unit.sites[cloud]!.account));
  return { ...unit, needs, after: [...setups, ...unit.after] };
}

/** Prerequisites of a stack's accounts. */
export function needsOf({ sites, bindings, workload, context }: StackUnit, facts: FactsTable): Needed {
  const needs = Object.keys(sites).flatMap((cloud) => {
    const known = facts[cloud]!.needs;
    if (!known) return [];
    const own = bindings.filter((one) => one.cloud === cloud);
    const kinds = own.map(({ kind: what, native, options }): Need => ({ what, native, options: { ...options } }));
    const watched = context.alarms && own.some(isWatched);
    const alarms: Need[] = watched ? [{ what: 'alarms' }] : [];
    const all: Need[] = [{ what: 'stack' }, ...(workload ? [{ what: 'workload' } as const] : []), ...alarms, ...kinds];
    return [[cloud, distinct(all.flatMap(known.of))] as const];
  });
  return Object.fromEntries(needs);
}

/** Prerequisites of an environment's stacks. */
export interface Needing {
  readonly environment: string;
  /** @default - nothing */
  readonly needs?: Needed;
}

/** Setup stacks: one for each account, for the stacks of all its environments. */
export function setupStacks(grounds: readonly EnvironmentContext[], all: readonly Needing[]): StackUnit[] {
  const byName = new Map(grounds.map((context) => [context.environment.name, context]));
  const accounts = new Map<
    string,
    { readonly ground: EnvironmentContext; readonly cloud: string; readonly setup: string[] }
  >();
  for (const { environment, needs = {} } of all)
    for (const [cloud, needed] of Object.entries(needs)) {
      const ground = byName.get(environment)!;
      if (ground.facts[cloud]!.needs!.by !== 'setup') continue;
      const scope = `${cloud}-${ground.environment.placements[cloud]!.account}`;
      const found = accounts.get(scope) ?? { ground, cloud, setup: [] };
      found.setup.push(...needed);
      accounts.set(scope, found);
    }
  return [...accounts].map(([scope, { ground, cloud, setup }]) => {
    const unit = bareStack(ground, scope, 'setup', cloud, [], []);
    const site = { ...unit.sites[cloud]!, setup: distinct(setup) };
    return { ...unit, sites: { [cloud]: site }, context: { ...unit.context, scope: site.account } };
  });
}

/** Stacks by name: a stack of several environments gets the deployers of all. */
export function onceEach(stacks: readonly StackUnit[]): StackUnit[] {
  const byName = new Map<string, StackUnit>();
  for (const stack of stacks) {
    const before = byName.get(stack.name);
    byName.set(stack.name, before ? { ...stack, sites: together(before.sites, stack.sites) } : stack);
  }
  return [...byName.values()];
}

function together(before: StackUnit['sites'], sites: StackUnit['sites']): StackUnit['sites'] {
  const joined = Object.entries(sites).map(([cloud, site]) => {
    const deployers = [...new Set([...(before[cloud]?.deployers ?? []), ...(site.deployers ?? [])])];
    return [cloud, deployers.length > 0 ? { ...site, deployers } : site] as const;
  });
  return Object.fromEntries(joined);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
