import type { ClosedPlatform } from './closing';
import { type Crafted, craft } from './craft';
import type { Product, Step } from './group';
import type { Ground } from './result';
import { covers } from './scope';
import type { Task } from './task';
import { folders, sharedTasks } from './tasks';
import { builtIn } from './toolkit';
import { ownershipsOf } from './units';

/** A platform of which anything was touched, and what was made of it. */
export interface Advance extends ClosedPlatform {
  readonly name: string;
  readonly products: readonly Product[];
  /** @default - as before */
  readonly craftedTogether?: readonly Crafted[];
}

/** All that was made. */
export function craftedIn(advances: readonly Advance[]): Crafted[] {
  return advances.flatMap(({ products, craftedTogether = [] }) => [
    ...products.flatMap(({ crafted }) => crafted),
    ...craftedTogether,
  ]);
}

/** Makes what was touched, and is not in the cache. */
export async function makeAll(closed: ReadonlyMap<string, ClosedPlatform>, ground: Ground): Promise<Advance[]> {
  const { planning, staff } = ground;
  const { layers, onProgress } = planning;
  const jobs = [...closed].map(([name, one]) => ({
    name,
    one,
    together: one.shared && layers.flatMap((layer) => sharedTasks(one.shared!, planning, layer)),
  }));
  const total = jobs.reduce((sum, { one, together = [] }) => sum + together.length + countOf(one, ground), 0);
  let done = 0;
  const step: Step = (name, isNew) => {
    if (isNew) onProgress?.(done, total, name);
    done++;
  };

  const advances: Advance[] = [];
  for (const { name, one, together } of jobs) {
    const touched = new Set(one.closed.map((each) => each.name));
    const services = one.services.filter((each) => touched.has(each.name));
    const makeTogether = async () => together && (await craftAll(together, ground, step));
    const makeServices = () => one.team.make(services, step);
    // Threads begin with what serves all: it takes longest. Here, one is done after the other.
    const [craftedTogether, products] = staff.crew
      ? await Promise.all([makeTogether(), makeServices()])
      : [await makeTogether(), await makeServices()];
    advances.push({ ...one, name, products, craftedTogether });
  }
  return advances;
}

/** How many tasks the services of a platform that were touched make. */
function countOf({ grounds, closed }: ClosedPlatform, { planning }: Ground): number {
  const names = closed.flatMap((one) => Object.keys(one.environments).map((environment) => [environment, one.name]));
  return planning.layers.reduce((sum, layer) => {
    const covering = covers(planning, layer, ownershipsOf(grounds));
    const isCovered = ([environment, service]: readonly string[]) =>
      covering(`${folders[layer](grounds.platform.name, environment!, service!)}/`);
    return sum + names.filter(isCovered).length;
  }, 0);
}

async function craftAll(tasks: readonly Task[], { planning, cache, staff }: Ground, step: Step): Promise<Crafted[]> {
  const workshop = { root: planning.root, toolkit: planning.toolkit ?? builtIn };
  const told = async (making: Promise<Crafted>) => {
    const made = await making;
    step(made.name, made.isNew);
    return made;
  };
  if (staff.crew)
    return staff.crew.spread(
      tasks,
      () => undefined,
      (thread, task) => told(thread.ask('craft', task)),
    );
  const made: Crafted[] = [];
  for (const task of tasks) made.push(await told(craft(task, workshop, cache)));
  return made;
}
