import type { Book } from './book';

/** Digest, change time, size and number of a file; no digest where it is not ours. */
export type Sighting = readonly [digest: string, ctime: number, size: number, inode: number];

/** What a folder held when it was last seen, as it is kept. */
export interface FolderRecord {
  readonly path: string;
  readonly mtime: number;
  /** By name. */
  readonly files: readonly (readonly [name: string, sighting: Sighting])[];
  /** Names of whatever else is in it. */
  readonly others: readonly string[];
}

/** What a folder held when it was last seen, to look up. */
export interface Folder extends Omit<FolderRecord, 'files'> {
  readonly files: ReadonlyMap<string, Sighting>;
}

/** Pages that the folders are kept on: fewer are faster to read, more are faster to change. */
const pageCount = 512;
/** Parts of a path whose folders lie on one page, as those of a unit do. */
const pageDepth = 4;

function pageOf(path: string): string {
  let number = 0;
  for (const sign of path.split('/', pageDepth).join('/')) number = (number * 31 + sign.codePointAt(0)!) % pageCount;
  return String(number);
}

/** What the folders of a tree held, many in a record of a book. */
export class Pages {
  private readonly known = new Map<string, Map<string, Folder>>();

  constructor(private readonly book: Book) {}

  /** Names of all pages. */
  get keys(): readonly string[] {
    return this.book.keys.filter((key) => key !== '');
  }

  /** Folders on a page. */
  records(key: string): readonly FolderRecord[] | undefined {
    return this.book.get(key);
  }

  folder(path: string): Folder | undefined {
    return this.page(pageOf(path)).get(path);
  }

  /** Takes in what folders hold; nothing where they are gone. */
  keep(folders: Iterable<readonly [path: string, folder: Folder | undefined]>): void {
    const touched = new Set<string>();
    for (const [path, folder] of folders) {
      const key = pageOf(path);
      touched.add(key);
      if (folder) this.page(key).set(path, folder);
      else this.page(key).delete(path);
    }
    for (const key of touched) {
      const records = [...this.page(key).values()].map((one): FolderRecord => ({ ...one, files: [...one.files] }));
      if (records.length) this.book.set(key, records);
      else this.book.delete(key);
    }
  }

  /** Drops all of them, and whatever else the book holds. */
  clear(): void {
    for (const key of this.book.keys) this.book.delete(key);
    this.known.clear();
  }

  private page(key: string): Map<string, Folder> {
    const known = this.known.get(key);
    if (known) return known;
    const records = this.records(key) ?? [];
    const page = new Map(records.map((one): [string, Folder] => [one.path, { ...one, files: new Map(one.files) }]));
    this.known.set(key, page);
    return page;
  }
}
