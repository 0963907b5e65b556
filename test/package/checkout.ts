import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** This repository. */
export const own = join(__dirname, '../..');

/** A copy of what is under version control or about to be, with the packages of this one. */
export function checkout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strata-checkout-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: own,
    maxBuffer: 2 ** 28,
  });
  const top = new Set(
    listed
      .toString()
      .split('\0')
      .filter(Boolean)
      .map((path) => path.split('/')[0]!),
  );
  for (const name of top) if (name !== 'node_modules') cpSync(join(own, name), join(folder, name), { recursive: true });
  symlinkSync(join(own, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** What a command said, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command without what this process is told by its environment of npm and of colours. */
export function run(folder: string, command: string, ...words: string[]): Ended {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(?!config_)|^NODE_ENV$|COLOR/i.test(name));
  const env = { ...Object.fromEntries(kept), CI: '1', CHECKPOINT_DISABLE: '1', DISABLE_VERSION_CHECK: 'true' };
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { code: status, out: stdout, err: stderr };
}
