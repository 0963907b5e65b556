import { join, relative, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { hexOf } from '../model/digest';
import { type Problem, formatProblem } from '../model/problem';
import { trackedCache, unaccounted } from './foreign';
import { type Layer, layers as all } from './layer';
import { LostRecord } from './ledger';
import { type Keeping, type Noting, cacheFolder, keeps, shelfOf } from './memory';
import { plan } from './plan';
import { leafOf } from './render/leaf';
import { manifestPath, terraformManifest } from './render/terraform-manifest';
import type { Result } from './result';
import { retired } from './retired';
import { type Outcome, type Row, rowsOf } from './rows';
import { type Selection, covers } from './scope';
import { type Staff, staffed } from './staff';
import { LostEntry } from './store/cache';
import { discard } from './store/cache-files';
import { type Written, foreignOf } from './store/compare';
import { type Look, look } from './store/look';
import { demandInside, isNamedInside } from './store/inside';
import type { Place } from './store/look-over';
import { shelfOfRun } from './store/shelf';
import { Sightings } from './store/sightings';
import { follow, write } from './store/write';
import { builtIn, gatewayTable } from './toolkit';
import { unchangeable } from './unchangeable';

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
  /** What a person has to do in a cluster before Flux can apply what was written. @default - nothing */
  readonly notes?: readonly string[];
}

export type { Layer } from './layer';
export type { Row } from './rows';
export type { Shard } from './scope';

/** Writes the layers of all that the files under `root` describe. */
export async function synthesize(options: SynthesizeOptions): Promise<Synthesis> {
  const shelf = shelfOfRun();
  try {
    const keeping = { ...options, cache: keeps(options) };
    return await staffed(keeping, (staff) => once({ ...keeping, shelf }, staff));
  } catch (error) {
    // Somebody cleared the cache away meanwhile, or changed it.
    if (error instanceof LostEntry || error instanceof LostRecord) return synthesize({ ...options, cache: false });
    throw error;
  } finally {
    shelf.close();
  }
}

/** What a run goes by. */
interface Run extends SynthesizeOptions, Noting {}

async function once(options: Run, staff: Staff): Promise<Synthesis> {
  const { root, check, dist = join(root, 'dist'), layers = all, cache = true, memory } = options;
  memory?.begin();
  const places = layers.map((layer) => placeIn(options, join(dist, layer)));
  // Whoever names another folder knows where it leads; a repository does not.
  const base = isNamedInside(root, dist) ? root : dist;
  for (const { folder } of places) demandInside(base, folder);
  const looking = cache ? lookAt(places, options) : undefined;
  const { problems: planned, result, note } = await plan({ ...options, layers }, staff);
  // Whoever writes does not believe it either.
  const problems = [...planned, ...(check && cache ? trackedCache(root) : [])];
  if (!result) return { problems, rows: [], written: [], removed: [], unchanged: 0 };

  const standing = await looking?.();
  const notes = layers.flatMap((layer, index) =>
    layer === 'kubernetes' ? notesOf(places[index]!.folder, result, standing?.[index], options) : [],
  );
  const writing = Promise.allSettled(
    layers.map(async (layer, index): Promise<[Layer, Written & Outcome]> => {
      const place = places[index]!;
      // The list must name the stacks of all platforms, or the cdktf CLI deletes the others.
      const isListed = layer === 'terraform' && !check && !options.platform;
      const written = await writeLayer({ options, layer, place, result, standing: standing?.[index], isListed, staff });
      if (cache && !check) memory?.runs.set(place.file, result.run);
      const changed = [...written.written, ...written.removed].filter((path) => path !== manifestPath);
      return [layer, { ...written, tallies: result.tallies[layer], changed }];
    }),
  );
  // Other threads, if there are any, have begun to write.
  await setImmediate();
  note();
  const results = new Map(valuesOf(await writing));
  const foreign = unaccounted(
    root,
    relative(root, resolve(root, dist)),
    Object.fromEntries([...results].map(([layer, one]) => [layer, one.foreign ?? []])),
    result.allowances,
  );
  if (check) problems.push(...foreign);
  else notes.push(...foreign.map(formatProblem));
  const shown = (which: 'written' | 'removed') =>
    [...results].flatMap(([layer, result]) =>
      result[which].filter((path) => path !== manifestPath).map((path) => `${layer}/${path}`),
    );
  return {
    problems,
    rows: rowsOf(result.environments, result.ownerships, options, results),
    written: shown('written'),
    removed: shown('removed'),
    unchanged: [...results.values()].reduce((sum, one) => sum + one.unchanged, 0),
    ...(notes.length > 0 && { notes }),
  };
}

/** What to know of what is about to be written: what Kubernetes will not take, and what nobody mends. */
function notesOf(
  folder: string,
  { run, changes, leaves }: Result,
  standing: string | undefined,
  { toolkit = builtIn }: Pick<Run, 'toolkit'>,
): string[] {
  if (standing === run) return [];
  const come = changes && standing === changes.since ? changes.layers.kubernetes.come : leaves('kubernetes');
  return [...unchangeable(folder, come), ...retired(gatewayTable(toolkit), come)];
}

interface Writing {
  readonly options: Run;
  readonly layer: Layer;
  readonly place: Place;
  readonly result: Result;
  /** Run whose files stand there as they were. @default - nobody knows */
  readonly standing: string | undefined;
  /** Whether the list of all stacks is written beside. */
  readonly isListed: boolean;
  readonly staff: Staff;
}

async function writeLayer({ options, layer, place, result, standing, isListed, staff }: Writing): Promise<Written> {
  const { check, cache = true } = options;
  const { run, changes, tallies, hasNews } = result;
  const files = Object.values(tallies[layer]).reduce((sum, one) => sum + one.files, 0);
  const total = files + Number(isListed);
  const current = () => new Sightings(place, shelfOf(options));
  if (standing === run) return { written: [], removed: [], unchanged: total, ...foreignOf(current().foreign) };

  const saveAll = staff.crew && (await import('./delegation')).savingWith(staff.crew);
  if (changes && standing === changes.since) {
    const difference = { since: changes.since, ...changes.layers[layer], total };
    const written = await follow(place.folder, difference, { check, run, saveAll, current });
    if (written) return written;
  }
  // Whoever goes by what was there must not miss what is written now.
  if (!cache && !check) discard(place.file);
  const inScope = covers(options, layer, result.ownerships);
  const leaves = result.leaves(layer);
  const list = isListed ? [...leaves, leafOf(terraformManifest(result.stacks()))] : leaves;
  return write(place.folder, list, {
    // The cdktf CLI's list is nobody's to review: it is never stale.
    scope: (path) => inScope(path) && path !== manifestPath,
    check,
    // Where the list was not looked at, nobody knows whether all is there.
    run: isListed || layer !== 'terraform' ? run : '',
    saveAll,
    sightings: cache ? current() : undefined,
    hasNews,
  });
}

/** What came of work that was done side by side; throws once all of it has ended. */
function valuesOf<T>(settled: readonly PromiseSettledResult<T>[]): T[] {
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** Which run's files stand in each place: as a process remembers that sees who touches them, or as a look tells. */
function lookAt(places: readonly Place[], { memory }: Keeping): Look {
  const known = places.map(({ file }) => memory?.runs.get(file));
  return known.includes(undefined) ? look(places) : async () => known;
}

function placeIn({ root }: SynthesizeOptions, folder: string): Place {
  return { folder, file: join(cacheFolder(root), `sightings-${hexOf(resolve(folder))}`) };
}
