import { digestOf } from '../../model/digest';
import { type Outcome, gather } from '../../model/problem';
import { type KnownServices, type ServiceSources, type Sources, load, platforms } from '../../spec/load';
import type { Selection } from '../selection';

/** The texts of a selection at one moment. */
export interface Snapshot {
  /** Names of all platforms of the repository. */
  readonly names: readonly string[];
  readonly platforms: readonly PlatformSnapshot[];
}

/** The texts of a platform, environments and services by name, with digests. */
export interface PlatformSnapshot extends Sources {
  readonly name: string;
  /** Digest of the common inputs of all services: texts of the platform and its environments, and names of all services. */
  readonly context: string;
  /** Digest of each service's texts, by its name. */
  readonly inputs: ReadonlyMap<string, string>;
}

/**
 * Reads the texts of every platform of a selection. @param known - unchanged services that are not read again
 */
export function takeSnapshot(root: string, selection: Selection = {}, known?: KnownServices): Outcome<Snapshot> {
  const { value: names, problems } = platforms(root);
  const selected = names.filter((name) => !selection.platform || name === selection.platform);
  const loaded = gather(selected.map((name) => load(root, name, known)));
  return {
    value: { names, platforms: loaded.value.map(snapshotOf) },
    problems: [...problems, ...loaded.problems],
  };
}

/** Environments and services sorted by name, independent of the order on disk. */
export function ordered(sources: Sources): Sources {
  return { ...sources, environments: byName(sources.environments), services: byName(sources.services) };
}

function snapshotOf(sources: Sources): PlatformSnapshot {
  const { platform, environments, services } = ordered(sources);
  return {
    name: platform.name,
    platform,
    environments,
    services,
    context: digest([platform, environments, services.map(({ name }) => name)]),
    inputs: new Map(services.map((one) => [one.name, inputsOf(one)])),
  };
}

/** Whether platforms may share a cluster; only an existing one can be shared. */
export function mayShareClusters(all: readonly Sources[]): boolean {
  return all.length > 1 && all.some(({ environments }) => environments.some(({ text }) => text.includes('existing')));
}

/** The items by name. */
export function byName<T extends { readonly name: string }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const digests = new WeakMap<ServiceSources, string>();

/** Digest of a service's texts; cached by object, which is the same while the texts are unchanged. */
function inputsOf(one: ServiceSources): string {
  const found = digests.get(one) ?? digest(one);
  digests.set(one, found);
  return found;
}

function digest(value: unknown): string {
  return digestOf(JSON.stringify(value));
}
