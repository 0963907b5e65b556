import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { endOf } from '../model/ends/ends';
import type { CloudEntry } from '../providers/registry';
import type { Finding } from './finding';
import { isAtLeast, type RunProgram } from './programs';

/** Minimum version of Node. */
const leastNode = '20';

/** Finding about Node on a day. */
export function examineNode(version: string, day: string): Finding {
  const bare = version.replace(/^v/, '');
  const what = 'Node';
  if (!isAtLeast(bare, leastNode))
    return { what, state: 'failure', message: `expected ${leastNode} or newer, got ${bare}` };
  const end = endOf(what, bare, '*');
  if (!end || end.date > day) return { what, state: 'ok', message: bare, ...(end && { ends: end.date }) };
  const message = `${bare}, unsupported since ${end.date}: use ${end.instead}`;
  return { what, state: 'warning', message, ends: end.date, source: end.source };
}

/** Findings about the folder of the repository. */
export function examineFolder(folder: string, run: RunProgram): Finding[] {
  const isOurs = existsSync(join(folder, 'apps'));
  const inGit = run('git', ['rev-parse', '--is-inside-work-tree'], folder)?.trim() === 'true';
  return [
    isOurs
      ? { what: 'folder', state: 'ok', message: 'apps/ exists' }
      : {
          what: 'folder',
          state: 'failure',
          message: `expected a folder with apps/, got ${folder}: create one with strata init, or choose another with -C`,
        },
    inGit
      ? { what: 'git', state: 'ok', message: 'the folder is in a repository' }
      : {
          what: 'git',
          state: 'failure',
          message: 'expected a git repository, which Flux and strata affected read, got none: git init',
        },
  ];
}

/** Findings about the packages of Terraform providers. */
export function examinePackages(
  folder: string,
  used: readonly string[],
  clouds: Readonly<Record<string, Pick<CloudEntry, 'peer'>>>,
): Finding[] {
  return used.flatMap((cloud): Finding[] => {
    const peer = clouds[cloud]?.peer;
    if (peer === undefined) return [];
    const name = peer.slice(0, peer.lastIndexOf('@'));
    const wanted = peer.slice(name.length + 1);
    const got = versionOf(name, folder);
    return [
      got === wanted
        ? { what: name, state: 'ok', message: got }
        : {
            what: name,
            state: 'failure',
            message: `expected ${wanted}, got ${got ?? 'none'}: npm install --save-exact ${peer}`,
          },
    ];
  });
}

/** Version of a package that a folder, or Strata itself, would load. */
function versionOf(name: string, folder: string): string | undefined {
  for (const from of [join(folder, 'package.json'), join(__dirname, 'package.json')])
    try {
      const text = readFileSync(createRequire(from).resolve(`${name}/package.json`), 'utf8');
      return (JSON.parse(text) as { readonly version: string }).version;
    } catch {
      continue;
    }
  return undefined;
}
