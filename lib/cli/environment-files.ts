import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { setIn } from '../spec/edit';
import { onDisk } from '../files/disk-error';
import { demandInside } from '../files/inside';
import { type Files, list } from './files';
import { environmentTemplate } from './templates/environment';
import { type Known, environmentLike, likest } from './templates/environment-like';
import { schemaLine } from './templates/schema';

/** Options of a new environment. */
export interface Wanted {
  readonly name: string;
  readonly cloud: string;
  readonly stage: string;
}

/** Files of a new environment: its own, and the overlays of the environment that it copies. */
export function environmentFiles(root: string, platform: string, wanted: Wanted): Files {
  const { name, cloud, stage } = wanted;
  const folder = `apps/${platform}/environments`;
  const all = list(join(root, folder))
    .filter((file) => file.endsWith('.yaml'))
    .map((file): Known => ({ name: file.slice(0, -'.yaml'.length), text: read(root, `${folder}/${file}`) ?? '' }));
  const path = `${folder}/${name}.yaml`;
  const like = likest(all, cloud, stage);
  const text = like
    ? environmentLike(like, stage, stage === 'production' ? hostOf(root, platform, name) : undefined)
    : schemaLine(root, path, 'environment') + environmentTemplate(platform, stage, cloud);
  return { [path]: text, ...overlays(root, platform, name, like ?? all.at(-1)) };
}

/** A host of its own: the platform's domain may be that of another production environment. */
function hostOf(root: string, platform: string, name: string): string | undefined {
  const { domain } = (parse(read(root, `apps/${platform}/platform.yaml`) ?? '') ?? {}) as { domain?: string };
  return domain && `${name}.${domain}`;
}

/** Overlays of services, copied from another environment. */
function overlays(root: string, platform: string, name: string, like: Known | undefined): Files {
  if (!like) return {};
  const entries = list(join(root, 'services', platform)).flatMap((service): [string, string][] => {
    const folder = `services/${platform}/${service}`;
    const path = `${folder}/environments/${name}.yaml`;
    if (read(root, path) !== undefined) return [];
    const config = read(root, `${folder}/deployment-config.yaml`);
    const spec = inline(config, like.name);
    const said =
      read(root, `${folder}/environments/${like.name}.yaml`) ??
      (spec === undefined ? undefined : schemaLine(root, path, 'overlay') + stringify({ spec }));
    // A namespace belongs to one environment.
    const isElsewhere = [said, config].some((text) => namespaceOf(text) !== undefined);
    const empty = `${schemaLine(root, path, 'overlay')}spec: {}\n`;
    if (isElsewhere) return [[path, setIn(said ?? empty, ['metadata', 'namespace'], `${platform}-${name}`)]];
    return said === undefined ? [] : [[path, said]];
  });
  return Object.fromEntries(entries);
}

function namespaceOf(text: string | undefined): string | undefined {
  return ((parse(text ?? '') ?? {}) as { metadata?: { namespace?: string } }).metadata?.namespace;
}

/** Settings of an environment in a service's own spec. */
function inline(text: string | undefined, environment: string): unknown {
  const { spec } = (parse(text ?? '') ?? {}) as { spec?: { environments?: Readonly<Record<string, unknown>> } };
  return spec?.environments?.[environment];
}

function read(root: string, path: string): string | undefined {
  demandInside(root, join(root, path));
  return onDisk(path, () => readFileSync(join(root, path), 'utf8'), ['ENOENT', 'ENOTDIR']);
}
