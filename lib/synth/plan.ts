import { join } from 'node:path';
import { type Problem, isError } from '../model/problem';
import type { StackUnit } from '../model/unit';
import { Cache, type Receipt, type CachePlace } from './cache';
import type { Layer } from './layer';
import { digestOf, hexOf } from '../model/digest';
import type { Made } from './make-all';
import { loadAll } from './load-all';
import type { Everything } from './read';
import type { Selection } from './scope';
import type { Shelf } from './shelf';
import type { Toolkit } from './toolkit';

/** What the rows and the scopes of a run need beside what was made. */
export interface Summary extends Pick<Everything, 'environments' | 'ownerships'> {
  readonly stacks: readonly Pick<StackUnit, 'name' | 'after'>[];
}

/** What a run makes of the files that it reads. */
export interface Plan {
  readonly problems: readonly Problem[];
  /** Nothing where problems stop the work. */
  readonly summary?: Summary;
  readonly made: readonly (Made & { readonly layer: Layer })[];
}

/** What to plan. */
export interface Planning extends Selection {
  readonly root: string;
  /** @default - the built-in one */
  readonly toolkit?: Toolkit;
  readonly layers: readonly Layer[];
  readonly strict?: boolean;
  /** @default - nothing is kept */
  readonly cache?: CachePlace;
  readonly shelf: Shelf;
  readonly workers?: number;
  readonly onProgress?: (done: number, total: number, name: string) => void;
}

/** What the last run over the very same files came to. */
interface Ledger {
  readonly sources: string;
  readonly summary: Summary;
  readonly problems: readonly Problem[];
  readonly entries: readonly { readonly layer: Layer; readonly key: string; readonly receipt: Receipt }[];
}

/** Reads and makes all that a selection covers; what was made of the very same files before is not made again. */
export async function plan(planning: Planning): Promise<Plan> {
  const { root, layers, strict, cache: place, shelf } = planning;
  const stopped = (all: readonly Problem[]) => all.some((one) => strict || isError(one));
  const loaded = loadAll(root, planning);
  const file = place && join(place.folder, `ledger-${hexOf(JSON.stringify([nameOf(planning), layers]))}`);
  const sources = place ? digestOf(`${place.toolkit} ${JSON.stringify(loaded)}`) : '';
  const ledger = file ? shelf.read<Ledger>(file) : undefined;
  const cache = place && new Cache(place, ledger?.entries);
  if (cache && ledger && ledger.sources === sources) {
    const made = ledger.entries.map(({ layer, key, receipt }) => ({ ...cache.open(key, receipt), layer }));
    const { problems, summary } = ledger;
    return stopped(problems) ? { problems, made: [] } : { problems, summary, made };
  }

  const { closeAll, makeAll, tasksOf, Parsings, builtIn } = await machinery();
  const toolkit = planning.toolkit ?? builtIn;
  const parsings = place && new Parsings(join(place.folder, 'parsings'), place.toolkit, shelf);
  const { value: everything, problems } = closeAll(loaded, toolkit, planning, parsings?.parse);
  parsings?.save();
  if (stopped(problems)) return { problems, made: [] };
  const tasks = layers.flatMap((layer) => tasksOf(everything, planning, layer));
  const made = await makeAll(tasks, { ...planning, workshop: { root, toolkit }, cache });
  const all = [...problems, ...made.flatMap((one) => one.problems)];
  if (stopped(all)) return { problems: all, made: [] };

  const summary = summaryOf(everything);
  const entries = made.flatMap(({ receipt, key }, index) =>
    receipt && key !== undefined ? [{ layer: tasks[index]!.layer, key, receipt }] : [],
  );
  if (file && entries.length === tasks.length) shelf.write(file, { sources, summary, problems: all, entries });
  return { problems: all, summary, made: made.map((one, index) => ({ ...one, layer: tasks[index]!.layer })) };
}

/** What makes things takes a third of a second to load, and a run that finds all as it was makes none. */
async function machinery() {
  const modules = [
    import('./read'),
    import('./make-all'),
    import('./tasks'),
    import('./parsings'),
    import('./toolkit'),
  ];
  return Object.assign({}, ...(await Promise.all(modules))) as Machinery;
}

type Machinery = typeof import('./read') &
  typeof import('./make-all') &
  typeof import('./tasks') &
  typeof import('./parsings') &
  typeof import('./toolkit');

function nameOf({ platform, environment, service, shard }: Selection) {
  return { platform, environment, service, shard };
}

function summaryOf({ environments, ownerships, stacks, units }: Everything): Summary {
  const all = [...stacks, ...units.flatMap(({ stack }) => stack ?? [])];
  return { environments, ownerships, stacks: all.map(({ name, after }) => ({ name, after })) };
}
