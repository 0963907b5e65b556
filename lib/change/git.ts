import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { namesFrom, runGit } from '../synth/git';

/** What git answers where a person can mend it. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** Full name of the commit that a revision means. */
export function commitOf(root: string, revision: string): string {
  return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], '', revision)
    .toString()
    .trim();
}

/** Names of files under a repository's folder that differ between a commit and what lies on disk, new ones included. */
export function changedSince(root: string, commit: string): string[] {
  const words = ['diff', '--name-only', '--relative', '--no-ext-diff', '--no-textconv', '-z', commit, '--', '.'];
  const tracked = namesFrom(git(root, [...withoutFilters(root), ...words]));
  const untracked = namesFrom(git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']));
  return [...new Set([...tracked, ...untracked])].sort();
}

/** Lays the specs of a commit out in a folder of their own for as long as `act` takes. */
export function withCommit<T>(root: string, commit: string, act: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'strata-base-'));
  try {
    layOut(root, commit, folder);
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Plain files only: a link or a submodule of the past is nobody's spec. */
const plain = /^100(?:644|755) blob ([0-9a-f]+)\t(.+)$/s;

function layOut(root: string, commit: string, folder: string): void {
  const entries = namesFrom(git(root, ['ls-tree', '-r', '-z', commit, '--', 'apps', 'services']));
  const files = entries.flatMap((entry) => {
    const [, blob, path] = plain.exec(entry) ?? [];
    return blob && path ? [{ blob, path }] : [];
  });
  const input = files.map(({ blob }) => `${blob}\n`).join('');
  let rest = git(root, ['cat-file', '--batch'], input);
  for (const { path } of files) {
    if (!isInside(path))
      throw new GitError(`expected a commit that can be checked out, got one with the file ${JSON.stringify(path)}`);
    const end = rest.indexOf('\n');
    const size = Number(rest.subarray(0, end).toString().split(' ')[2]);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), rest.subarray(end + 1, end + 1 + size));
    rest = rest.subarray(end + 1 + size + 1);
  }
}

/** Whether a path stays in the folder that it is laid out in: a tree of git may hold any names at all. */
function isInside(path: string): boolean {
  return path.split('/').every((name) => !['', '.', '..'].includes(name) && !/[\\\0]/.test(name));
}

/** Switches off each command that is configured to convert files, which a checkout's attributes could call. */
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
  throw new GitError(said || `expected a revision that git knows, got ${revision ?? words.join(' ')}`);
}
