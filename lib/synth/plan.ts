import { join } from 'node:path';
import { hexOf } from '../model/digest';
import type { Problem } from '../model/problem';
import { expected } from '../spec/hints';
import type { KnownServices, Sources } from '../spec/load';
import { Ledger, LostRecord } from './ledger';
import { loadAll } from './load-all';
import { shelfOf } from './memory';
import { patiently } from './patience';
import { Readings, TouchedMeanwhile } from './readings';
import { type Ground, type Plan, type Planning, isStopped, resultOf } from './result';
import { selectionOf } from './scope';
import type { Staff } from './staff';
import { Cache } from './store/cache';
import { textsOf } from './texts';

/** A plan that the next run is to find. */
interface Noted extends Plan {
  /** Writes down what this run came to. */
  readonly note: () => void;
}

/** Reads and makes all that a selection covers; what nothing has changed since the last run is neither closed nor made again. */
export async function plan(planning: Planning, staff: Staff): Promise<Noted> {
  const { place } = staff;
  const { root, memory } = planning;
  if (!place || memory) return planWith(place && memory?.services, planning, staff);

  const readings = new Readings({ root, toolkit: place.toolkit, file: join(place.folder, 'readings') });
  try {
    const noted = await planWith(readings, planning, staff);
    return {
      ...noted,
      note() {
        noted.note();
        readings.save();
      },
    };
  } catch (error) {
    if (error instanceof TouchedMeanwhile) return planWith(undefined, planning, staff);
    throw error;
  }
}

/** @param known - services whose texts nobody need read */
async function planWith(known: KnownServices | undefined, planning: Planning, staff: Staff): Promise<Noted> {
  const { place } = staff;
  const shelf = shelfOf(planning);
  const cache = place && new Cache(place);
  const loaded = loadAll(planning.root, planning, known);
  const code = untrustedCode(loaded.value.sources, planning);
  if (code.length > 0) return { problems: [...loaded.problems, ...code], note() {} };
  const texts = textsOf(loaded);
  const file = place && join(place.folder, `ledger-${hexOf(JSON.stringify([selectionOf(planning), planning.layers]))}`);
  const last = new Ledger(file ? shelf.read(file) : undefined);
  const ledger = last.head && last.head.toolkit === place?.toolkit ? last : new Ledger();
  const ground = { planning, loaded, texts, cache, staff };
  const made = await planOver({ ...ground, ledger }).catch((error: unknown) => {
    // Somebody changed what the last run kept.
    if (error instanceof LostRecord) return planOver({ ...ground, ledger: new Ledger() });
    throw error;
  });
  return { ...made, note: () => void (file && made.ledger && shelf.note(file, made.ledger.kept)) };
}

/** Says of each file that would run what it is; nothing is made in part, since that would be taken for the whole. */
function untrustedCode(sources: readonly Sources[], { untrusted, layers, service }: Planning): Problem[] {
  if (!untrusted || layers.length === 0) return [];
  const all = sources.flatMap(({ services }) => services).filter(({ name }) => !service || name === service);
  return all.flatMap(({ extend: file }): Problem[] => {
    const message = expected(
      'no code, since --untrusted runs none',
      'an extend.ts',
      'review it, and run without --untrusted',
    );
    return file === undefined ? [] : [{ file, line: 1, column: 1, path: '', code: 'E392', message }];
  });
}

async function planOver(ground: Ground): Promise<Plan> {
  const { head } = ground.ledger;
  if (head?.isComplete && head.texts === ground.texts.all) {
    const { problems } = head;
    return isStopped(problems, ground.planning) ? { problems } : { problems, result: resultOf(ground) };
  }
  // Whoever looks at files has run long enough by now to be compiled.
  return patiently(async () => {
    // Threads load what they need while this one does.
    if (!head) await ground.staff.gather(mostTasks(ground));
    // What closes and makes takes a third of a second to load.
    const { advance } = await import('./advance');
    return advance(ground);
  });
}

/** Tasks, where everything is made. */
function mostTasks({ loaded, planning }: Ground): number {
  const units = loaded.value.sources.map(({ services, environments }) => services.length * environments.length);
  return units.reduce((sum, one) => sum + one, 0) * Math.max(planning.layers.length, 1);
}
