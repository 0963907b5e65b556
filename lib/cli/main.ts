#!/usr/bin/env node
import { statSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { hexOf } from '../model/digest';
import { ownFolderOutside } from '../synth/store/seal';
import { runBundle } from './bundle';

const build = join(__dirname, '../..');
/** What V8 has compiled: Node goes by what anybody can work out, so it lies where no repository brings it. */
const compiled = ownFolderOutside([process.cwd(), dirname(build)], 'compiled', hexOf(build).slice(0, 16));
const bundle = join(build, 'strata.js');

/**
 * From Node 22 on, it keeps what it compiles of packages.
 * @see https://nodejs.org/api/module.html#moduleenablecompilecachecachedir
 */
const { enableCompileCache } = modules as { readonly enableCompileCache?: (folder: string) => unknown };
if (compiled) enableCompileCache?.(compiled);

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
