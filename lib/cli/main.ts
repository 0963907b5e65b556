#!/usr/bin/env node
import { statSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { ownFolderOutside } from '../files/seal';
import { hexOf } from '../model/digest';

const build = join(__dirname, '../..');
const bundle = join(build, 'strata.js');

/**
 * From Node 22 on, V8's code cache is kept. Node trusts its content, so it is kept outside of the repository.
 * @see https://nodejs.org/api/module.html#moduleenablecompilecachecachedir
 */
const { enableCompileCache } = modules as { readonly enableCompileCache?: (folder: string) => unknown };
const compiled = ownFolderOutside([process.cwd(), dirname(build)], 'compiled', hexOf(build).slice(0, 16));
if (compiled) enableCompileCache?.(compiled);

/** Modification time of a file; 0 for a missing one. */
const changed = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

async function main(): Promise<void> {
  // After compiling without bundling, the compiled code runs.
  const isBundled = changed(bundle) > changed(join(build, '.tsbuildinfo'));
  const { run } = (await import(isBundled ? bundle : './run')) as typeof import('./run');
  await run();
}

void main();
