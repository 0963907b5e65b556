import { spawnSync } from 'node:child_process';

/**
 * What keeps git from running anything that a checkout brings: it may be a stranger's. Files that look like a bare
 * repository are not taken for one, nor what watches files, nor hooks, nor patterns in the names of files.
 * @see https://git-scm.com/docs/git-config#Documentation/git-config.txt-safebareRepository
 */
const harmless = [
  ...['safe.bareRepository=explicit', 'core.fsmonitor=false', 'core.hooksPath=/dev/null'].flatMap((one) => ['-c', one]),
  '--literal-pathspecs',
  '--no-optional-locks',
];

/** Runs git in a checkout, which has no say in what else runs. */
export function runGit(root: string, words: readonly string[], input = '') {
  return spawnSync('git', ['-C', root, ...harmless, ...words], { input, maxBuffer: 2 ** 30 });
}

/** What git separates by NUL. */
export function namesFrom(output: Buffer): string[] {
  return output.toString().split('\0').filter(Boolean);
}

/** Files that git knows, of some paths; nothing where there is no git, or no checkout that holds the specs. */
export function tracked(root: string, paths: readonly string[]): string[] {
  return asked(root, ['ls-files', '-z', '--', ...paths]);
}

/** Files under a folder that git leaves to this machine, ignored and in no commit; a folder of such alone ends with a slash. */
export function machineOwn(root: string, folder: string): string[] {
  // A checkout inside of another one may be ignored as a whole.
  if (tracked(root, ['apps']).length === 0) return [];
  return asked(root, ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory', '--', folder]);
}

function asked(root: string, words: readonly string[]): string[] {
  const { status, stdout } = runGit(root, words);
  return status === 0 ? namesFrom(stdout) : [];
}
