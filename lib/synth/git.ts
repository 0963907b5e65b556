import { spawnSync } from 'node:child_process';

/**
 * Options that keep git from running code of an untrusted checkout: no bare repositories inside of it, no file system monitor, no hooks, and no patterns in file names.
 * @see https://git-scm.com/docs/git-config#Documentation/git-config.txt-safebareRepository
 */
const harmless = [
  ...['safe.bareRepository=explicit', 'core.fsmonitor=false', 'core.hooksPath=/dev/null'].flatMap((one) => ['-c', one]),
  '--literal-pathspecs',
  '--no-optional-locks',
];

/** Runs git in a checkout without code of the checkout. */
export function runGit(root: string, words: readonly string[], input = '') {
  return spawnSync('git', ['-C', root, ...harmless, ...words], { input, maxBuffer: 2 ** 30 });
}

/** NUL-separated output of git. */
export function namesFrom(output: Buffer): string[] {
  return output.toString().split('\0').filter(Boolean);
}

/** Tracked files among some paths; undefined without git or a checkout. */
export function tracked(root: string, paths: readonly string[]): string[] {
  return asked(root, ['ls-files', '-z', '--', ...paths]);
}

/** Ignored and untracked files under a folder; a folder with only such files ends with a slash. */
export function machineOwn(root: string, folder: string): string[] {
  // A checkout inside of another one may be ignored as a whole.
  if (tracked(root, ['apps']).length === 0) return [];
  return asked(root, ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory', '--', folder]);
}

function asked(root: string, words: readonly string[]): string[] {
  const { status, stdout } = runGit(root, words);
  return status === 0 ? namesFrom(stdout) : [];
}
