import { hexOf } from '../model/digest';
import type { Layer } from './layer';
import { taskOf } from './render/task';

/** Selection of a part of the repository. */
export interface Selection {
  readonly platform?: string;
  readonly environment?: string;
  readonly service?: string;
  /** One of several equal shards, counted from 1, for several machines. @default - all */
  readonly shard?: Shard;
}

/** A shard. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The selection without other options. */
export function selectionOf({ platform, environment, service, shard }: Selection): Selection {
  return { platform, environment, service, shard };
}

/** A cluster, and its owning environment. */
export interface Ownership {
  readonly platform: string;
  readonly cluster: string;
  readonly environment: string;
}

/** Owner of a file of a layer: a service or a layer of an environment, of a cluster or of an account. */
interface Owner {
  readonly platform: string;
  readonly where: 'environments' | 'clusters' | 'charts';
  readonly scope: string;
  readonly part: string;
}

/** Stacks of a cluster; all others belong to an environment, or to an account, which no environment covers. */
const clusterStacks: ReadonlySet<string> = new Set(['network', 'cluster']);

const owners: Readonly<Record<Layer, (path: string) => Owner | undefined>> = {
  // A chart is of all environments, and so of no single one.
  helm(path) {
    const [platform, part] = path.split('/');
    return platform && part ? { platform, where: 'charts', scope: '', part } : undefined;
  },
  kubernetes(path) {
    const [platform, where, scope, part] = path.split('/');
    if (!platform || !scope || !part) return undefined;
    if (where === 'environments') return { platform, where, scope, part };
    return where === 'clusters' ? { platform, where, scope, part: 'flux' } : undefined;
  },
  terraform(path) {
    const [platform, scope, part] = (path.split('/')[1] ?? '').split('.');
    if (!platform || !scope || !part) return undefined;
    return { platform, where: clusterStacks.has(part) ? 'clusters' : 'environments', scope, part };
  },
};

/** Whether a selection covers a file; a file without an owner is covered by the whole. */
export function covers(
  { platform, environment, service, shard }: Selection,
  layer: Layer,
  ownerships: readonly Ownership[],
): (path: string) => boolean {
  if (!platform && !environment && !service && !shard) return () => true;
  return (path) => {
    const owner = owners[layer](path);
    // Files without an owner belong to the first shard.
    if (!owner) return !platform && !environment && !service && (shard?.index ?? 1) === 1;
    return (
      falls(owner, shard) &&
      (!platform || owner.platform === platform) &&
      (!environment || environmentOf(owner, ownerships) === environment) &&
      (!service || (owner.where !== 'clusters' && owner.part === service))
    );
  };
}

/** Whether a selection of layers covers a task, by its id. */
export function wants(
  { layers, ...selection }: Selection & { readonly layers: readonly Layer[] },
  ownerships: readonly Ownership[] = [],
): (id: string) => boolean {
  const covering = new Map(layers.map((layer) => [layer, covers(selection, layer, ownerships)]));
  return (id) => {
    const { layer, folder } = taskOf(id);
    return covering.get(layer)?.(`${folder}/`) ?? false;
  };
}

/** Platform and environment of a file, and its service or shared part there. @default - nothing owns it */
export function ownerOf(
  layer: Layer,
  path: string,
  ownerships: readonly Ownership[],
): { readonly platform: string; readonly environment?: string; readonly part?: string } | undefined {
  const owner = owners[layer](path);
  if (!owner) return undefined;
  const part = owner.where === 'environments' ? owner.part : undefined;
  return { platform: owner.platform, environment: environmentOf(owner, ownerships), part };
}

/** Platform of a file. @default - none */
export function platformOf(layer: Layer, path: string): string | undefined {
  return owners[layer](path)?.platform;
}

/** `platform/environment` of a file. @default - that of an account, or none */
export function homeOf(layer: Layer, path: string, ownerships: readonly Ownership[]): string | undefined {
  const owner = owners[layer](path);
  return owner && `${owner.platform}/${environmentOf(owner, ownerships)}`;
}

function environmentOf({ platform, where, scope }: Owner, ownerships: readonly Ownership[]): string | undefined {
  if (where === 'environments') return scope;
  if (where === 'charts') return undefined;
  return ownerships.find((one) => one.platform === platform && one.cluster === scope)?.environment;
}

/** Whether a shard has an owner; all environments of a service are in one shard. */
function falls({ platform, where, scope, part }: Owner, shard: Shard | undefined): boolean {
  if (!shard) return true;
  const name = where !== 'clusters' ? `${platform} ${part}` : `${platform} ${scope} ${part}`;
  return isIn(shard, name);
}

/** Whether a name belongs to a shard. */
function isIn({ index, count }: Shard, name: string): boolean {
  return parseInt(hexOf(name).slice(0, 8), 16) % count === index - 1;
}
