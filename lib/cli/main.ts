#!/usr/bin/env node
import { statSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { ownFolderOutside } from '../files/seal';
import { hexOf } from '../model/digest';

const build = join(__dirname, '../..');
const bundle = join(build, 'strata.js');

/**
 * From Node 22 on, what V8 compiles is kept. Node believes what it finds there, so it lies where no repository brings it.
 * @see https://nodejs.org/api/module.html#moduleenablecompilecachecachedir
 */
const { enableCompileCache } = modules as { readonly enableCompileCache?: (folder: string) => unknown };
const compiled = ownFolderOutside([process.cwd(), dirname(build)], 'compiled', hexOf(build).slice(0, 16));
if (compiled) enableCompileCache?.(compiled);

/** Time at which a file changed; 0 where there is none. */
const changed = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

async function main(): Promise<void> {
  // Who compiles without bundling wants to run what was compiled.
  const isBundled = changed(bundle) > changed(join(build, '.tsbuildinfo'));
  const { run } = (await import(isBundled ? bundle : './run')) as typeof import('./run');
  await run();
}

void main();
