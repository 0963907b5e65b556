import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strata } from '../cli/fake';
import { type Repository, clear, folderOf, repository, service, shop, treeOf } from '../e2e/repository';

jest.setTimeout(120_000);
afterEach(clear);

const isRoot = process.getuid?.() === 0;

/** A file system of so many kilobytes, while something is done with it; false where nobody may mount one. */
async function onSmallDisk(
  kilobytes: number,
  options: string,
  work: (folder: string) => Promise<void>,
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'strata-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k${options}`, 'tmpfs', folder], {
    stdio: 'ignore',
  });
  if (status !== 0) {
    rmSync(folder, { recursive: true });
    return false;
  }
  try {
    await work(folder);
  } finally {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  }
  return true;
}

function skipped(why: string): void {
  process.stderr.write(`NOT SHOWN: ${expect.getState().currentTestName}: ${why}\n`);
}

const many = Object.fromEntries(
  Array.from({ length: 6 }, (_, index) => [
    `${folderOf(`api-${index}`)}/deployment-config.yaml`,
    service(`api-${index}`),
  ]),
);

/** A synthesis that must end with 1 and name a path. */
async function refused(one: Repository, dist: string, words: RegExp): Promise<void> {
  const { code, err } = await strata(['synth', '-C', one.root, '--dist', dist]);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(words) });
  expect(err).toContain(dist);
  expect(err).not.toMatch(/inside strata|\n\s+at /);
}

test('a disk that is full ends with 1, leaves whole files alone, and is healed once there is room', async () => {
  const one = repository({ ...shop, ...many });
  await one.clean();
  const whole = one.tree();
  const shown = await onSmallDisk(64, '', async (disk) => {
    const dist = join(disk, 'dist');
    mkdirSync(dist);
    await refused(one, dist, /no space|full/i);
    const left = Object.entries(treeOf(dist)).filter(([path]) => !path.endsWith('.tmp'));
    for (const [path, text] of left) expect(text).toBe(whole[path]);
    execFileSync('mount', ['-o', 'remount,size=4096k', disk]);
    expect((await strata(['synth', '-C', one.root, '--dist', dist])).code).toBe(0);
    expect(treeOf(dist)).toEqual(whole);
  });
  if (!shown)
    skipped(
      'no file system may be mounted here; test/synth/write.test.ts shows the same with an error that is injected',
    );
});

test('a disk that is read-only ends with 1', async () => {
  const one = repository(shop);
  const shown = await onSmallDisk(64, ',ro', (disk) => refused(one, join(disk, 'dist'), /read-only/i));
  if (!shown)
    skipped(
      'no file system may be mounted here; test/synth/write.test.ts shows the same with an error that is injected',
    );
});

describe('without permission', () => {
  /** Runs it as somebody who owns nothing of a repository, and may do no more than others. */
  async function asOther<T>({ root }: Repository, work: () => Promise<T>): Promise<T> {
    if (!isRoot) return work();
    chmodSync(root, 0o755);
    process.seteuid!(65534);
    try {
      return await work();
    } finally {
      process.seteuid!(0);
    }
  }

  test('to write, a dist/ ends with 1', async () => {
    const one = repository(shop);
    await one.clean();
    const dist = join(one.root, 'closed');
    mkdirSync(dist);
    chmodSync(dist, 0o555);
    await asOther(one, () => refused(one, dist, /permission/i));
  });

  test('to read, a spec ends with 2, and costs no file', async () => {
    const one = repository(shop);
    await one.clean();
    const before = one.tree();
    const spec = `${folderOf('api')}/deployment-config.yaml`;
    chmodSync(join(one.root, spec), 0);
    const { code, err } = await asOther(one, () => strata(['synth', '-C', one.root]));
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining(`${spec}:1:1 expected a file, got no permission`),
    });
    expect(err).not.toMatch(/inside strata|\n\s+at /);
    expect(one.tree()).toEqual(before);
  });
});
