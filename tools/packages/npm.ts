import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onExit, output, run } from '../harness/process';
import { repository } from '../repository';
import type { Audit } from './advisories';

/** A bill of materials of the package. @see https://cyclonedx.org/docs/1.5/json */
export interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
  }[];
}

/** What comes with the package, as CycloneDX. `npm sbom --omit dev` also omits packages that are development dependencies of others. */
export async function bill(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'strata-sbom-'));
  onExit(() => rmSync(folder, { recursive: true, force: true }));
  const own = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Readonly<Record<string, unknown>>;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...own, devDependencies: undefined }));
  for (const name of ['package-lock.json', '.npmrc']) cpSync(join(repository, name), join(folder, name));
  await output('npm', ['install', '--package-lock-only', '--offline', '--ignore-scripts', '--no-audit'], {
    cwd: folder,
  });
  const words = ['sbom', '--package-lock-only', '--omit', 'optional', '--sbom-format', 'cyclonedx'];
  return output('npm', words, { cwd: folder });
}

/** What the registry knows of the packages; nothing where it does not tell. */
export async function audit(): Promise<Audit | undefined> {
  const { stdout } = await run('npm', ['audit', '--json', '--package-lock-only'], { cwd: repository });
  const answer = JSON.parse(stdout || '{}') as Partial<Audit>;
  return answer.vulnerabilities ? { vulnerabilities: answer.vulnerabilities } : undefined;
}
