import { join } from 'node:path';
import { output } from '../harness/process';
import { repository } from '../repository';

/** A chart as `strata package` tells of it. */
export interface Packaged {
  readonly platform: string;
  readonly name: string;
  readonly version: string;
  readonly digest: string;
  readonly file: string;
  readonly reference?: string;
  readonly manifest?: string;
}

/** The command as people run it. */
export const packageCommand = (root: string, out: string, words: readonly string[]) => [
  ...['--import', 'tsx', join(repository, 'lib/cli/main.ts'), 'package', '-C', root, '--out', out, '-o', 'json'],
  ...words,
];

/** Packages charts; what the command says of them. */
export async function packaged(
  root: string,
  out: string,
  words: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<readonly Packaged[]> {
  const text = await output(process.execPath, packageCommand(root, out, words), { cwd: repository, env });
  return (JSON.parse(text) as { readonly charts: readonly Packaged[] }).charts;
}
