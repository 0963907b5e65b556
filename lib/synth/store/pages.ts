import type { Book } from './book';
import { type Sighting, printOf } from './seen';
import { type Shelf, disk } from './shelf';

/** What a folder held when it was last seen, without what its files held. */
export interface Outline {
  readonly path: string;
  readonly mtime: number;
  /** Names of our files. */
  readonly files: readonly string[];
  /** Names of whatever else is in it. */
  readonly others: readonly string[];
}

/** What a folder held when it was last seen. */
export interface Folder extends Omit<Outline, 'files'> {
  /** By name. */
  readonly files: ReadonlyMap<string, Sighting>;
}

/** What a look goes by: most find nothing touched, and ask no more. */
export interface Page {
  readonly folders: readonly Outline[];
  /** When the last of our files was changed. */
  readonly newest: number;
  /** Print of all of our files, in the order of the folders. */
  readonly print: string;
}

/** What a tree held as a whole. */
interface Head {
  /** Run whose files, and no others of ours, were there. */
  readonly run: string;
  /** What else was there that is somebody's to account for. */
  readonly foreign: readonly string[];
}

/** What a page says of its files, folder by folder, in the order of their names there. */
type Details = readonly (readonly Sighting[])[];

/** Pages that the folders are kept on: fewer are faster to read, more are faster to change. */
const pageCount = 512;
/** Parts of a path whose folders lie on one page, as those of a unit do. */
const pageDepth = 4;

function pageOf(path: string): string {
  let number = 0;
  for (const sign of path.split('/', pageDepth).join('/')) number = (number * 31 + sign.codePointAt(0)!) % pageCount;
  return String(number);
}

const detailsOf = (key: string) => `${key} files`;

/** What the folders of a tree held when they were last seen, many on a page. */
export class Pages {
  private readonly book: Book;
  private readonly known = new Map<string, Map<string, Folder>>();
  private readonly broken = new Set<string>();

  constructor(
    private readonly file: string,
    private readonly shelf: Shelf = disk,
  ) {
    this.book = shelf.read(file);
  }

  /** When that was noted, in milliseconds of the disk's clock. */
  get noted(): number {
    return this.book.noted;
  }

  /** Run whose files, and no others of ours, were there. */
  get run(): string | undefined {
    return this.head?.run;
  }

  /** What else was there that is somebody's to account for. */
  get foreign(): readonly string[] {
    return this.head?.foreign ?? [];
  }

  /** Names of all pages. */
  get keys(): readonly string[] {
    return this.book.keys.filter((key) => /^\d+$/.test(key));
  }

  page(key: string): Page | undefined {
    return this.book.get(key);
  }

  /** Folders on a page; nothing where somebody changed what was kept of it. */
  folders(key: string): readonly Folder[] | undefined {
    const page = this.page(key);
    const details = this.book.get<Details>(detailsOf(key));
    return details && page?.folders.map((one, at) => ({ ...one, files: filesOf(one, details[at]!) }));
  }

  folder(path: string): Folder | undefined {
    return this.found(pageOf(path)).get(path);
  }

  /** Whether all that was kept of the pages that were asked for is there. */
  get isWhole(): boolean {
    return this.broken.size === 0;
  }

  /** Takes in what folders hold; nothing where they are gone. */
  keep(folders: Iterable<readonly [path: string, folder: Folder | undefined]>): void {
    const touched = new Set<string>();
    for (const [path, folder] of folders) {
      const key = pageOf(path);
      touched.add(key);
      if (folder) this.found(key).set(path, folder);
      else this.found(key).delete(path);
    }
    for (const key of touched) this.write(key, [...this.found(key).values()]);
  }

  /** Drops all of them, and whatever else the book holds. */
  clear(): void {
    for (const key of this.book.keys) this.book.delete(key);
    this.known.clear();
    this.broken.clear();
  }

  /** Writes all down, with the run whose files are there now; nobody knows where it is not given. */
  note(run?: string, foreign: readonly string[] = []): void {
    if (run === undefined) this.book.delete('');
    else this.book.set('', { run, foreign } satisfies Head);
    this.shelf.note(this.file, this.book);
  }

  private get head(): Head | undefined {
    return this.book.get('');
  }

  private write(key: string, folders: readonly Folder[]): void {
    if (folders.length === 0) {
      this.book.delete(key);
      this.book.delete(detailsOf(key));
      return;
    }
    const details: Details = folders.map(({ files }) => [...files.values()]);
    const all = details.flat();
    const page: Page = {
      folders: folders.map((one) => ({ ...one, files: [...one.files.keys()] })),
      newest: all.reduce((newest, [, ctime]) => Math.max(newest, ctime), 0),
      print: printOf(all.flatMap(([, ...marks]) => marks)),
    };
    this.book.set(key, page);
    this.book.set(detailsOf(key), details);
  }

  private found(key: string): Map<string, Folder> {
    const known = this.known.get(key);
    if (known) return known;
    const folders = this.book.has(key) ? this.folders(key) : [];
    if (!folders) this.broken.add(key);
    const found = new Map((folders ?? []).map((one) => [one.path, one]));
    this.known.set(key, found);
    return found;
  }
}

function filesOf({ files }: Outline, sightings: readonly Sighting[]): Folder['files'] {
  return new Map(files.map((name, at) => [name, sightings[at]!]));
}
