import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { own } from './checkout';

jest.setTimeout(300_000);

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'strata-cdktn-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Checks `dist/terraform` without a cache, with another module in the place of cdktf; which of both was loaded. */
function check(...hook: readonly string[]) {
  const STRATA_LOADED = join(folder, 'loaded');
  const words = ['synth', '--check', '--no-cache', '--workers', '1', '--layer', 'terraform'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...hook, '--import', 'tsx', 'lib/cli/main.ts', ...words],
    { cwd: own, env: { ...process.env, STRATA_LOADED }, encoding: 'utf8', timeout: 240_000 },
  );
  return { status, said: stdout.split('\n').at(-2), stderr, loaded: readFileSync(STRATA_LOADED, 'utf8') };
}

test('cdktn in the place of cdktf writes every byte of dist/terraform', () => {
  expect(check('--require', join(__dirname, 'with-cdktn.js'))).toEqual({
    status: 0,
    said: expect.stringMatching(/^0 files written, 0 removed, \d+ unchanged/),
    stderr: '',
    loaded: 'cdktn',
  });
});
