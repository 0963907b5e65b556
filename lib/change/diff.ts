import { isError } from '../model/problem';
import { isExtended } from '../spec/load';
import { Session } from '../synth/session';
import { type UnitLayer, unitLayers } from '../synth/layer';
import { type Selection, platformOf } from '../synth/selection';
import { type Toolkit, builtIn, tablesOf } from '../synth/toolkit';
import { parseText } from '../synth/units/platform';
import { rememberedServices } from '../synth/units/remembered-services';
import { type PlatformSnapshot, takeSnapshot } from '../synth/units/snapshot';
import { isFoundation } from './affected';
import type { ChangeReport } from './change-report';
import {
  type PlatformChange,
  type PlatformSides,
  type SideSource,
  comparePlatform,
  unchanged,
} from './compare-platform';
import { changedSince } from './git';
import { Renderer } from './outputs';
import { reportOf } from './report-of';
import { outputFolder } from './side';
import { type Revision, baseOf, onDisk, outputsAt, revisionOf, withFolders } from './revision';

/** Options of a comparison. */
export interface DiffOptions extends Selection {
  /** Folder that holds `apps/` and `services/`. */
  readonly root: string;
  /** Revision of git, or a folder. @default - where the branch left the trunk */
  readonly from?: string;
  /** Revision of git, or a folder. @default - the files on disk */
  readonly to?: string;
  /** Neither run nor trust code and caches of the repository. @default false */
  readonly untrusted?: boolean;
}

/** What a change does across all layers: compares the outputs of two sides in memory, and finds why each object changes and what that does. */
export async function diff(options: DiffOptions, toolkit: Toolkit = builtIn): Promise<ChangeReport> {
  return (await compare(options, toolkit)).report;
}

/** A comparison with all that its report was made of. */
export interface Compared {
  readonly report: ChangeReport;
  readonly platforms: readonly PlatformChange[];
}

/** Compares two sides. @param more - what to find in addition */
export function compare(
  { root, from, to, untrusted, ...selection }: DiffOptions,
  toolkit: Toolkit = builtIn,
  more: Pick<PlatformSides, 'withDeliveries'> = {},
): Promise<Compared> {
  const sides = [
    from === undefined ? baseOf(root) : revisionOf(root, from),
    to === undefined ? onDisk(root) : revisionOf(root, to),
  ] as const;
  return withFolders(root, sides, async (old, now) => {
    const comparison = { root, sides, folders: [old, now] as const, selection, toolkit, untrusted, ...more };
    const platforms = await comparePlatforms(comparison);
    return { report: reportOf(sides, platforms), platforms };
  });
}

interface Comparison extends Pick<PlatformSides, 'withDeliveries'> {
  readonly root: string;
  readonly sides: readonly [Revision, Revision];
  readonly folders: readonly [string, string];
  readonly selection: Selection;
  readonly toolkit: Toolkit;
  readonly untrusted?: boolean;
}

async function comparePlatforms(comparison: Comparison): Promise<PlatformChange[]> {
  const { root, sides, folders, selection, toolkit, untrusted, withDeliveries } = comparison;
  const [before, after] = folders.map((folder) => takeSnapshot(folder, selection).value.platforms) as [
    readonly PlatformSnapshot[],
    readonly PlatformSnapshot[],
  ];
  const changed = retooled(root, sides);
  const shared = {
    sources: [
      sourceOf(root, sides[0], folders[0], untrusted),
      sourceOf(root, sides[1], folders[1], untrusted),
    ] as const,
    selection,
    withDeliveries,
    tables: { ...tablesOf(toolkit), parse: new Session(root).remembering(parseText) },
    read: rememberedServices(),
    renderer: new Renderer({ root, untrusted, ...(toolkit !== builtIn && { toolkit }) }, toolkit),
    isRetooled: changed.task,
  };
  const names = [...new Set([...before, ...after].map(({ name }) => name))].sort();
  const found: PlatformChange[] = [];
  for (const name of names) {
    const [old, now] = [before, after].map((all) => all.find((one) => one.name === name));
    const isSame = old && now && sameTexts(old, now) && !changed.platform(name);
    found.push(isSame ? unchanged(now) : await comparePlatform({ ...shared, before: old, after: now }));
    if (found.at(-1)!.problems.some(isError)) break;
  }
  return found;
}

/** Code runs on the files on disk alone: that of a commit may need packages that are not installed, and is of another time. */
function sourceOf(root: string, revision: Revision, folder: string, untrusted = false): SideSource {
  const mayRun = revision.folder !== undefined && !untrusted;
  return {
    folder,
    mayRun,
    isCommitted: revision.commit !== undefined,
    committed: (tasks) => outputsAt(root, revision, tasks),
  };
}

/** Whether no text differs, and no code that may read other files makes an output. */
function sameTexts(before: PlatformSnapshot, after: PlatformSnapshot): boolean {
  if (before.context !== after.context || after.services.some(isExtended)) return false;
  return after.services.every(({ name }) => before.inputs.get(name) === after.inputs.get(name));
}

/** Which tasks the toolkit may make differently: all where it changed, else those with changed output. */
function retooled(root: string, [from, to]: readonly [Revision, Revision]): Retooled {
  if (from.commit === undefined) return { task: () => false, platform: () => false };
  const files = changedSince(root, from.commit);
  if (files.some(isFoundation)) return { task: () => true, platform: () => true };
  // Git compares a commit with the files on disk; outputs of another side are not looked at.
  const changed = to.folder === root ? files.flatMap((path) => belowDist(path) ?? []) : [];
  const folders = new Set(changed.flatMap((path) => parentsOf(path)));
  const platforms = new Set(changed.flatMap((path) => unitLayers.flatMap((layer) => platformIn(layer, path) ?? [])));
  return { task: (id) => folders.has(outputFolder(id)), platform: (name) => platforms.has(name) };
}

/** What the toolkit may make differently of the same input. */
interface Retooled {
  readonly task: (id: string) => boolean;
  readonly platform: (name: string) => boolean;
}

function belowDist(path: string): string | undefined {
  return path.startsWith('dist/') ? path.slice('dist/'.length) : undefined;
}

function platformIn(layer: UnitLayer, path: string): string | undefined {
  return path.startsWith(`${layer}/`) ? platformOf(layer, path.slice(layer.length + 1)) : undefined;
}

function parentsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index).join('/'));
}
