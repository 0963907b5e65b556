import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { namesFrom, runGit } from '../synth/git';

/** An error of git that the user can correct. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** Commit id of a revision. */
export function commitOf(root: string, revision: string): string {
  return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], '', revision)
    .toString()
    .trim();
}

/** Names of files in a repository's folder that differ between a commit and the disk, including new ones. */
export function changedSince(root: string, commit: string): string[] {
  const words = ['diff', '--name-only', '--relative', '--no-ext-diff', '--no-textconv', '-z', commit, '--', '.'];
  const tracked = namesFrom(git(root, [...withoutFilters(root), ...words]));
  const untracked = namesFrom(git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']));
  return [...new Set([...tracked, ...untracked])].sort();
}

/** Checks the specs of a commit out into a temporary folder while `act` runs. */
export function withCommit<T>(root: string, commit: string, act: (folder: string) => T): T {
  const folder = checkOut(root, commit);
  try {
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same while a promise of `act` is pending. */
export async function whileCommit<T>(root: string, commit: string, act: (folder: string) => Promise<T>): Promise<T> {
  const folder = checkOut(root, commit);
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A temporary folder with the specs of a commit. */
function checkOut(root: string, commit: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'strata-base-'));
  try {
    layOut(root, commit, folder);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Plain files only: links and submodules are never specs. */
const plain = /^100(?:644|755) blob ([0-9a-f]+)\t(.+)$/s;

function layOut(root: string, commit: string, folder: string): void {
  for (const [path, bytes] of filesAt(root, commit, ['apps', 'services'])) {
    if (!isInside(path))
      throw new GitError(`expected a commit that can be checked out, got one with the file ${JSON.stringify(path)}`);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** Contents of the plain files of a commit below some folders, by their paths. */
export function filesAt(root: string, commit: string, folders: readonly string[]): Map<string, Buffer> {
  if (folders.length === 0) return new Map();
  const entries = namesFrom(git(root, ['ls-tree', '-r', '-z', commit, '--', ...folders]));
  const files = entries.flatMap((entry) => {
    const [, blob, path] = plain.exec(entry) ?? [];
    return blob && path ? [{ blob, path }] : [];
  });
  let rest = git(root, ['cat-file', '--batch'], files.map(({ blob }) => `${blob}\n`).join(''));
  return new Map(
    files.map(({ path }) => {
      const end = rest.indexOf('\n');
      const size = Number(rest.subarray(0, end).toString().split(' ')[2]);
      const bytes = rest.subarray(end + 1, end + 1 + size);
      rest = rest.subarray(end + 1 + size + 1);
      return [path, bytes] as const;
    }),
  );
}

/** Whether a path stays inside of its folder: trees of git may have arbitrary names. */
function isInside(path: string): boolean {
  return path.split('/').every((name) => !['', '.', '..'].includes(name) && !/[\\\0]/.test(name));
}

/** Disables all configured filter commands, which attributes of a checkout could call. */
function withoutFilters(root: string): string[] {
  const { stdout } = runGit(root, ['config', '--name-only', '-z', '--get-regexp', '^filter\\.']);
  const names = [...new Set(namesFrom(stdout).map((key) => key.replace(/\.[^.]*$/, '')))];
  return names.flatMap((name) =>
    ['clean=', 'smudge=', 'process=', 'required=false'].flatMap((one) => ['-c', `${name}.${one}`]),
  );
}

function git(root: string, words: readonly string[], input = '', revision?: string): Buffer {
  const { status, stdout, stderr, error } = runGit(root, words, input);
  if (error) throw new GitError(`git cannot be run: ${error.message}`);
  if (status === 0) return stdout;
  const said = stderr.toString().trim().split('\n')[0];
  throw new GitError(said || `expected a revision of git, got ${revision ?? words.join(' ')}`);
}
