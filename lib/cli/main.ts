#!/usr/bin/env node
import * as modules from 'node:module';
import { join } from 'node:path';

/**
 * Keeps what V8 has compiled, from Node 22 on; beside the code, so that nobody who may not write that has a say in it.
 * @see https://nodejs.org/api/module.html#moduleenablecompilecachecachedir
 */
const { enableCompileCache } = modules as { readonly enableCompileCache?: (folder: string) => unknown };
enableCompileCache?.(join(__dirname, '../../compiled'));

void import('./run').then(({ run }) => run());
