import type { Stats } from 'node:fs';
import { basename, join } from 'node:path';
import { type KnownServices, type ServiceSources, loadService, serviceFolders } from '../spec/load';
import { Book } from './store/book';
import { replaceFile } from './store/cache-files';
import { type Sighting, isSame, marksOf, statOf } from './store/seen';
import { digestOfService, noteDigest } from './texts';

/** What is kept of a service that was read. */
interface Reading extends Pick<ServiceSources, 'extend'> {
  /** Digest of its texts. */
  readonly digest: string;
  /** Its files and folders, each under its path in the service's folder in place of a digest. */
  readonly entries: readonly Sighting[];
}

/** Where readings are kept, and of what. */
export interface ReadingPlace {
  /** Folder that holds `services/`. */
  readonly root: string;
  readonly file: string;
  /** Digest of all that reads. */
  readonly toolkit: string;
  /**
   * How much older than a run a file must be, in milliseconds: within one step of a disk's clock it may change twice.
   * @default 2000 - a step of FAT, the coarsest
   */
  readonly grace?: number;
}

/** A text is another than it was a moment ago. */
export class TouchedMeanwhile extends Error {
  override readonly name = 'TouchedMeanwhile';
}

/** Services that earlier runs have read, and what tells that nobody has touched them since: then their texts stay unread. */
export class Readings implements KnownServices {
  /** When this run began to read, in milliseconds of the disk's clock; 0 where that cannot be told. */
  private begun?: number;
  private readonly book: Book;
  private readonly standing = new Set<string>();
  private hasNews = false;

  constructor(private readonly place: ReadingPlace) {
    const before = Book.read(place.file);
    this.book = before.get('') === place.toolkit ? before : new Book();
  }

  get(folder: string): ServiceSources | undefined {
    this.begun ??= this.now();
    const reading = this.book.get<Reading>(folder);
    const base = join(this.place.root, folder);
    if (!reading?.entries.every((entry) => isSame(entry, statOf(`${base}/${entry[0]}`)))) return undefined;
    this.standing.add(folder);
    return readLater(this.place.root, folder, reading);
  }

  set(folder: string, one: ServiceSources): void {
    if (this.standing.has(folder)) return;
    this.standing.add(folder);
    const { config, overlays, extras, extend } = one;
    const files = [config, ...overlays, ...extras].map(({ file }) => file.slice(folder.length + 1));
    const found = (path: string) => [path, statOf(join(this.place.root, folder, path))] as const;
    const stats = [
      ...['.', ...files, ...(extend ? ['extend.ts'] : [])].map(found),
      // A folder that is not there shows in the one above.
      ...serviceFolders.map(found).filter(([, stat]) => stat),
    ];
    if (!stats.every(([, stat]) => this.isSettled(stat))) return;
    const entries = stats.map(([path, stat]): Sighting => [path, ...marksOf(stat!)]);
    this.book.set(folder, { digest: digestOfService(one), entries, extend } satisfies Reading);
    this.hasNews = true;
  }

  /** Keeps what was read, and nothing of services that this run has not met. */
  save(): void {
    const gone = this.book.keys.filter((key) => key !== '' && !this.standing.has(key));
    if (!this.hasNews && gone.length === 0) return;
    for (const key of gone) this.book.delete(key);
    this.book.set('', this.place.toolkit);
    this.book.save(this.place.file);
  }

  /** What time it is on the disk. */
  private now(): number {
    const mark = `${this.place.file}-begun`;
    return replaceFile(mark, []) ? (statOf(mark)?.mtimeMs ?? 0) : 0;
  }

  /** Whether something stood still since before this run began, and is itself what was read. */
  private isSettled(stat: Stats | undefined): boolean {
    const { grace = 2000 } = this.place;
    return stat !== undefined && !stat.isSymbolicLink() && stat.ctimeMs + grace < (this.begun ?? 0);
  }
}

/** A service that is read when somebody asks for its texts; throws a `TouchedMeanwhile` where they are others. */
function readLater(root: string, folder: string, { digest, extend }: Reading): ServiceSources {
  let known: ServiceSources | undefined;
  const read = () => {
    if (known) return known;
    const { value, problems } = loadService(root, folder);
    if (!value || problems.length > 0 || digestOfService(value) !== digest) throw new TouchedMeanwhile(folder);
    return (known = value);
  };
  const later: ServiceSources = {
    name: basename(folder),
    get config() {
      return read().config;
    },
    get overlays() {
      return read().overlays;
    },
    get extras() {
      return read().extras;
    },
    ...(extend === undefined ? {} : { extend }),
  };
  return noteDigest(later, digest);
}
