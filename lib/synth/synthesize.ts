import { join, resolve } from 'node:path';
import type { Problem } from '../model/problem';
import { LostEntry } from './cache';
import { type Keeping, cacheFolder, shelfOf } from './memory';
import { type Layer, layers as all } from './layer';
import { hexOf } from '../model/digest';
import { leafOf } from './leaf';
import { plan } from './plan';
import { type Outcome, type Row, rowsOf } from './rows';
import { type Selection, covers } from './scope';
import { type Sightings, sightingsOf } from './sightings';
import { manifestPath, terraformManifest } from './terraform-manifest';
import { type Written, write } from './write';

/** What to synthesize, and where to. */
export interface SynthesizeOptions extends Selection, Keeping {
  /** @default - all */
  readonly layers?: readonly Layer[];
  /** Write nothing, and say what would change. @default false */
  readonly check?: boolean;
  /** Warnings are errors. @default false */
  readonly strict?: boolean;
  /** @default - `dist` under the root */
  readonly dist?: string;
  /** Threads that make things. @default - as many as the machine has cores, where there is enough to do */
  readonly workers?: number;
  readonly onProgress?: (done: number, total: number, name: string) => void;
}

/** What came of a synthesis; with an error among the problems, nothing was written. */
export interface Synthesis {
  readonly problems: readonly Problem[];
  readonly rows: readonly Row[];
  /** Paths relative to `dist`. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

export type { Layer } from './layer';
export type { Row } from './rows';
export type { Shard } from './scope';

/** Writes the layers of all that the files under `root` describe. */
export async function synthesize(options: SynthesizeOptions): Promise<Synthesis> {
  try {
    return await once(options);
  } catch (error) {
    // Somebody cleared the cache away meanwhile.
    if (error instanceof LostEntry) return once({ ...options, cache: false });
    throw error;
  }
}

async function once(options: SynthesizeOptions): Promise<Synthesis> {
  const { root, check, dist = join(root, 'dist'), layers = all } = options;
  const { problems, summary, made } = await plan({ ...options, layers });
  if (!summary) return { problems, rows: [], written: [], removed: [], unchanged: 0 };

  const results = new Map<Layer, Written & Outcome>();
  for (const layer of layers) {
    const inScope = covers(options, layer, summary.ownerships);
    const mine = made.filter((one) => one.layer === layer);
    const leaves = mine.flatMap((one) => one.leaves).filter(({ path }) => inScope(path));
    const news = mine.filter(({ isNew }) => isNew);
    // The cdktf CLI's list is nobody's to review: it is never stale.
    const scope = (path: string) => inScope(path) && path !== manifestPath;
    // The list must name the stacks of all platforms, or the cdktf CLI deletes the others.
    const complete = layer === 'terraform' && !check && !options.platform;
    const list = complete ? [...leaves, leafOf(terraformManifest(summary.stacks))] : leaves;
    const sightings = sightingsIn(options, join(dist, layer));
    const { written, removed, unchanged } = write(join(dist, layer), list, {
      scope,
      check,
      sightings,
      hasNews: news.length > 0 && news.length < mine.length,
    });
    sightings?.save();
    const changed = [...written, ...removed].filter((path) => path !== manifestPath);
    results.set(layer, { written, removed, unchanged, leaves, changed });
  }
  const shown = (which: 'written' | 'removed') =>
    [...results].flatMap(([layer, result]) =>
      result[which].filter((path) => path !== manifestPath).map((path) => `${layer}/${path}`),
    );
  return {
    problems,
    rows: rowsOf(summary, options, results),
    written: shown('written'),
    removed: shown('removed'),
    unchanged: [...results.values()].reduce((sum, one) => sum + one.unchanged, 0),
  };
}

function sightingsIn(options: SynthesizeOptions, folder: string): Sightings | undefined {
  const name = `sightings-${hexOf(resolve(folder))}`;
  const { root, cache = true } = options;
  return cache ? sightingsOf(folder, join(cacheFolder(root), name), shelfOf(options)) : undefined;
}
