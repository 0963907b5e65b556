import { type Problem, isError } from '../model/problem';
import type { Entry } from './craft';
import type { Layer } from './layer';
import type { Ledger, PlatformRecord } from './ledger';
import type { loadAll } from './load-all';
import type { Keeping, Noting } from './memory';
import type { Allowance } from './foreign';
import type { Leaf } from './render/leaf';
import type { Population, Tallies } from './rows';
import { type Ownership, type Selection, covers } from './scope';
import type { Staff } from './staff';
import { type Cache, type Slip, leavesOf } from './store/cache';
import type { Texts } from './texts';

/** What a run makes of the files that it reads. */
export interface Plan {
  readonly problems: readonly Problem[];
  /** What the next run is to find. @default - what this one found */
  readonly ledger?: Ledger;
  /** Nothing where problems stop the work. */
  readonly result?: Result;
}

/** Everything that is to be there. */
export interface Result {
  /** Run that made the last of it. */
  readonly run: string;
  readonly environments: readonly Population[];
  readonly ownerships: readonly Ownership[];
  /** Files that platforms allow somebody else to write. */
  readonly allowances: readonly Allowance[];
  readonly tallies: Readonly<Record<Layer, Tallies>>;
  /** What is other than after the run before. @default - nobody knows */
  readonly changes?: Changes;
  /** Whether some of it was made now. */
  readonly hasNews: boolean;
  readonly leaves: (layer: Layer) => readonly Leaf[];
  readonly stacks: () => PlatformRecord['stacks'];
}

/** What is other than after an earlier run. */
export interface Changes {
  readonly since: string;
  readonly layers: Readonly<Record<Layer, { readonly gone: readonly Leaf[]; readonly come: readonly Leaf[] }>>;
}

/** What to plan. */
export interface Planning extends Selection, Keeping, Noting {
  readonly layers: readonly Layer[];
  readonly strict?: boolean;
  readonly workers?: number;
  readonly onProgress?: (done: number, total: number, name: string) => void;
}

/** What stands of the last run over the same selection, and what there is to make. */
export interface Ground {
  readonly planning: Planning;
  readonly loaded: ReturnType<typeof loadAll>;
  readonly texts: Texts;
  readonly ledger: Ledger;
  /** @default - nothing is kept */
  readonly cache?: Cache;
  readonly staff: Staff;
}

/** Whether problems leave nothing to be written. */
export function isStopped(problems: readonly Problem[], { strict }: Pick<Planning, 'strict'>): boolean {
  return problems.some((one) => strict || isError(one));
}

/** Everything that a ledger says is to be there. */
export function resultOf({ ledger, planning, cache }: Pick<Ground, 'ledger' | 'planning' | 'cache'>): Result {
  const { run, platforms: names, tallies } = ledger.head!;
  const platforms = names.map((name) => ({ name, ...ledger.knownPlatform(name) }));
  const ownerships = platforms.flatMap((one) => one.ownerships);
  return {
    run,
    environments: platforms.flatMap(({ environments }) => environments),
    ownerships,
    allowances: platforms.map(({ name, allowedFiles }) => ({ platform: name, patterns: allowedFiles })),
    tallies,
    hasNews: false,
    leaves: (layer) => leavesIn(ledger.entriesOfAll(names), layer, { planning, ownerships, cache }),
    stacks: () =>
      platforms.flatMap(({ name, stacks, services }) => [
        ...stacks,
        ...services.flatMap((service) =>
          Object.values(ledger.imprints(name, service.name)).flatMap(({ stack }) => stack ?? []),
        ),
      ]),
  };
}

/** Files of a layer that a selection covers, as they are to be. */
export function leavesIn(entries: readonly Entry[], layer: Layer, ground: Covered & Pick<Ground, 'cache'>): Leaf[] {
  return filesIn(entries, layer, ground, ({ key, receipt }) => leavesOf(key, receipt, ground.cache));
}

/** The same files, without what finds their texts. */
export function slipsIn(entries: readonly Entry[], layer: Layer, ground: Covered): Slip[] {
  return filesIn(entries, layer, ground, ({ receipt }) => receipt.slips);
}

/** What a selection covers, and what tells whose a file is. */
interface Covered extends Pick<Ground, 'planning'> {
  readonly ownerships: readonly Ownership[];
}

function filesIn<F extends Pick<Slip, 'path'>>(
  entries: readonly Entry[],
  layer: Layer,
  { planning, ownerships }: Covered,
  filesOf: (entry: Entry) => readonly F[],
): F[] {
  const covering = covers(planning, layer, ownerships);
  const mine = entries.filter((one) => one.layer === layer);
  return mine.flatMap((one) => filesOf(one).filter(({ path }) => covering(path)));
}
