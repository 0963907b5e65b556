import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Plugin, build } from 'esbuild';
import { codeDigest } from '../lib/synth/fingerprint';

/**
 * Packages that stay outside: those that somebody's own `extend.ts` imports, or a class would be there twice; and those that
 * few runs load.
 */
const outside = ['cdk8s', 'cdk8s-plus-27', 'cdktf', 'chokidar', 'constructs', 'jiti', 'workerpool'];

const root = dirname(__dirname);
const library = join(root, 'lib');
const bundle = join(root, 'build/strata.js');

/** A module's own folder is where the compiler puts it: threads start from files there. */
const folders: Plugin = {
  name: 'folders',
  setup(setting) {
    setting.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const folder = join('lib', relative(library, dirname(path))).replaceAll('\\', '/');
      const own = `require('node:path').join(__dirname, ${JSON.stringify(folder)})`;
      return { contents: readFileSync(path, 'utf8').replaceAll('__dirname', `(${own})`), loader: 'ts' };
    });
  },
};

/** Words of errors in fifty languages, of which ours are in none but the first. */
const languages: Plugin = {
  name: 'languages',
  setup(setting) {
    setting.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.c?js$/ }, ({ path }) => ({
      contents: `exports.en = require('./en.cjs').default;`,
      loader: 'js',
      resolveDir: dirname(path),
    }));
  },
};

/** What the licenses of packages ask to go with their code. */
function noticeOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const license = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (!license) throw new Error(`${name} comes without its license`);
  return `${name} ${version}\n\n${readFileSync(join(folder, license), 'utf8').trim()}\n`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** Folders of the packages that files belong to. */
function packagesOf(files: readonly string[]): string[] {
  const folders = files.map((file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

async function main(): Promise<void> {
  const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  mkdirSync(dirname(bundle), { recursive: true });
  const { outputFiles, metafile } = await build({
    entryPoints: [join(library, 'cli/run.ts')],
    outfile: bundle,
    absWorkingDir: root,
    write: false,
    metafile: true,
    // Names of modules are in what comes out: where packages are linked in, they must not name this machine.
    preserveSymlinks: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'ascii',
    external: [...outside, ...Object.keys(peerDependencies)].flatMap((name) => [name, `${name}/*`]),
    supported: { 'dynamic-import': false },
    define: { bundledCode: JSON.stringify(codeDigest(join(root, 'build/lib'))) },
    plugins: [folders, languages],
    logLevel: 'warning',
  });
  // What is not ASCII stands in comments alone: whoever loads the file need not decode it.
  writeFileSync(bundle, outputFiles[0]!.text.replace(/[^\0-\x7f]/g, '?'));
  const packages = packagesOf(Object.keys(metafile.inputs));
  writeFileSync(`${bundle}.licenses.txt`, packages.map((folder) => noticeOf(resolve(root, folder))).join('\n----\n\n'));
}

void main();
