import { join, posix } from 'node:path';
import type { Place } from './look-over';
import { type Folder, Pages } from './pages';
import { type Names, type Sighting, isUntouched, namesIn, statOf } from './seen';
import type { Shelf } from './shelf';
import { type Tree, foldersAbove } from './tree';

const top = '.';
const nameOf = (path: string) => posix.basename(path);

/** What the files of a tree held when they were last seen, and what tells that nobody has touched them since. */
export class Sightings {
  private readonly now = new Map<string, Sighting>();
  /** Whether somebody else wrote meanwhile: then nobody knows what is there. */
  private isDisturbed = false;
  private readonly pages: Pages;

  constructor(
    private readonly place: Place,
    shelf?: Shelf,
  ) {
    this.pages = new Pages(place.file, shelf);
  }

  /** Run whose files, and no others of ours, were there. */
  get run(): string | undefined {
    return this.pages.run;
  }

  /** What else was there that is somebody's to account for. */
  get foreign(): readonly string[] {
    return this.pages.foreign;
  }

  /** Whether a file is as it was when it had this digest. */
  knows(path: string, digest: string): boolean {
    const sighting = this.pages.folder(posix.dirname(path))?.files.get(nameOf(path));
    if (sighting?.[0] !== digest) return false;
    if (!isUntouched(sighting, statOf(join(this.place.folder, path)), this.pages.noted)) return false;
    this.now.set(path, sighting);
    return true;
  }

  /** Notes what a file held when it was written or read; nothing where another one stands there already. */
  note(path: string, sighting: Sighting | undefined): void {
    if (sighting) this.now.set(path, sighting);
    else this.isDisturbed = true;
  }

  /** Takes in all that the tree holds now, after a run. */
  renew({ files, folders, others }: Tree, run: string, foreign?: readonly string[]): void {
    const found = new Map(
      [top, ...folders].map((path) => [path, { files: new Array<string>(), others: new Array<string>() }]),
    );
    for (const path of files) found.get(posix.dirname(path))?.files.push(nameOf(path));
    for (const path of [...folders, ...others]) found.get(posix.dirname(path))?.others.push(nameOf(path));
    this.pages.clear();
    this.keep(found);
    this.pages.note(this.isDisturbed ? undefined : run, foreign);
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
    if (this.isDisturbed) return false;
    this.pages.note(run, this.pages.foreign);
    return true;
  }

  /** Says that nobody knows any more which run's files are there. */
  forget(): void {
    this.pages.note();
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
    const base = join(this.place.folder, path);
    // Before its names are read once more: what comes after that has another time.
    const mtime = statOf(base)?.mtimeMs ?? 0;
    const all = new Set([...files, ...others]);
    const names = namesIn(base);
    const there = names ? [...names.files, ...names.others] : [];
    if (there.length !== all.size || !there.every((name) => all.has(name))) this.isDisturbed = true;
    // What is not ours may hold what it likes.
    return { path, mtime, files: new Map(ours), others: [...others, ...foreign] };
  }
}
