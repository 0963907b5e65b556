import { execFileSync } from 'node:child_process';
import fs, { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../lib/model/digest';
import type { SynthesizeOptions, Synthesis } from '../../lib/synth/synthesize';
import { type Repository, clear, repository, shop } from '../e2e/repository';

jest.setTimeout(120_000);

const homes: string[] = [];
/** A person's home on a machine of their own. */
function home(): string {
  const folder = mkdtempSync(join(tmpdir(), 'home-'));
  homes.push(folder);
  return folder;
}

/** Strata as a person runs it whose home that is, with whatever key there is. */
async function as<T>(folder: string, act: (own: Own) => Promise<T> | T): Promise<T> {
  const spy = jest.spyOn(os, 'homedir').mockReturnValue(folder);
  try {
    let result: T | undefined;
    await jest.isolateModulesAsync(async () => {
      const { synthesize } = await import('../../lib/synth/synthesize');
      const { seal } = await import('../../lib/files/seal');
      result = await act({ synthesize, seal });
    });
    return result!;
  } finally {
    spy.mockRestore();
  }
}

interface Own {
  readonly synthesize: (options: SynthesizeOptions) => Promise<Synthesis>;
  readonly seal: (purpose: string, text: string) => string;
}

afterEach(() => {
  clear();
  for (const folder of homes.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const cacheOf = ({ root }: Repository) => join(root, 'build/cache');
const entriesOf = (one: Repository) =>
  readdirSync(cacheOf(one), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[0-9a-f]{2}$/.test(entry.parentPath.slice(-2)))
    .map(({ parentPath, name }) => join(parentPath, name));
const deployment = 'dist/kubernetes/shop/environments/home/api/run/deployment-api.yaml';

/** An entry of a cache whose texts say another image, under digests worked out anew. */
function forge(file: string, seal: Own['seal']): void {
  const [, body = ''] = readFileSync(file, 'utf8').split('\n', 2);
  const all = readFileSync(file);
  const head = JSON.parse(body) as { files: { digest: string }[]; sizes: number[] };
  let at = all.length - head.sizes.reduce((sum, size) => sum + size, 0);
  const texts = head.sizes.map((size) =>
    all
      .subarray(at, (at += size))
      .toString()
      .replaceAll('acme/', 'evil/'),
  );
  texts.forEach((text, index) => {
    head.files[index]!.digest = digestOf(text);
    head.sizes[index] = Buffer.byteLength(text);
  });
  const said = JSON.stringify(head);
  const key = file.slice(-'xx/'.length - 62).replace('/', '');
  writeFileSync(file, [seal(`entry ${key}`, said), said, texts.join('')].join('\n'));
}

/** A repository that a stranger brings: its `dist/` runs an image of theirs, and its cache says that the specs say so. */
async function brought(stranger: string): Promise<Repository> {
  const one = repository(shop);
  await as(stranger, async ({ synthesize, seal }) => {
    await synthesize({ root: one.root });
    for (const file of entriesOf(one)) forge(file, seal);
    for (const name of readdirSync(cacheOf(one))) if (name.length > 2) rmSync(join(cacheOf(one), name));
    one.remove('dist');
    await synthesize({ root: one.root });
  });
  expect(one.text(deployment)).toContain('evil/');
  return one;
}

test('a cache that a pull request brings, with digests worked out anew, is not believed', async () => {
  const stranger = home();
  const one = await brought(stranger);
  const check = ({ synthesize }: Own) => synthesize({ root: one.root, check: true, strict: true });
  // Whoever has the key could do it.
  expect((await as(stranger, check)).written).toEqual([]);
  const { written } = await as(home(), check);
  expect(written).toContain(deployment.slice('dist/'.length));
  await as(home(), ({ synthesize }) => synthesize({ root: one.root }));
  expect(one.text(deployment)).toContain('acme/');
});

test('nor is one with seals that can be computed without the key', async () => {
  const one = repository(shop);
  const victim = home();
  await as(victim, ({ synthesize }) => synthesize({ root: one.root }));
  for (const file of entriesOf(one)) forge(file, (_, text) => digestOf(text));
  one.remove('dist');
  await as(victim, ({ synthesize }) => synthesize({ root: one.root }));
  expect(one.text(deployment)).toContain('acme/');
});

test('nor is a manifest under the name of another layer’s', async () => {
  const one = repository(shop);
  const victim = home();
  const run = (options = {}) => as(victim, ({ synthesize }) => synthesize({ root: one.root, ...options }));
  const manifests = () => readdirSync(cacheOf(one)).filter((name) => name.startsWith('manifest-'));
  await run({ layers: ['terraform'] });
  const [terraform] = manifests();
  await run();
  const kubernetes = manifests().find((name) => name !== terraform);
  // It says that nothing of Kubernetes is to be there.
  writeFileSync(join(cacheOf(one), kubernetes!), readFileSync(join(cacheOf(one), terraform!)));
  one.remove('dist');
  await run();
  expect(one.text(deployment)).toContain('acme/');
});

test('the key is the user’s alone, and one that others could read is none', async () => {
  const mine = home();
  const one = repository(shop);
  const steps = () => {
    const names: string[] = [];
    const onProgress = (_done: number, _total: number, name: string) => void names.push(name);
    return as(mine, ({ synthesize }) => synthesize({ root: one.root, onProgress })).then(() => names.length);
  };
  expect(await steps()).toBeGreaterThan(0);
  expect(await steps()).toBe(0);
  const folder = join(mine, '.cache/strata');
  expect([statSync(folder).mode & 0o777, statSync(join(folder, 'key')).mode & 0o777]).toEqual([0o700, 0o600]);
  fs.chmodSync(join(folder, 'key'), 0o644);
  expect(await steps()).toBeGreaterThan(0);
  expect(await steps()).toBeGreaterThan(0);
});

test('a key that lies in the repository, where its home is, is none', async () => {
  const one = repository(shop);
  const run = () => as(one.root, ({ synthesize }) => synthesize({ root: one.root }));
  await run();
  await run();
  expect(fs.existsSync(cacheOf(one))).toBe(false);
});

test('a cache that a commit brings makes the check fail', async () => {
  const one = repository(shop);
  await one.clean();
  const git = (...words: string[]) => execFileSync('git', ['-C', one.root, ...words], { stdio: 'pipe' });
  git('init', '-q');
  git('add', '-f', '.');
  expect(await one.problems({ check: true })).toEqual([expect.stringMatching(/^build\/cache\/.*\[E109\]$/)]);
  git('rm', '-q', '-r', '-f', '--cached', 'build');
  expect(await one.problems({ check: true })).toEqual([]);
});
