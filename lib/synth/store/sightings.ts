import { type Stats, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { digestOf } from '../../model/digest';
import type { Book } from './book';
import { lockName } from './lock';
import { type Folder, type Outline, Pages, type Sighting, printOf } from './pages';
import { type Shelf, disk } from './shelf';
import { type Tree, foldersAbove } from './tree';

/** What a tree held as a whole. */
interface TreeRecord {
  /** Run whose files, and no others of ours, were there. */
  readonly run: string;
}

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

/** Number of the page of folders to be looked at next, of so many, where several look. */
export type Turn = (total: number) => number;

/** What somebody found as it was who looked. */
export interface Sight {
  readonly run: string;
  /** When that was noted, in milliseconds of the disk's clock. */
  readonly noted: number;
}

/** Looks at the folders of a place whose turn it is; nothing where one of them is not as it was. */
export function lookOver(place: Place, turn: Turn): Sight | undefined {
  const sightings = new Sightings(place);
  const { run, noted } = sightings;
  return run !== undefined && sightings.isAsItWas(turn) ? { run, noted } : undefined;
}

const orNothing = { throwIfNoEntry: false } as const;

/** What is told of a file, not of what it links to; nothing where there is none. */
export function statOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, orNothing);
  } catch {
    // As where a file stands in the place of a folder above it.
    return undefined;
  }
}

/** How much older than its sighting something must be: clocks of disks go in steps. */
const graceMilliseconds = 50;

/** Files whose texts are read to find that they hold what they held. */
const manyFiles = 200;

const top = '.';
const nameOf = (path: string) => posix.basename(path);

/** A file as it is now; nothing where it is gone. */
export function sight(file: string, digest: string): Sighting | undefined {
  const stat = statOf(file);
  return stat && [digest, stat.ctimeMs, stat.size, stat.ino];
}

/** Whether something is what it was when it was seen. */
export function isSame([, ctime, size, inode]: Sighting, stat: Stats | undefined): boolean {
  return stat !== undefined && stat.ctimeMs === ctime && stat.size === size && stat.ino === inode;
}

/** What the files of a tree held when they were last seen, and what tells that nobody has touched them since. */
export class Sightings {
  /** When the notes were written, in milliseconds of the disk's clock. */
  readonly noted: number;
  private readonly now = new Map<string, Sighting>();
  private readonly book: Book;
  private readonly pages: Pages;

  constructor(
    private readonly place: Place,
    private readonly shelf: Shelf = disk,
  ) {
    // Whatever changes while it is read is newer.
    this.noted = statOf(place.file)?.mtimeMs ?? 0;
    this.book = shelf.read(place.file);
    this.pages = new Pages(this.book);
  }

  /** Run whose files, and no others of ours, were there. */
  get run(): string | undefined {
    return this.book.get<TreeRecord>('')?.run;
  }

  /** Whether a file is as it was when it had this digest. */
  knows(path: string, digest: string): boolean {
    const sighting = this.pages.folder(posix.dirname(path))?.files.get(nameOf(path));
    if (sighting?.[0] !== digest) return false;
    if (!this.isUntouched(sighting, statOf(join(this.place.folder, path)))) return false;
    this.now.set(path, sighting);
    return true;
  }

  /** Notes what a file holds now. */
  note(path: string, digest: string, sighting = sight(join(this.place.folder, path), digest)): void {
    if (sighting) this.now.set(path, sighting);
    else this.now.delete(path);
  }

  /** Whether the folders of each page whose turn it is are as they were last seen, and hold nothing else. */
  isAsItWas(turn: Turn): boolean {
    const patience = { files: manyFiles };
    const { keys } = this.pages;
    const next = () => turn(keys.length);
    for (let at = next(); at < keys.length; at = next())
      if (!this.isUntouchedPage(keys[at]!) && !this.holdsPage(keys[at]!, patience)) return false;
    return true;
  }

  /** Whether nobody has touched anything on a page. */
  private isUntouchedPage(key: string): boolean {
    const page = this.pages.page(key);
    if (!page || page.newest + graceMilliseconds >= this.noted) return false;
    const marks: number[] = [];
    for (const folder of page.folders) {
      const base = join(this.place.folder, folder.path);
      if (!this.hasNames(base, folder)) return false;
      for (const name of folder.files) {
        const stat = statOf(`${base}/${name}`);
        if (!stat) return false;
        marks.push(stat.ctimeMs, stat.size, stat.ino);
      }
    }
    return printOf(marks) === page.print;
  }

  /** Whether all on a page holds what it held, whoever touched it. */
  private holdsPage(key: string, patience: { files: number }): boolean {
    const holds = (file: string, sighting: Sighting): boolean => {
      const stat = statOf(file);
      if (this.isUntouched(sighting, stat)) return true;
      // What was touched since and holds the same is the same, but where that is most of all another way is faster.
      return Boolean(stat?.isFile() && patience.files-- > 0) && digestOf(readFileSync(file)) === sighting[0];
    };
    const stands = ({ files, ...folder }: Folder): boolean => {
      const base = join(this.place.folder, folder.path);
      if (!this.hasNames(base, { ...folder, files: [...files.keys()] })) return false;
      return [...files].every(([name, one]) => holds(`${base}/${name}`, one));
    };
    return this.pages.folders(key)?.every(stands) ?? false;
  }

  /** Takes in all that the tree holds now, after a run. */
  renew({ files, folders, others }: Tree, run: string): void {
    const found = new Map(
      [top, ...folders].map((path) => [path, { files: new Array<string>(), others: new Array<string>() }]),
    );
    for (const path of files) found.get(posix.dirname(path))?.files.push(nameOf(path));
    for (const path of [...folders, ...others]) found.get(posix.dirname(path))?.others.push(nameOf(path));
    this.pages.clear();
    this.keep(found);
    this.end(run);
  }

  /** Takes in what a run wrote and removed; whether nothing else was changed beside it. */
  follow(written: ReadonlySet<string>, removed: ReadonlySet<string>, run: string): boolean {
    const folders = foldersAbove([...written, ...removed]).add(top);
    const found = new Map([...folders].map((path) => [path, namesIn(join(this.place.folder, path))]));
    for (const [path, names] of found) {
      const record = this.pages.folder(path);
      const isOther = (name: string) => record?.others.includes(name) || folders.has(posix.join(path, name));
      const isKnown = (name: string) => record?.files.has(name) || isOther(name) || written.has(posix.join(path, name));
      const isGone = (name: string) => removed.has(posix.join(path, name)) || names?.files.includes(name);
      if (names && !(names.files.every(isKnown) && names.others.every(isOther))) return false;
      if (![...(record?.files.keys() ?? [])].every(isGone)) return false;
    }
    if (!this.pages.isWhole) return false;
    this.keep(found);
    this.end(run);
    return true;
  }

  /** Says that nobody knows any more which run's files are there. */
  forget(): void {
    this.book.delete('');
    this.shelf.note(this.place.file, this.book);
  }

  private end(run: string): void {
    this.book.set('', { run } satisfies TreeRecord);
    this.shelf.note(this.place.file, this.book);
  }

  /** Notes what folders hold; nothing of those that are gone. */
  private keep(found: ReadonlyMap<string, Names | undefined>): void {
    this.pages.keep(
      [...found].map(([path, names]) => [path, names && this.seen(path, names, this.pages.folder(path)?.files)]),
    );
  }

  private seen(path: string, { files, others }: Names, before?: Folder['files']): Folder {
    const known = files.map((name) => [name, this.now.get(posix.join(path, name)) ?? before?.get(name)] as const);
    const ours = known.flatMap(([name, one]) => (one ? [[name, one] as const] : []));
    const foreign = known.flatMap(([name, one]) => (one ? [] : [name]));
    const mtime = statOf(join(this.place.folder, path))?.mtimeMs ?? 0;
    // What is not ours may hold what it likes.
    return { path, mtime, files: new Map(ours), others: [...others, ...foreign] };
  }

  /** Whether a file is what it was, and that for longer than a step of the clock. */
  private isUntouched(sighting: Sighting, stat: Stats | undefined): boolean {
    return isSame(sighting, stat) && sighting[1] + graceMilliseconds < this.noted;
  }

  /** Whether a folder holds what it held; names come and go only with its time of change. */
  private hasNames(folder: string, { mtime, files, others }: Outline): boolean {
    const stat = statOf(folder);
    if (!stat?.isDirectory()) return false;
    if (stat.mtimeMs === mtime && mtime + graceMilliseconds < this.noted) return true;
    const names = namesIn(folder);
    const known = new Set([...files, ...others]);
    const all = names ? [...names.files, ...names.others] : [];
    return all.length === known.size && all.every((name) => known.has(name));
  }
}

interface Names {
  readonly files: readonly string[];
  readonly others: readonly string[];
}

/** What lies in a folder; nothing where it is gone. */
function namesIn(folder: string): Names | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== lockName);
    const names = (isFile: boolean) => entries.filter((one) => one.isFile() === isFile).map(({ name }) => name);
    return { files: names(true), others: names(false) };
  } catch {
    return undefined;
  }
}
