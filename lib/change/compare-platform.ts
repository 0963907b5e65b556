import type { Problem } from '../model/problem';
import { isExtended } from '../spec/load';
import type { Task } from '../synth/render/task';
import type { ReadServices } from '../synth/units/all';
import type { Tables } from '../synth/units/platform';
import type { PlatformSnapshot } from '../synth/units/snapshot';
import type { Selection } from '../synth/selection';
import { type Acknowledgement, acknowledgementsOf } from './acknowledgements';
import { causesOf } from './cause/causes';
import { type KeyChange, applied, keyChanges } from './cause/key-changes';
import { type Texts, textsOf, withTexts } from './cause/texts';
import type { FoundObject, OutputText } from './diff/found-object';
import type { ObjectChange } from './diff/object-change';
import { objectChanges } from './diff/object-changes';
import { objectsIn } from './diff/objects-in';
import { ownersBy } from './diff/owner';
import type { Renderer } from './outputs';
import { type Side, changedTasks, nothing, outputFolder, sideOf } from './side';

/** Both sides of a platform, and the means to compare them. */
export interface PlatformSides {
  readonly before?: PlatformSnapshot;
  readonly after?: PlatformSnapshot;
  readonly sources: readonly [before: SideSource, after: SideSource];
  /** Whether the toolkit may have changed what a task makes of the same input. */
  readonly isRetooled: (task: string) => boolean;
  readonly tables: Tables;
  /** How services are read: most texts are the same on both sides. */
  readonly read: ReadServices;
  readonly selection: Selection;
  readonly renderer: Renderer;
  /** Find what Flux applies, in addition. @default false */
  readonly withDeliveries?: boolean;
}

/** Where the files of a side are. */
export interface SideSource {
  /** Folder with the specs. */
  readonly folder: string;
  /** Committed output, by folders below `dist/`. */
  readonly committed: (folders: readonly string[]) => readonly OutputText[];
  /** Whether code of services may run; otherwise the committed output serves. */
  readonly mayRun: boolean;
  /** Whether its output was committed with its specs: on a disk it may be of other specs. */
  readonly isCommitted: boolean;
}

/** What differs between both sides of a platform. */
export interface PlatformChange {
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly before: Side;
  readonly after: Side;
  /** What changed specs do. */
  readonly bySpecs: readonly ObjectChange[];
  /** What this toolkit makes of the old specs, unlike the committed output. */
  readonly byToolkit: readonly ObjectChange[];
  readonly keys: readonly KeyChange[];
  /** Texts of both sides. */
  readonly texts: { readonly before: Texts; readonly after: Texts };
  /** Objects of all changed outputs, on the old side and on the new one. */
  readonly objects: { readonly before: readonly FoundObject[]; readonly after: readonly FoundObject[] };
  /** Objects of all clusters on both sides. @default - not asked for */
  readonly clusters?: { readonly before: readonly FoundObject[]; readonly after: readonly FoundObject[] };
  readonly acknowledged: readonly Acknowledgement[];
  /** Causes of each effect, by its id. */
  readonly causes: ReadonlyMap<string, readonly KeyChange[]>;
}

/** Objects of three states: committed, old specs under this toolkit, new specs. */
interface States {
  readonly committed: readonly FoundObject[];
  readonly old: readonly FoundObject[];
  readonly now: readonly FoundObject[];
  readonly hasCommitted: boolean;
}

/** A platform whose texts and outputs are the same on both sides: nothing of it is settled. */
export function unchanged(sources: PlatformSnapshot): PlatformChange {
  const texts = textsOf(sources);
  return {
    ...{ problems: [], notes: [], before: nothing, after: nothing, bySpecs: [], byToolkit: [], keys: [] },
    ...{ texts: { before: texts, after: texts }, objects: { before: [], after: [] }, causes: new Map() },
    acknowledged: acknowledgementsOf(sources),
  };
}

/** Compares a platform of two sides. */
export async function comparePlatform(sides: PlatformSides): Promise<PlatformChange> {
  const [before, after] = [sides.before, sides.after].map((one) => sideOf(one, sides)) as [Side, Side];
  const texts = { before: textsOf(sides.before), after: textsOf(sides.after) };
  const keys = keyChanges(texts.before, texts.after);
  const empty = { notes: [], bySpecs: [], byToolkit: [], objects: { before: [], after: [] }, causes: new Map() };
  const acknowledged = acknowledgementsOf(sides.after);
  const same = { problems: after.problems, before, after, keys, texts, acknowledged };
  if (!after.isValid) return { ...same, ...empty };

  const states = await statesOf(before, after, sides);
  const ownerOf = ownersBy([...before.ownerships, ...after.ownerships]);
  const bySpecs = objectChanges(states.old, states.now, ownerOf);
  const byToolkit = before.isValid ? objectChanges(states.committed, states.old, ownerOf) : [];
  const causes = await causesOf(bySpecs, keys, (some) => evaluate(some, before, sides));
  const objects = { before: states.old, after: states.now };
  const clusters = sides.withDeliveries ? await clustersOf(before, after, sides) : undefined;
  return { ...same, notes: notesOf(before, states, sides), bySpecs, byToolkit, objects, clusters, causes };
}

/** Objects of the clusters of both sides, with what Flux applies. */
async function clustersOf(before: Side, after: Side, sides: PlatformSides) {
  const [old, now] = sides.sources;
  const of = (side: Side, source: SideSource) => {
    const ids = [...side.tasks].flatMap(([id, { type }]) => (type === 'cluster' ? [id] : []));
    return rendered(side, ids, source, sides);
  };
  return { before: await of(before, old), after: await of(after, now) };
}

async function statesOf(before: Side, after: Side, sides: PlatformSides): Promise<States> {
  const ids = new Set([...before.tasks.keys(), ...after.tasks.keys()]);
  const changed = new Set(changedTasks(before, after));
  const wanted = [...ids].filter((id) => changed.has(id) || sides.isRetooled(id));
  const [old, now] = sides.sources;
  const files = old.isCommitted || !before.isValid ? old.committed(wanted.map(outputFolder)) : [];
  const committed = files.flatMap(objectsIn);
  return {
    committed: files.length > 0 ? committed : await rendered(before, wanted, old, sides),
    old: before.isValid ? await rendered(before, wanted, old, sides) : committed,
    now: await rendered(after, wanted, now, sides),
    hasCommitted: files.length > 0,
  };
}

async function rendered(
  side: Side,
  ids: readonly string[],
  { folder, mayRun, committed }: SideSource,
  { renderer }: PlatformSides,
): Promise<FoundObject[]> {
  const found: FoundObject[] = [];
  for (const id of ids) {
    const task = side.tasks.get(id);
    if (!task) continue;
    found.push(
      ...(runsCode(task) && !mayRun
        ? committed([outputFolder(id)]).flatMap(objectsIn)
        : await renderer.objectsOf(task, folder)),
    );
  }
  return found;
}

function runsCode({ type, input }: Task): boolean {
  return type === 'unit' && isExtended(input.service);
}

/** What some of the changed keys do to the old specs; nothing where they are not valid without the others. */
async function evaluate(
  keys: readonly KeyChange[],
  before: Side,
  sides: PlatformSides,
): Promise<readonly ObjectChange[]> {
  const [old, now] = [sides.before ?? sides.after!, sides.after ?? sides.before!];
  const texts = applied(textsOf(sides.before), keys);
  const side = sideOf({ ...now, ...withTexts(old, now, texts) }, sides);
  if (!side.isValid) return [];
  const ids = changedTasks(before, side);
  const [from, to] = sides.sources;
  const ownerOf = ownersBy([...before.ownerships, ...side.ownerships]);
  return objectChanges(await rendered(before, ids, from, sides), await rendered(side, ids, to, sides), ownerOf);
}

function notesOf(before: Side, { old, hasCommitted }: States, { before: snapshot, sources }: PlatformSides): string[] {
  if (!snapshot || !sources[0].isCommitted) return [];
  if (!before.isValid)
    return [`the old specs of ${snapshot.name} are not valid any more: their committed output is compared`];
  return old.length > 0 && !hasCommitted ? [`the old side of ${snapshot.name} has no committed output`] : [];
}
