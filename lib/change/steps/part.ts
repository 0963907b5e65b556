import type { Environment } from '../../model/environment';
import type { Consequential } from '../change-report';
import type { PlatformChange } from '../compare-platform';
import type { FoundObject } from '../diff/found-object';
import { type Applier, appliersOf, goneFrom } from './appliers';
import { stackOf } from './commands';
import { type Handover, handoversIn } from './handovers';

/** What changes in one environment, and what applies it. */
export interface Part {
  readonly platform: string;
  readonly environment: Environment;
  /** Name of the kubeconfig's context of its cluster. */
  readonly context: string;
  /** Changed objects of its cluster. */
  readonly objects: readonly Consequential[];
  /** Changed resources, by stack, in the order in which the stacks are applied. */
  readonly stacks: readonly (readonly [stack: string, changes: readonly Consequential[]])[];
  /** What of Flux applies changed objects, in order. */
  readonly appliers: readonly Applier[];
  /** What of Flux goes with what it applied. */
  readonly gone: readonly Pick<Applier, 'kind' | 'name'>[];
  /** Services that another controller of Flux takes over. */
  readonly handovers: readonly Handover[];
  /** All objects of changed outputs, on the new side. */
  readonly after: readonly FoundObject[];
}

/** What changes in an environment. */
export function partOf(change: PlatformChange, environment: Environment, changes: readonly Consequential[]): Part {
  const own = changes.filter((one) => one.environment === environment.name);
  const platform = change.after.units.units[0]?.platform.name ?? own[0]?.platform ?? '';
  const objects = own.filter(({ layer }) => layer === 'kubernetes');
  return {
    platform,
    environment,
    context: `${platform}-${environment.cluster.name}`,
    objects,
    stacks: stacksIn(
      change,
      own.filter(({ layer }) => layer === 'terraform'),
    ),
    appliers: appliersOf(change, objects),
    gone: goneFrom(change, objects),
    handovers: handoversIn(change, environment.name),
    after: change.objects.after,
  };
}

function stacksIn(change: PlatformChange, changes: readonly Consequential[]): [string, Consequential[]][] {
  const order = stackOrder(change);
  const found = new Map<string, Consequential[]>();
  for (const one of changes) {
    const stack = stackOf(one.file);
    found.set(stack, [...(found.get(stack) ?? []), one]);
  }
  return [...found].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b) || (a < b ? -1 : 1));
}

/** Names of all stacks, each after those that it needs. */
function stackOrder({ before, after }: PlatformChange): string[] {
  const stacks = [before, after].flatMap(({ units: { stacks: shared, units } }) => [
    ...shared,
    ...units.flatMap(({ stack }) => stack ?? []),
  ]);
  const needs = new Map(stacks.map((one) => [one.name, one.after]));
  const sorted = new Set<string>();
  const visit = (name: string, path: readonly string[]) => {
    if (sorted.has(name) || path.includes(name)) return;
    for (const need of needs.get(name) ?? []) visit(need, [...path, name]);
    sorted.add(name);
  };
  for (const name of [...needs.keys()].sort()) visit(name, []);
  return [...sorted];
}
