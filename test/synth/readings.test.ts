import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { loadAll } from '../../lib/synth/load-all';
import { Readings, TouchedMeanwhile } from '../../lib/synth/readings';
import { synthesize } from '../../lib/synth/synthesize';
import { Book } from '../../lib/synth/store/book';
import { textsOf } from '../../lib/synth/texts';
import { shop } from '../whole/repository';

let root: string;
const folder = 'services/shop/api';
const at = (path: string) => join(root, path);
const put = (path: string, text: string) => {
  fs.mkdirSync(dirname(at(path)), { recursive: true });
  fs.writeFileSync(at(path), text);
};
const notes = () => at('build/cache/readings');
const begin = (toolkit = 'one', grace = 0) => new Readings({ root, file: notes(), toolkit, grace });
/** A run of its own: what it read, and of which services without their texts. */
function run(readings = begin()): { texts: unknown; unread: string[] } {
  const loaded = loadAll(root, {}, readings);
  const isUnread = (one: object) => Object.getOwnPropertyDescriptor(one, 'config')?.get !== undefined;
  const unread = loaded.value.sources.flatMap(({ services }) => services.filter(isUnread).map(({ name }) => name));
  const texts = textsOf(loaded);
  readings.save();
  return { texts, unread };
}
const fresh = () => textsOf(loadAll(root));
/** Until the disk's clock has gone on. */
const pause = () => setTimeout(20);

beforeEach(async () => {
  root = fs.mkdtempSync(join(tmpdir(), 'readings-'));
  put('apps/shop/platform.yaml', 'a: 1\n');
  for (const name of ['api', 'web']) put(`services/shop/${name}/deployment-config.yaml`, `name: ${name}\n`);
  put(`${folder}/environments/home.yaml`, 'a: 1\n');
  await pause();
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

test('what was read and nobody has touched is not read again', () => {
  const first = run();
  expect(first.unread).toEqual([]);
  expect(run()).toEqual({ texts: first.texts, unread: ['api', 'web'] });
});

test('what is asked for is read after all', () => {
  run();
  const [sources] = loadAll(root, {}, begin()).value.sources;
  expect(sources!.services).toEqual(loadAll(root).value.sources[0]!.services);
});

test('a file that changed in the same step of the clock as the run began is read again', () => {
  run(begin('one', 60_000));
  expect(run().unread).toEqual([]);
});

test('another toolkit reads all', () => {
  run();
  expect(run(begin('two')).unread).toEqual([]);
});

test('a service that is gone is not kept', () => {
  run();
  fs.rmSync(at('services/shop/web'), { recursive: true });
  expect(run().unread).toEqual(['api']);
  expect(Book.read(notes()).keys).not.toContain('services/shop/web');
});

test('a text that changed since the run began is told, not taken for what it was', () => {
  run();
  const [sources] = loadAll(root, {}, begin()).value.sources;
  put(`${folder}/deployment-config.yaml`, 'name: ipa\n');
  expect(() => sources!.services[0]!.config).toThrow(TouchedMeanwhile);
});

test('a run whose notes are wrong reads all, and makes what it should', async () => {
  for (const [path, text] of Object.entries(shop)) put(path, text);
  fs.rmSync(at('services/shop/web'), { recursive: true });
  fs.rmSync(at(`${folder}/environments`), { recursive: true });
  await setTimeout(2100);
  const right = await synthesize({ root });
  expect(right.written.length).toBeGreaterThan(0);

  const cache = at('build/cache');
  const book = Book.read(notes());
  expect(book.get(folder)).toBeDefined();
  book.set(folder, { ...book.get<object>(folder), digest: 'another' });
  book.save(notes());
  for (const name of fs.readdirSync(cache)) if (name.startsWith('ledger')) fs.rmSync(join(cache, name));
  expect(await synthesize({ root })).toMatchObject({ problems: right.problems, written: [], removed: [] });
}, 30_000);

const file = fc.constantFrom(
  'deployment-config.yaml',
  'environments/home.yaml',
  'environments/work.yaml',
  'extra/more.yaml',
  'extend.ts',
);
const act = fc.oneof(
  fc.record({ write: file, text: fc.constantFrom('a: 1\n', 'a: 2\n') }),
  fc.record({ remove: file }),
  fc.record({ link: file }),
  fc.record({ empty: fc.constantFrom('environments', 'extra') }),
  fc.record({ swap: fc.constant('web') }),
);

let links = 0;

/** Changes something of a service; what cannot be done is left. */
function change(one: typeof act extends fc.Arbitrary<infer T> ? T : never): void {
  const path = (name: string) => at(`${folder}/${name}`);
  if ('write' in one) put(`${folder}/${one.write}`, one.text);
  if ('remove' in one) fs.rmSync(path(one.remove), { force: true });
  if ('empty' in one) fs.mkdirSync(path(one.empty), { recursive: true });
  if ('link' in one && fs.existsSync(path(one.link))) {
    const target = at(`elsewhere-${links++}`);
    fs.renameSync(path(one.link), target);
    fs.symlinkSync(target, path(one.link));
  }
  if ('swap' in one) {
    fs.renameSync(at(folder), at('services/shop/other'));
    fs.renameSync(at('services/shop/web'), at(folder));
    fs.renameSync(at('services/shop/other'), at('services/shop/web'));
  }
}

test('whatever somebody changes, a run goes by what is there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 5 }), async (acts) => {
      for (const one of acts) {
        await pause();
        run();
        change(one);
        expect(run().texts).toEqual(fresh());
      }
    }),
    { numRuns: 40 },
  );
}, 30_000);
