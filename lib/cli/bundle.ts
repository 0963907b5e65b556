import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { digestOf } from '../model/digest';
import { replaceFile } from '../synth/store/cache-files';
import { seal } from '../synth/store/seal';

/** What a bundle exports, and what keeps the code that was compiled while it ran. */
export interface Running<T> {
  readonly exports: T;
  /** Keeps it for the next process, unless others went as far; what cannot be kept is compiled again. */
  readonly keep: () => void;
}

/** Code that V8 compiled. */
interface Compiled {
  /** Modules from outside the bundle that were loaded until then, in this run or before: they tell which parts of it ran. */
  readonly modules: readonly string[];
  readonly code: Buffer;
}

/**
 * Runs a bundle of CommonJS in ASCII, by what V8 compiled of it before.
 * @param folder - where to keep what V8 compiles; whoever may write there, and has the user's key, has a say in what runs
 * @see https://nodejs.org/api/vm.html#scriptcreatecacheddata
 */
export function runBundle<T>(file: string, folder?: string): Running<T> {
  const kept = folder === undefined ? undefined : join(folder, `strata-${process.version}-${process.arch}`);
  const before = kept === undefined ? undefined : read(kept, file);
  const script = new Script(`(function (module, exports, require, __dirname) {${readFileSync(file, 'latin1')}\n})`, {
    filename: file,
    cachedData: before?.code,
  });
  const require = createRequire(file);
  const loaded = new Set<string>();
  const counting = Object.assign((name: string): unknown => (loaded.add(name), require(name)), require);
  const module = { exports: {} as T };
  const run = script.runInThisContext() as (...parts: readonly unknown[]) => void;
  run(module, module.exports, counting, dirname(file));
  return {
    exports: module.exports,
    keep() {
      if (kept === undefined) return;
      const known = script.cachedDataRejected === false ? before!.modules : [];
      const modules = [...new Set([...known, ...loaded])];
      if (modules.length > known.length) write(kept, file, { modules, code: script.createCachedData() });
    },
  };
}

/** What was compiled of a file as it is: V8 itself goes by no more than the length of its text. */
function read(kept: string, file: string): Compiled | undefined {
  try {
    const bytes = readFileSync(kept);
    const end = bytes.indexOf('\n');
    const line = bytes.toString('latin1', 0, end);
    const tab = line.indexOf('\t');
    if (line.slice(0, tab) !== sealOf(file, line.slice(tab + 1))) return undefined;
    const [stamp, digest, modules] = JSON.parse(line.slice(tab + 1)) as Head;
    const code = bytes.subarray(end + 1);
    return stamp === stampOf(file) && digest === digestOf(code) ? { modules, code } : undefined;
  } catch {
    return undefined;
  }
}

const sealOf = (file: string, head: string) => seal(`compiled ${file}`, head);

type Head = readonly [stamp: string, digest: string, modules: readonly string[]];

function write(kept: string, file: string, { modules, code }: Compiled): void {
  const head = JSON.stringify([stampOf(file), digestOf(code), modules] satisfies Head);
  replaceFile(kept, [`${sealOf(file, head)}\t${head}\n`, code]);
}

/** What changes with a file. */
function stampOf(file: string): string {
  const { mtimeMs, size, ino } = statSync(file);
  return `${mtimeMs} ${size} ${ino}`;
}
