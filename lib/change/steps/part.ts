import type { Environment } from '../../model/environment';
import type { Consequential } from '../change-report';
import type { PlatformChange } from '../compare-platform';
import type { FoundObject } from '../diff/found-object';
import { stackOf } from './commands';

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
  /** Names of the Flux Kustomizations that apply changed objects, in their order. */
  readonly kustomizations: readonly string[];
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
    kustomizations: kustomizationsFor(change, objects),
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

/** Kustomizations whose folders hold changed objects; what they depend on comes first. */
function kustomizationsFor({ clusters }: PlatformChange, objects: readonly Consequential[]): string[] {
  const all = [...(clusters?.after ?? []), ...(clusters?.before ?? [])]
    .filter(({ type }) => type === 'kustomize.toolkit.fluxcd.io/Kustomization')
    .map(({ body }) => deliveryOf(body));
  const wanted = all.filter(({ folder }) => objects.some(({ file }) => file.startsWith(`${folder}/`)));
  const names = [...new Set(wanted.map(({ name }) => name))];
  const after = new Map(all.map(({ name, dependsOn }) => [name, dependsOn]));
  const depth = (name: string, seen: readonly string[] = []): number =>
    seen.includes(name) ? 0 : 1 + Math.max(0, ...(after.get(name) ?? []).map((one) => depth(one, [...seen, name])));
  return names.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}

function deliveryOf(body: FoundObject['body']) {
  const { metadata, spec } = body as {
    readonly metadata: { readonly name: string };
    readonly spec: { readonly path?: string; readonly dependsOn?: readonly { readonly name: string }[] };
  };
  return {
    name: metadata.name,
    folder: (spec.path ?? '').replace(/^\.\/dist\//, ''),
    dependsOn: (spec.dependsOn ?? []).map(({ name }) => name),
  };
}
