import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../model/digest';
import { type Folder, type Outline, Pages } from './pages';
import { shelfOfRun } from './shelf';
import { type Sighting, isOld, isUntouched, marksOf, namesIn, printOf, statOf } from './seen';

/** What is looked at: a tree, and the file that keeps what it held. */
export interface Place {
  readonly folder: string;
  readonly file: string;
}

/** Run whose files, and no others of ours, still stand as they were. */
export function standing(place: Place): string | undefined {
  let next = 0;
  return lookOver(place, () => next++)?.run;
}

/** Number of the page to be looked at next, of so many, where several look. */
export type Turn = (total: number) => number;

/** What somebody found as it was who looked. */
export interface Sight {
  readonly run: string;
  /** When that was noted, in milliseconds of the disk's clock. */
  readonly noted: number;
}

/** Looks at the pages of a place whose turn it is; nothing where a folder is not as it was, or holds something else. */
export function lookOver({ folder, file }: Place, turn: Turn): Sight | undefined {
  const shelf = shelfOfRun();
  try {
    const pages = new Pages(file, shelf);
    const { run, noted, keys } = pages;
    if (run === undefined) return undefined;
    const onlooker = new Onlooker(folder, pages);
    const next = () => turn(keys.length);
    for (let at = next(); at < keys.length; at = next()) if (!onlooker.finds(keys[at]!)) return undefined;
    return { run, noted };
  } finally {
    shelf.close();
  }
}

/** Files whose texts are read to find that they hold what they held. */
const manyFiles = 200;

/** Somebody who holds a tree against what was noted of it. */
class Onlooker {
  private patience = manyFiles;

  constructor(
    private readonly root: string,
    private readonly pages: Pages,
  ) {}

  /** Whether all on a page is as it was. */
  finds(key: string): boolean {
    return this.isUntouched(key) || Boolean(this.pages.folders(key)?.every((folder) => this.holdsAll(folder)));
  }

  /** Whether nobody has touched anything on a page. */
  private isUntouched(key: string): boolean {
    const page = this.pages.page(key);
    if (!page || !isOld(page.newest, this.pages.noted)) return false;
    const marks: number[] = [];
    for (const folder of page.folders) {
      const base = join(this.root, folder.path);
      if (!this.hasNames(base, folder)) return false;
      for (const name of folder.files) {
        const stat = statOf(`${base}/${name}`);
        if (!stat) return false;
        marks.push(...marksOf(stat));
      }
    }
    return printOf(marks) === page.print;
  }

  /** Whether a folder and its files hold what they held, whoever touched them. */
  private holdsAll({ files, ...folder }: Folder): boolean {
    const base = join(this.root, folder.path);
    if (!this.hasNames(base, { ...folder, files: [...files.keys()] })) return false;
    return [...files].every(([name, one]) => this.holds(`${base}/${name}`, one));
  }

  private holds(file: string, sighting: Sighting): boolean {
    const stat = statOf(file);
    if (isUntouched(sighting, stat, this.pages.noted)) return true;
    // What was touched since and holds the same is the same, but where that is most of all another way is faster.
    return Boolean(stat?.isFile() && this.patience-- > 0) && digestOf(readFileSync(file)) === sighting[0];
  }

  /** Whether a folder holds what it held; names come and go only with its time of change. */
  private hasNames(folder: string, { mtime, files, others }: Outline): boolean {
    const stat = statOf(folder);
    if (!stat?.isDirectory()) return false;
    if (stat.mtimeMs === mtime && isOld(mtime, this.pages.noted)) return true;
    const names = namesIn(folder);
    const known = new Set([...files, ...others]);
    const all = names ? [...names.files, ...names.others] : [];
    return all.length === known.size && all.every((name) => known.has(name));
  }
}
