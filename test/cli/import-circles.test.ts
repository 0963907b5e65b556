import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { preProcessFile } from 'typescript';

const lib = join(__dirname, '../../lib');
const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const known = new Set(files);

/** What a file imports of `lib`, for types alone too. */
function importsOf(file: string): string[] {
  const { importedFiles } = preProcessFile(readFileSync(join(lib, file), 'utf8'), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const path = relative(lib, join(lib, dirname(file), fileName));
    return [`${path}.ts`, join(path, 'index.ts')].filter((one) => known.has(one)).slice(0, 1);
  });
}

const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** A way from a file back to itself; nothing where there is none. */
function circleOf(file: string): readonly string[] | undefined {
  const seen = new Set<string>();
  const ways = imports.get(file)!.map((one) => [file, one]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1)!;
    if (last === file) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    ways.push(...imports.get(last)!.map((one) => [...way, one]));
  }
  return undefined;
}

const folders = [
  'api',
  'change',
  'cli',
  'cloud',
  'doctor',
  'files',
  'kubernetes',
  'model',
  'observability',
  'providers',
  'resolve',
  'spec',
  'synth',
];

test.each(folders)('no file of lib/%s imports itself by way of others, be it for a type', (folder) => {
  const own = files.filter((file) => file.startsWith(`${folder}/`));
  expect(own.length).toBeGreaterThan(0);
  expect(own.flatMap((file) => circleOf(file)?.join(' -> ') ?? [])).toEqual([]);
});
