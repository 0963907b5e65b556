import { basename } from 'node:path';
import type { Outcome } from '../model/problem';
import { quoted } from './characters';
import { type Disk, open } from './disk';
import { didYouMean, expected, nearest } from './hints';

/** One file on disk. */
export interface Source {
  /** Name of what it describes, from its folder or file. */
  readonly name: string;
  /** Path relative to the repository, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** All files of one service. */
export interface ServiceSources {
  readonly name: string;
  readonly config: Source;
  /** Overlays by environment; the file names it. */
  readonly overlays: readonly Source[];
  /** Manifests and Terraform JSON that are added to the output. */
  readonly extras: readonly Source[];
  /** Dashboards of Grafana: JSON files of the folder `dashboards`, and those beside the specification that it names. @default - none */
  readonly dashboards?: readonly Source[];
  /** Path of `extend.ts`, relative to the repository. @default - there is none */
  readonly extend?: string;
}

/** Whether code of the repository changes a service's output: then it runs each time. */
export function isExtended({ extend }: Pick<ServiceSources, 'extend'>): boolean {
  return extend !== undefined;
}

/** All files of one platform. */
export interface Sources {
  /** Its text is empty when it could not be read; a problem is then reported. */
  readonly platform: Source;
  readonly environments: readonly Source[];
  readonly services: readonly ServiceSources[];
}

/**
 * A folder name that is valid in resource names: a DNS label that starts with a letter, and no property of Object.prototype.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 */
const label = /^(?!constructor$)[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Folders that a service's folder may hold. */
export const serviceFolders = ['environments', 'extra', 'dashboards'] as const;

/** Known names in a folder, by the folder's role. */
const roles = {
  platform: ['platform.yaml', 'environments'],
  service: ['deployment-config.yaml', ...serviceFolders, 'extend.ts'],
} as const;

/** Names of the platforms under `root`. */
export function platforms(root: string): Outcome<string[]> {
  const disk = open(root);
  const folders = disk.list('apps').filter((name) => disk.kind(`apps/${name}`) === 'folder');
  const holding = (file: string) => folders.filter((name) => disk.list(`apps/${name}`).includes(file));
  const found = holding('platform.yaml').filter((name) => named(disk, 'apps', name));
  for (const name of holding('environments')) {
    if (!holding('platform.yaml').includes(name)) lacking(disk, `apps/${name}/platform.yaml`);
  }
  for (const name of folderNames(disk, 'services')) {
    if (folders.includes(name)) continue;
    const hint = didYouMean(name, found) ?? `create apps/${name}/platform.yaml`;
    disk.add('E101', `services/${name}`, expected('the name of a platform', quoted(name), hint));
  }
  if (!found.length && !disk.problems.length) lacking(disk, 'apps/<platform>/platform.yaml');
  return { value: found, problems: disk.problems };
}

/** Unchanged services since they were read, by folder. */
export interface KnownServices {
  readonly get: (folder: string) => ServiceSources | undefined;
  /** Keeps a service that was read. */
  readonly set: (folder: string, one: ServiceSources) => unknown;
}

/** Reads a platform; services and environments are found by folder. */
export function load(root: string, platform: string, known?: KnownServices): Outcome<Sources> {
  const disk = open(root);
  const [app, services] = [`apps/${platform}`, `services/${platform}`];
  const config = { name: platform, file: `${app}/platform.yaml`, text: '' };
  if (!named(disk, 'apps', platform))
    return { value: { platform: config, environments: [], services: [] }, problems: disk.problems };

  misnamed(disk, app, roles.platform);
  const folder = (name: string) => `${services}/${name}`;
  const value: Sources = {
    platform: { ...config, text: disk.text(config.file) ?? '' },
    environments: byEnvironment(disk, `${app}/environments`),
    services: folderNames(disk, services).flatMap(
      (name) => known?.get(folder(name)) ?? service(disk, folder(name), name) ?? [],
    ),
  };
  const { problems } = disk;
  // Problems are reported on each run.
  if (problems.length === 0) for (const one of value.services) known?.set(folder(one.name), one);
  return { value, problems };
}

/** Reads the service in a folder. */
export function loadService(root: string, folder: string): Outcome<ServiceSources | undefined> {
  const disk = open(root);
  const value = service(disk, folder, basename(folder));
  return { value, problems: disk.problems };
}

function service(disk: Disk, folder: string, name: string): ServiceSources | undefined {
  misnamed(disk, folder, roles.service);
  const config = source(disk, folder, 'deployment-config.yaml', name);
  const overlays = byEnvironment(disk, `${folder}/environments`);
  const extras = files(disk, `${folder}/extra`, /^[\w-][\w.-]*(?=\.(yaml|yml|tf\.json)$)/, '.yaml, .yml or .tf.json');
  const extend = disk.list(folder).includes('extend.ts') && disk.text(`${folder}/extend.ts`) !== undefined;
  if (!config) return undefined;
  const dashboards = dashboardsOf(disk, folder, [config, ...overlays]);
  return {
    ...{ name, config, overlays, extras },
    ...(dashboards.length ? { dashboards } : {}),
    ...(extend ? { extend: `${folder}/extend.ts` } : {}),
  };
}

/** Files beside the specification are read where a text of it has their name: others may be of any sort and size. */
function dashboardsOf(disk: Disk, folder: string, texts: readonly Source[]): readonly Source[] {
  const beside = disk
    .list(folder)
    .filter((file) => file.endsWith('.json') && texts.some(({ text }) => text.includes(file)))
    .flatMap((file) => source(disk, folder, file, file) ?? []);
  const below = files(disk, `${folder}/dashboards`, /^[\w-][\w.-]*\.json$/, '.json');
  return [...beside, ...below.map((one) => ({ ...one, name: `dashboards/${one.name}` }))];
}

/** One file of a folder, named for what it describes. */
function source(disk: Disk, folder: string, file: string, name: string): Source | undefined {
  const text = disk.text(`${folder}/${file}`);
  return text === undefined ? undefined : { name, file: `${folder}/${file}`, text };
}

/** Files named for an environment. */
function byEnvironment(disk: Disk, folder: string): readonly Source[] {
  const found = files(disk, folder, /^.+(?=\.yaml$)/, '.yaml');
  return found.filter(({ name, file }) => named(disk, file, name, ''));
}

/** Files of a folder whose name has a form; the others are problems. */
function files(disk: Disk, folder: string, form: RegExp, endings: string): readonly Source[] {
  return disk.list(folder).flatMap((file) => {
    const name = form.exec(file)?.[0];
    if (name !== undefined) return source(disk, folder, file, name) ?? [];
    disk.add(
      'E105',
      `${folder}/${file}`,
      expected(`a file name that ends in ${endings}`, quoted(file), 'rename or remove it'),
    );
    return [];
  });
}

/** Names of the folders in a folder that may hold only folders. */
function folderNames(disk: Disk, folder: string): readonly string[] {
  return disk.list(folder).filter((name) => {
    const kind = disk.kind(`${folder}/${name}`);
    if (kind === 'file') disk.add('E105', `${folder}/${name}`, expected('a folder', 'a file', 'move or remove it'));
    return kind === 'folder' && named(disk, folder, name);
  });
}

/** Whether a name is valid in resource names. */
function named(disk: Disk, file: string, name: string, below = `/${name}`): boolean {
  if (label.test(name)) return true;
  const what = 'a name of at most 63 lowercase letters, digits and hyphens that starts with a letter';
  disk.add('E107', `${file}${below}`, expected(what, quoted(name), 'rename it'));
  return false;
}

/** Reports names that are probably misspelled; other files are allowed. */
function misnamed(disk: Disk, folder: string, role: readonly string[]): void {
  const stem = (name: string) => name.replace(/\.[^.]*$/, '');
  for (const name of disk.list(folder).filter((each) => !role.includes(each))) {
    const meant = role.find((each) => stem(each) === stem(name)) ?? nearest(name, role);
    if (meant) disk.add('E105', `${folder}/${name}`, expected(meant, quoted(name), `did you mean ${meant}?`));
  }
}

function lacking(disk: Disk, file: string): void {
  disk.add('E101', file, expected('a file', 'nothing', 'create it'));
}
