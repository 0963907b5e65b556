import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Book } from '../../lib/synth/store/book';
import { shelfOfRun } from '../../lib/synth/store/shelf';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'book-'));
  file = join(folder, 'deep', 'book');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const records = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), {
  minKeys: 1,
  maxKeys: 6,
  noNullPrototype: true,
});

function kept(all: Readonly<Record<string, unknown>>): void {
  const book = new Book();
  for (const [key, value] of Object.entries(all)) book.set(key, value);
  expect(book.save(file)).toBe(true);
}

/** As they come back from JSON, where -0 is 0. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('what was set is found by another run, under every key', () => {
  fc.assert(
    fc.property(records, (all) => {
      kept(all);
      const found = Book.read(file);
      expect([...found.keys].sort()).toEqual(Object.keys(all).sort());
      for (const [key, value] of Object.entries(all)) expect(found.get(key)).toEqual(plain(value));
    }),
  );
});

test('what somebody changed is not there, and the rest is, unless it is the list of all', () => {
  fc.assert(
    fc.property(records, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), (all, place, flip, cut) => {
      kept(all);
      const bytes = readFileSync(file);
      const at = place % bytes.length;
      if (!cut) bytes[at]! ^= flip;
      writeFileSync(file, cut ? bytes.subarray(0, at) : bytes);
      const found = Book.read(file);
      for (const key of found.keys) {
        const value = found.get(key);
        if (value !== undefined) expect(value).toEqual(plain(all[key]));
      }
      const lost = Object.keys(all).filter((key) => found.get(key) === undefined);
      // Without the list of where they stand, no record is found.
      if (!cut) expect([0, 1, Object.keys(all).length]).toContain(lost.length);
    }),
  );
});

test('a record is not taken for that of another key', () => {
  kept({ one: 1, two: 2 });
  const [one, two, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [two, one, ...rest].join('\n'));
  const found = Book.read(file);
  expect(found.keys.map((key) => [key, found.get(key)])).toEqual([
    ['one', undefined],
    ['two', undefined],
  ]);
});

test('what changes is written, and what nobody asked for stays as it is', () => {
  kept({ one: 1, two: 2, three: 3 });
  const book = Book.read(file);
  book.set('two', 22);
  book.delete('three');
  book.save(file);
  const found = Book.read(file);
  expect(found.keys.map((key) => [key, found.get(key)])).toEqual([
    ['one', 1],
    ['two', 22],
  ]);
});

test('whatever is set, removed or asked for, what is written is found again', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const act = fc.record({
    key,
    what: fc.constantFrom('set', 'delete', 'get'),
    value: fc.string({ maxLength: 200_000 }),
  });
  fc.assert(
    fc.property(fc.array(fc.array(act, { maxLength: 5 }), { maxLength: 4 }), (rounds) => {
      rmSync(file, { force: true });
      const expected = new Map<string, string>();
      for (const acts of rounds) {
        const book = Book.read(file);
        for (const { key, what, value } of acts) {
          if (what === 'set') book.set(key, value);
          if (what === 'delete') book.delete(key);
          if (what === 'get') expect(book.get(key)).toBe(expected.get(key));
          if (what === 'set') expected.set(key, value);
          if (what === 'delete') expected.delete(key);
        }
        book.save(file);
        const found = Book.read(file);
        expect(new Map(found.keys.map((each) => [each, found.get(each)]))).toEqual(expected);
      }
    }),
  );
});

test('a run reads what it asks for from the book that it opened, whoever replaces that meanwhile', () => {
  kept({ one: 1, two: 2, three: 3 });
  const shelf = shelfOfRun();
  const book = shelf.read(file);
  kept({ one: 11, four: 4 });
  expect(['one', 'two', 'four'].map((key) => book.get(key))).toEqual([1, 2, undefined]);
  book.set('two', 22);
  shelf.note(file, book);
  shelf.close();
  const found = Book.read(file);
  expect(found.keys.map((key) => [key, found.get(key)])).toEqual([
    ['one', 1],
    ['three', 3],
    ['two', 22],
  ]);
});

describe('what is new', () => {
  const large = 'x'.repeat(100_000);
  const supplement = () => `${file}-supplement`;
  const change = (act: (book: Book) => void) => {
    const book = Book.read(file);
    act(book);
    book.save(file);
  };
  const all = () => {
    const book = Book.read(file);
    return Object.fromEntries(book.keys.map((key) => [key, book.get(key)]));
  };
  beforeEach(() => kept({ one: 1, two: 2, three: 3 }));

  test('stands beside the rest, which stays as it was on disk', () => {
    const before = readFileSync(file);
    change((book) => book.set('two', 22));
    change((book) => (book.delete('one'), book.set('four', 4)));
    expect(readFileSync(file)).toEqual(before);
    expect(all()).toEqual({ two: 22, three: 3, four: 4 });
    change((book) => (book.delete('four'), book.set('one', 11)));
    expect(all()).toEqual({ one: 11, two: 22, three: 3 });
  });

  test('is written with the rest where it is much', () => {
    change((book) => book.set('two', 22));
    expect(existsSync(supplement())).toBe(true);
    change((book) => book.set('four', large));
    expect(existsSync(supplement())).toBe(false);
    expect(all()).toEqual({ one: 1, two: 22, three: 3, four: large });
  });

  test.each(['cut short', 'changed', 'removed'])('is not there where it is %s, and what it replaced is', (how) => {
    change((book) => (book.set('two', 22), book.delete('three')));
    const bytes = readFileSync(supplement());
    bytes[bytes.length - 1]! ^= 1;
    if (how === 'removed') rmSync(supplement());
    else writeFileSync(supplement(), how === 'changed' ? bytes : bytes.subarray(0, -1));
    expect(all()).toEqual({ one: 1, two: 2, three: 3 });
  });

  test('does not go with another file, even one with the same records', () => {
    change((book) => book.set('two', 22));
    const bytes = readFileSync(supplement());
    kept({ one: 1, two: 2, three: 3 });
    writeFileSync(supplement(), bytes);
    expect(all()).toEqual({ one: 1, two: 2, three: 3 });
  });

  test('tells when it was saved', () => {
    const [early, late] = [new Date('2020-01-01'), new Date('2020-01-02')];
    utimesSync(file, early, early);
    expect(Book.read(file).noted).toBe(early.getTime());
    change((book) => book.set('two', 22));
    utimesSync(supplement(), late, late);
    expect(Book.read(file).noted).toBe(late.getTime());
    const bytes = readFileSync(supplement());
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(supplement(), bytes);
    expect(Book.read(file).noted).toBe(early.getTime());
  });
});

test('without a file there is nothing, and where none can be written that is said', () => {
  expect(Book.read(file).keys).toEqual([]);
  writeFileSync(join(folder, 'deep'), 'a file in its place');
  const book = new Book();
  book.set('one', 1);
  expect(book.save(file)).toBe(false);
});
