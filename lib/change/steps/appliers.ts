import { at } from '../../model/mapping';
import type { Consequential } from '../change-report';
import type { PlatformChange } from '../compare-platform';
import type { FoundObject } from '../diff/found-object';

/** An object of Flux that applies others. */
export interface Applier {
  /** Its kind, as `flux` spells it. */
  readonly kind: 'kustomization' | 'helmrelease';
  readonly name: string;
  /** Whether it is there before the change. */
  readonly isPresent: boolean;
}

/** What Flux applies by one of its objects. */
interface Applied extends Pick<Applier, 'kind' | 'name'> {
  /** Folder below `dist/` with what it applies. */
  readonly folder: string;
  /** Its own file. */
  readonly file: string;
  readonly dependsOn: readonly string[];
}

/** What applies changed objects, or comes itself; what others depend on comes first. One that goes is not among them: Flux deletes nothing with a suspended one. */
export function appliersOf({ clusters }: PlatformChange, objects: readonly Consequential[]): Applier[] {
  const before = new Set((clusters?.before ?? []).flatMap(appliedBy).map(({ name }) => name));
  const all = (clusters?.after ?? []).flatMap(appliedBy);
  const after = new Map(all.map((one) => [one.name, one.dependsOn]));
  const depth = (name: string, seen: readonly string[] = []): number =>
    seen.includes(name) ? 0 : 1 + Math.max(0, ...(after.get(name) ?? []).map((one) => depth(one, [...seen, name])));
  const changed = objects.map(({ file }) => file);
  const created = new Set(objects.filter(({ action }) => action === 'create').map(({ file }) => file));
  const wanted = all.filter(
    ({ folder, file }) => created.has(file) || changed.some((one) => one.startsWith(`${folder}/`)),
  );
  const found = new Map(wanted.map(({ kind, name }) => [name, { kind, name, isPresent: before.has(name) }]));
  return [...found.values()].sort((a, b) => depth(a.name) - depth(b.name) || (a.name < b.name ? -1 : 1));
}

/** Kustomizations that go with what they applied. */
export function goneFrom(
  { clusters }: PlatformChange,
  objects: readonly Consequential[],
): Pick<Applier, 'kind' | 'name'>[] {
  const after = new Set((clusters?.after ?? []).flatMap(appliedBy).map(({ name }) => name));
  const gone = (clusters?.before ?? [])
    .flatMap(appliedBy)
    .filter(({ kind, name }) => kind === 'kustomization' && !after.has(name));
  return gone
    .filter(({ folder }) => objects.some(({ file, oldFile }) => (oldFile ?? file).startsWith(`${folder}/`)))
    .map(({ kind, name }) => ({ kind, name }));
}

function appliedBy({ type, file, body }: FoundObject): Applied[] {
  const name = String(at(body, ['metadata', 'name']));
  if (type === 'kustomize.toolkit.fluxcd.io/Kustomization') {
    const { path = '', dependsOn = [] } = at(body, ['spec']) as {
      readonly path?: string;
      readonly dependsOn?: readonly { readonly name: string }[];
    };
    const folder = path.replace(/^\.\/dist\//, '');
    return [{ kind: 'kustomization', name, file, folder, dependsOn: dependsOn.map((one) => one.name) }];
  }
  if (type !== 'helm.toolkit.fluxcd.io/HelmRelease') return [];
  // A chart holds what stands beside it as plain objects.
  const [platform, , , releases, environment, service] = file.split('/').slice(1);
  if (releases !== 'releases') return [];
  const folder = `kubernetes/${platform}/environments/${environment}/${service}/run`;
  return [{ kind: 'helmrelease', name, file, folder, dependsOn: [`${name}-release`] }];
}
