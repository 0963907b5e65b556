import { join } from 'node:path';
import { type Problem, isError } from '../model/problem';
import { Cache } from './cache';
import type { Layer } from './layer';
import { digestOf, hexOf } from '../model/digest';
import type { Entry, Ledger, Summary } from './ledger';
import type { Made } from './make-all';
import { loadAll } from './load-all';
import { type Keeping, placeOf, shelfOf } from './memory';
import type { Selection } from './scope';
import { ownerOf } from './task';

/** What a run makes of the files that it reads. */
export interface Plan {
  readonly problems: readonly Problem[];
  /** Nothing where problems stop the work. */
  readonly summary?: Summary;
  readonly made: readonly (Made & { readonly layer: Layer })[];
}

/** What to plan. */
export interface Planning extends Selection, Keeping {
  readonly layers: readonly Layer[];
  readonly strict?: boolean;
  readonly workers?: number;
  readonly onProgress?: (done: number, total: number, name: string) => void;
}

/** Reads and makes all that a selection covers; what nothing has changed since the last run is neither closed nor made again. */
export async function plan(planning: Planning): Promise<Plan> {
  const { root, layers, strict } = planning;
  const [place, shelf] = [placeOf(planning), shelfOf(planning)];
  const stopped = (all: readonly Problem[]) => all.some((one) => strict || isError(one));
  const loaded = loadAll(root, planning);
  const file = place && join(place.folder, `ledger-${hexOf(JSON.stringify([nameOf(planning), layers]))}`);
  const found = file ? shelf.read<Ledger>(file) : undefined;
  const ledger = found?.toolkit === place?.toolkit ? found : undefined;
  const cache = place && new Cache(place, ledger?.entries);
  const open = ({ layer, key, receipt }: Entry) => ({ ...cache!.open(key, receipt), layer });
  const sources = place ? digestOf(JSON.stringify(loaded)) : '';
  if (ledger?.isComplete && ledger.sources === sources) {
    const { problems, summary, entries } = ledger;
    return stopped(problems) ? { problems, made: [] } : { problems, summary, made: entries.map(open) };
  }

  const { closeAll, makeAll, tasksOf, Parsings, builtIn, standing, summaryOf } = await machinery();
  const toolkit = planning.toolkit ?? builtIn;
  // Those of services are many, and mostly nobody asks for them.
  const [services, grounds] = ['parsings', 'parsings-grounds'].map(
    (name) => place && new Parsings(join(place.folder, name), place.toolkit, shelf),
  );
  const parsing = { parse: services?.parse, parseGrounds: grounds?.parse };
  const { value: everything, problems } = closeAll(loaded, toolkit, planning, parsing, ledger?.dossiers);
  services?.save();
  grounds?.save();
  if (stopped(problems)) return { problems, made: [] };
  const tasks = layers.flatMap((layer) => tasksOf(everything, planning, layer));
  const made = await makeAll(tasks, { ...planning, workshop: { root, toolkit }, cache });
  const before = standing(ledger, everything);
  const all = [problems, ...[...before.map(({ receipt }) => receipt), ...made].map((one) => one.problems)].flat();
  if (stopped(all)) return { problems: all, made: [] };

  const summary = summaryOf(everything);
  const entries = [
    ...before,
    ...made.flatMap(({ receipt, key }, index) =>
      receipt && key !== undefined ? [{ layer: tasks[index]!.layer, key, receipt, owner: ownerOf(tasks[index]!) }] : [],
    ),
  ];
  const isComplete = entries.length === before.length + tasks.length;
  const { dossiers } = everything;
  if (file && place)
    shelf.note(file, { toolkit: place.toolkit, sources, summary, problems: all, entries, isComplete, dossiers });
  const fresh = made.map((one, index) => ({ ...one, layer: tasks[index]!.layer }));
  return { problems: all, summary, made: [...before.map(open), ...fresh] };
}

/** What makes things takes a third of a second to load, and a run that finds all as it was makes none. */
async function machinery() {
  const modules = [
    import('./read'),
    import('./make-all'),
    import('./tasks'),
    import('./parsings'),
    import('./toolkit'),
    import('./ledger'),
  ];
  return Object.assign({}, ...(await Promise.all(modules))) as Machinery;
}

type Machinery = typeof import('./read') &
  typeof import('./make-all') &
  typeof import('./tasks') &
  typeof import('./parsings') &
  typeof import('./toolkit') &
  typeof import('./ledger');

function nameOf({ platform, environment, service, shard }: Selection) {
  return { platform, environment, service, shard };
}
