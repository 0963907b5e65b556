#!/usr/bin/env node
import { statSync } from 'node:fs';
import * as modules from 'node:module';
import { join } from 'node:path';
import { runBundle } from './bundle';

const build = join(__dirname, '../..');
/** What V8 has compiled; beside the code, so that nobody who may not write that has a say in it. */
const compiled = join(build, 'compiled');
const bundle = join(build, 'strata.js');

/**
 * From Node 22 on, it keeps what it compiles of packages.
 * @see https://nodejs.org/api/module.html#moduleenablecompilecachecachedir
 */
const { enableCompileCache } = modules as { readonly enableCompileCache?: (folder: string) => unknown };
enableCompileCache?.(compiled);

/** Time at which a file changed; 0 where there is none. */
const changed = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

async function main(): Promise<void> {
  // Whoever compiles without bundling wants what was compiled.
  if (changed(bundle) <= changed(join(build, '.tsbuildinfo'))) return (await import('./run')).run();
  const { exports, keep } = runBundle<typeof import('./run')>(bundle, compiled);
  await exports.run();
  keep();
}

void main();
