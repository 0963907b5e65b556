import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inferloop, writeFleet } from '../../tools/bench/fleet';
import { treeOf } from '../whole/repository';
import { own, run } from './checkout';

jest.setTimeout(600_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-threads-'));
  writeFleet(folder, 40, inferloop(own));
  expect(existsSync(join(own, 'build/lib/synth/worker.js'))).toBe(true);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const synth = (...words: string[]) =>
  run(own, process.execPath, 'build/lib/cli/main.js', 'synth', '-C', folder, '-o', 'json', ...words);

test('threads write the bytes that one thread writes, and a cache that the next run finds', () => {
  expect(synth('--workers', '1', '--no-cache', '--dist', join(folder, 'alone')).code).toBe(0);
  expect(synth('--workers', '2').code).toBe(0);
  expect(treeOf(join(folder, 'dist'))).toEqual(treeOf(join(folder, 'alone')));
  expect(JSON.parse(synth().out)).toMatchObject({ ok: true, written: [], removed: [] });
});
