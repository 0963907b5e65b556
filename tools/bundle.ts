import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Plugin, build } from 'esbuild';
import { codeDigest } from '../lib/synth/fingerprint';

/**
 * Packages whose code goes into the bundle. Those that somebody's own `extend.ts` imports stay outside, or a class would
 * be there twice; so do those that few runs load.
 */
const inlined = ['commander', 'fastest-levenshtein', 'js-yaml', 'picocolors', 'smol-toml', 'yaml', 'zod'];

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

/** What the licenses of inlined packages ask to go with their code. */
function notices(): string {
  const noticeOf = (name: string): string => {
    const folder = join(root, 'node_modules', name);
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    const license = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    if (!license) throw new Error(`${name} comes without its license`);
    return `${name} ${version}\n\n${readFileSync(join(folder, license), 'utf8').trim()}\n`;
  };
  return inlined.map(noticeOf).join('\n----\n\n');
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

async function main(): Promise<void> {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const outside = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !inlined.includes(name));
  mkdirSync(dirname(bundle), { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [join(library, 'cli/run.ts')],
    outfile: bundle,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'ascii',
    external: outside.flatMap((name) => [name, `${name}/*`]),
    supported: { 'dynamic-import': false },
    define: { bundledCode: JSON.stringify(codeDigest(join(root, 'build/lib'))) },
    plugins: [folders, languages],
    logLevel: 'warning',
  });
  // What is not ASCII stands in comments alone: whoever loads the file need not decode it.
  writeFileSync(bundle, outputFiles[0]!.text.replace(/[^\0-\x7f]/g, '?'));
  writeFileSync(`${bundle}.licenses.txt`, notices());
}

void main();
