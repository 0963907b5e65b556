import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from './object';

/** One file of a folder that Flux applies. */
export interface Manifest {
  readonly path: string;
  readonly objects: readonly KubernetesObject[];
}

/** One Flux Kustomization and the files it applies. */
export interface Step {
  readonly name: string;
  /** Steps that must be ready before. */
  readonly after: readonly string[];
  /** Account it acts as, in the namespace of Flux. */
  readonly account?: string;
  readonly manifests: readonly Manifest[];
}

/** All that Flux applies to one cluster. */
export interface Tree {
  /** `platform/cluster` */
  readonly name: string;
  /** Folder of the Flux objects. */
  readonly folder: string;
  /** In the order that Flux would apply them. */
  readonly steps: readonly Step[];
}

interface KustomizationSpec {
  readonly path: string;
  readonly dependsOn?: readonly { readonly name: string }[];
  readonly serviceAccountName?: string;
}

/** The trees of all clusters, or of those named. */
export function readTrees(dist: string, wanted: readonly string[]): Tree[] {
  const all = subfolders(join(dist, 'kubernetes')).flatMap((platform) =>
    subfolders(join(dist, 'kubernetes', platform, 'clusters')).map((cluster) => ({ platform, cluster })),
  );
  const names = all.map(({ platform, cluster }) => `${platform}/${cluster}`);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`no such cluster: ${unknown.join(', ')}; there are ${names.join(', ')}`);
  return all
    .map(({ platform, cluster }) => readTree(dist, platform, cluster))
    .filter(({ name }) => wanted.length === 0 || wanted.includes(name));
}

function readTree(dist: string, platform: string, cluster: string): Tree {
  const folder = join(dist, 'kubernetes', platform, 'clusters', cluster, 'flux');
  const steps = manifestsIn(folder)
    .flatMap(({ objects }) => objects)
    .filter(({ apiVersion, kind }) => kind === 'Kustomization' && apiVersion.startsWith('kustomize.toolkit.fluxcd.io/'))
    .map(({ metadata, spec }): Step => {
      const { path, dependsOn = [], serviceAccountName } = spec as unknown as KustomizationSpec;
      // Paths start at the repository, where the folder is called dist.
      const source = join(dist, path.replace(/^\.?\/?dist\//, ''));
      if (!existsSync(source))
        throw new Error(`${platform}/${cluster}: Kustomization ${metadata.name} applies ${path}, which does not exist`);
      return {
        name: metadata.name,
        after: dependsOn.map(({ name }) => name),
        account: serviceAccountName,
        manifests: manifestsIn(source),
      };
    });
  return { name: `${platform}/${cluster}`, folder, steps: inOrder(steps) };
}

/** Steps after those they wait for, else in order of their names. */
function inOrder(steps: readonly Step[]): Step[] {
  const done: Step[] = [];
  let waiting = [...steps].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (waiting.length > 0) {
    const free = waiting.filter(({ after }) => after.every((name) => done.some((step) => step.name === name)));
    if (free.length === 0)
      throw new Error(
        `Kustomizations that wait for each other, or for none: ${waiting.map(({ name }) => name).join(', ')}`,
      );
    done.push(...free);
    waiting = waiting.filter((step) => !free.includes(step));
  }
  return done;
}

/** What kustomize-controller applies before anything else of the same folder. @see https://github.com/fluxcd/pkg/blob/main/ssa/utils */
const definitions: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'Namespace', 'ClusterRole']);

function stage({ objects }: Manifest): number {
  if (objects.some(({ kind }) => definitions.has(kind))) return 0;
  return objects.some(({ kind }) => kind.endsWith('Class')) ? 1 : 2;
}

/** All files that kustomize-controller would apply from a folder, in its order. */
export function manifestsIn(folder: string): Manifest[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name) && basename(name) !== 'kustomization.yaml')
    .map((name) => join(folder, name))
    .sort()
    .map((path) => ({ path, objects: objectsIn(path) }))
    .sort((a, b) => stage(a) - stage(b));
}

function objectsIn(path: string): KubernetesObject[] {
  const values = parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS() as unknown);
  return values.filter(
    (value): value is KubernetesObject => typeof value === 'object' && value !== null && 'kind' in value,
  );
}

/** Names of the folders in a folder, sorted; none where it is missing. */
export function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
