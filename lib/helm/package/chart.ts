import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DiskError, onDisk } from '../../files/disk-error';
import { type Ignores, ignoresOf } from './ignore';

/** A chart in a folder, without the charts that it depends on. */
export interface Chart {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly dependencies: readonly Dependency[];
  /** Namespaces of its service, by environment. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** Contents by path, `/` between its parts. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** What a chart says of one that it depends on. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
}

/** The file that makes a folder a chart. */
export const chartFile = 'Chart.yaml';

/** Annotation of a chart with the namespace of its service in an environment, whose name follows. */
const namespacePrefix = 'strata.dev/namespace.';

/** What Helm takes for the name of a chart, and what a name of a file may be. @see https://github.com/helm/helm/blob/main/pkg/chart/v2/util/create.go */
const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,249}$/;
const version = /^\d[0-9A-Za-z.+-]{0,99}$/;

/** Reads a chart; a link in it could bring anything of the disk into the package, so that it stops the run. */
export function readChart(folder: string): Chart {
  const ignores = ignoresOf(readFile(join(folder, '.helmignore'), ['ENOENT'])?.toString() ?? '');
  const files = new Map(filesIn(folder, '', ignores).map((path) => [path, readFile(join(folder, path))!]));
  return { folder, files, ...metadata(join(folder, chartFile), files.get(chartFile)?.toString() ?? '') };
}

function filesIn(root: string, under: string, ignores: Ignores): string[] {
  const entries = onDisk(join(root, under), () => readdirSync(join(root, under), { withFileTypes: true })) ?? [];
  return entries
    .map((entry) => ({ entry, path: under === '' ? entry.name : `${under}/${entry.name}` }))
    .filter(({ entry, path }) => !ignores(path, entry.isDirectory()))
    .flatMap(({ entry, path }) => {
      if (entry.isFile()) return [path];
      if (!entry.isDirectory())
        throw new DiskError(
          join(root, path),
          'expected a file, got a link or a device; put the file itself in its place',
        );
      return isChart(join(root, path)) && !path.startsWith('charts/') ? [] : filesIn(root, path, ignores);
    });
}

/** Whether a folder is one of a chart. */
export function isChart(folder: string): boolean {
  return (
    onDisk(folder, () => lstatSync(join(folder, chartFile), { throwIfNoEntry: false }), ['ENOTDIR'])?.isFile() ?? false
  );
}

function readFile(path: string, expected: readonly string[] = []): Buffer | undefined {
  return onDisk(path, () => readFileSync(path), expected);
}

function metadata(path: string, text: string): Omit<Chart, 'folder' | 'files'> {
  const found = record(parsed(path, text));
  const said = { name: textOf(found.name), version: textOf(found.version) };
  for (const [key, form] of [
    ['name', name],
    ['version', version],
  ] as const)
    if (!form.test(said[key]))
      throw new DiskError(
        path,
        `expected a ${key} that Helm takes, got ${JSON.stringify(found[key])?.slice(0, 100) ?? 'none'}; run strata synth`,
      );
  const dependencies = Array.isArray(found.dependencies) ? found.dependencies.map(record) : [];
  return {
    ...said,
    namespaces: namespacesIn(record(found.annotations)),
    dependencies: dependencies.map((one) => ({
      name: textOf(one.name),
      version: textOf(one.version),
      repository: textOf(one.repository),
    })),
  };
}

function namespacesIn(annotations: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const found = Object.entries(annotations).filter(([key]) => key.startsWith(namespacePrefix));
  return Object.fromEntries(found.map(([key, value]) => [key.slice(namespacePrefix.length), textOf(value)]));
}

function parsed(path: string, text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (error) {
    throw new DiskError(path, `expected YAML: ${(error as Error).message.split('\n')[0]}; run strata synth`, {
      cause: error,
    });
  }
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
