import { join, relative, resolve } from 'node:path';
import { demandInside, isNamedInside } from '../files/inside';
import { digestOf, hexOf } from '../model/digest';
import { type Problem, formatProblem } from '../model/problem';
import { type Build, build } from './build';
import type { BuildOptions } from './build-state';
import { LostEntry } from './cache/action-cache';
import { trackedCache, unaccounted } from './foreign';
import { type Layer, layers as all } from './layer';
import type { BuildOutput, BuildResult } from './outputs';
import type { Output } from './output/manifest';
import { type Written, write } from './output/write';
import { outputFileOf } from './render/output-file';
import { manifestPath, terraformManifest } from './render/terraform-manifest';
import { type Row, rowsOf } from './report';
import { retired } from './retired';
import { covers } from './selection';
import { keeps, storeOf } from './session';

/** Options of a synthesis. */
export interface SynthesizeOptions extends Omit<BuildOptions, 'layers' | 'ignoreMemos'> {
  /** @default - all */
  readonly layers?: readonly Layer[];
  /** Write nothing, and return what would change. @default false */
  readonly check?: boolean;
  /** @default - `dist` under the root */
  readonly dist?: string;
}

/** Result of a synthesis; with an error among the problems, nothing was written. */
export interface Synthesis {
  readonly problems: readonly Problem[];
  readonly rows: readonly Row[];
  /** Paths relative to `dist`. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Manual steps in a cluster before Flux can apply the output. @default - none */
  readonly notes?: readonly string[];
}

export type { Layer } from './layer';
export type { Row } from './report';
export type { Shard } from './selection';

/** Writes the layers of all platforms under `root`. */
export async function synthesize(options: SynthesizeOptions): Promise<Synthesis> {
  options.session?.begin();
  const attempts = [{}, { ignoreMemos: true }];
  for (const more of attempts) {
    try {
      return await once({ layers: all, ...options, ...more });
    } catch (error) {
      // Part of the cache is missing or damaged: run again without memos.
      if (!(error instanceof LostEntry)) throw error;
    }
  }
  return once({ layers: all, ...options, cache: false });
}

type Options = BuildOptions & Pick<SynthesizeOptions, 'check' | 'dist'>;

async function once(options: Options): Promise<Synthesis> {
  const { root, dist = join(root, 'dist'), layers } = options;
  // A folder outside of the root is allowed if it is named explicitly.
  const base = isNamedInside(root, dist) ? root : dist;
  for (const layer of layers) demandInside(base, join(dist, layer));
  const built = await build(options);
  try {
    const { check } = options;
    const problems = [...built.problems, ...(check && keeps(options) ? trackedCache(root) : [])];
    const { result } = built;
    if (!result) return { problems, rows: [], written: [], removed: [], unchanged: 0 };
    const written = await writeLayers(options, built, result);
    built.save();
    const foreign = Object.fromEntries([...written].map(([layer, one]) => [layer, one.foreign]));
    const strange = unaccounted(root, relative(root, resolve(root, dist)), foreign, result.allowances);
    const { notes, ...told } = report(options, result, written);
    const all = [...notes, ...(await ended(options, written)), ...(check ? [] : strange.map(formatProblem))];
    return {
      problems: [...problems, ...(check ? strange : [])],
      ...told,
      ...(all.length > 0 && { notes: all }),
    };
  } finally {
    await built.executors?.end();
  }
}

/** Notes on retired controllers that are installed. */
async function ended({ toolkit }: Options, layers: ReadonlyMap<Layer, Written>): Promise<string[]> {
  const paths = layers.get('kubernetes')?.written ?? [];
  if (paths.length === 0) return [];
  const { builtIn, gatewayTable } = await import('./toolkit');
  return retired(gatewayTable(toolkit ?? builtIn), paths);
}

async function writeLayers(
  options: Options,
  { executors, place }: Build,
  result: BuildResult,
): Promise<ReadonlyMap<Layer, Written>> {
  const { root, dist = join(root, 'dist'), layers, check, session } = options;
  const settled = await Promise.allSettled(
    layers.map(async (layer): Promise<[Layer, Written]> => {
      const folder = join(dist, layer);
      const covering = covers(options, layer, result.ownerships);
      const outputs = result.outputs.filter((one) => one.layer === layer);
      const file = place && join(place.folder, `manifest-${hexOf(resolve(folder))}`);
      const written = await write(folder, [...outputs, ...listOf(layer, options, result)], {
        check,
        isWatched: file !== undefined && session?.isWatched(file),
        // The manifest of the cdktf CLI is not committed: it is never stale.
        covers: (path) => !path.startsWith(manifestPath) && covering(path),
        manifest: file === undefined ? undefined : { file, store: storeOf(options) },
        saveAll: executors && ((to, files) => executors.current.save(to, files)),
      });
      if (file !== undefined && !check) session?.wrote(file);
      return [layer, written];
    }),
  );
  // An error is thrown only after all layers have finished.
  return new Map(
    settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    }),
  );
}

/** The manifest for the cdktf CLI; it must list the stacks of all platforms, or the CLI deletes the others. */
function listOf(layer: Layer, { check, platform }: Options, { stacks }: BuildResult): Output[] {
  if (layer !== 'terraform' || check || platform) return [];
  const all = stacks();
  const key = digestOf(JSON.stringify(all));
  return [{ task: manifestPath, key, count: 1, files: () => [outputFileOf(terraformManifest(all))] }];
}

function report(
  options: Options,
  { outputs, environments, ownerships }: BuildResult,
  layers: ReadonlyMap<Layer, Written>,
): Omit<Synthesis, 'problems'> & { readonly notes: readonly string[] } {
  const shown = (which: 'written' | 'removed') =>
    [...layers].flatMap(([layer, one]) =>
      one[which].flatMap((path) => (path === manifestPath ? [] : [{ layer, path }])),
    );
  const pathsOf = (which: 'written' | 'removed') => shown(which).map(({ layer, path }) => `${layer}/${path}`);
  const all = [...layers.values()];
  return {
    rows: rowsOf(environments, ownerships, options, {
      outputs: outputs as readonly BuildOutput[],
      changed: [...shown('written'), ...shown('removed')],
    }),
    written: pathsOf('written'),
    removed: pathsOf('removed'),
    unchanged: all.reduce((sum, { unchanged }) => sum + unchanged, 0),
    notes: all.flatMap((one) => one.notes),
  };
}
