import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Outcome, run } from '../harness/process';
import type { Context } from '../harness/check';
import { findMirror } from './mirror';
import { type Stack, stackFile } from './stacks';

/** A copy of a repository of specs, in which its `cdktf.json` counts. */
export interface Project {
  readonly folder: string;
  /** Where the stacks lie in it. */
  readonly stacks: string;
}

const leftBehind = ['.git', '.strata.lock', '.terraform', 'node_modules'];

/** A copy of the repository that a `dist` belongs to, with the same packages. */
export function findProject({ dist, scratch }: Pick<Context, 'dist' | 'scratch'>): Project | undefined {
  const original = dirname(dist);
  if (basename(dist) !== 'dist' || !existsSync(join(original, 'cdktf.json'))) return undefined;
  const folder = join(scratch, 'project');
  const kept = (path: string) => !leftBehind.includes(basename(path));
  cpSync(original, folder, { recursive: true, preserveTimestamps: true, filter: kept });
  symlinkSync(join(original, 'node_modules'), join(folder, 'node_modules'));
  return { folder, stacks: join(folder, 'dist', 'terraform', 'stacks') };
}

/** As an engineer types it: the stock CLI, which synthesizes by the repository's own `cdktf.json` before it applies. */
export async function deploy(project: Project, stack: Stack, env: NodeJS.ProcessEnv): Promise<Outcome> {
  // Checksums of other systems come from the registry alone, which a machine with a mirror may not reach.
  const offline = findMirror() ? ['--skip-provider-lock'] : [];
  const args = ['--no-install', 'cdktf', 'deploy', stack.name, '--auto-approve', '--no-color', ...offline];
  const told = { ...env, CI: 'true', DISABLE_VERSION_CHECK: 'true' };
  const outcome = await run('npx', args, { cwd: project.folder, env: told, seconds: 420 });
  if (outcome.code !== 0 || isSame(project, stack)) return outcome;
  return { ...outcome, code: 1, stderr: `dist/ is stale: cdktf synthesized another ${stackFile}` };
}

function isSame({ stacks }: Project, { name, folder }: Stack): boolean {
  return readFileSync(join(stacks, name, stackFile)).equals(readFileSync(join(folder, stackFile)));
}
