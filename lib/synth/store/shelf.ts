import { Book } from './book';
import { type OpenBytes, openBytes } from './bytes';

/** Keeps books by file. */
export interface Shelf {
  /** A book to read and to write in; an empty one where there is none. */
  readonly read: (file: string) => Book;
  /** Keeps what may be lost with the process. */
  readonly note: (file: string, book: Book) => void;
}

const save = (file: string, book: Book) => void book.save(file);

/** Keeps on disk what the next process finds. */
export const disk: Shelf = { read: (file) => Book.read(file), note: save };

/** The same for one run, which reads only what it asks for until it closes its books. */
export interface RunShelf extends Shelf {
  readonly close: () => void;
}

export function shelfOfRun(): RunShelf {
  const opened: OpenBytes[] = [];
  return {
    read: (file) =>
      Book.read(file, (each) => {
        const bytes = openBytes(each);
        opened.push(bytes);
        return bytes;
      }),
    note: save,
    close: () => opened.forEach((bytes) => bytes.close()),
  };
}

/** Milliseconds without anything new after which a process that goes on writes its notes down. */
const idle = 1000;

/** Keeps for a process that goes on, and on disk for the next one; notes when nothing has happened for a moment. */
export function remembering(): Shelf {
  const known = new Map<string, Book>();
  const notes = new Map<string, Book>();
  let timer: NodeJS.Timeout | undefined;
  const writeDown = () => {
    for (const [file, book] of notes) save(file, book);
    notes.clear();
  };
  return {
    read(file) {
      const book = known.get(file) ?? Book.read(file);
      known.set(file, book);
      return book;
    },
    note(file, book) {
      known.set(file, book);
      notes.set(file, book);
      clearTimeout(timer);
      timer = setTimeout(writeDown, idle);
    },
  };
}
