import { isMapping } from '../../model/mapping';

type Mapping = Readonly<Record<string, unknown>>;
type List = readonly unknown[];

/**
 * Merge keys of list items, by list; all other lists are replaced.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 * @see https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
const mergeKeys: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  imagePullSecrets: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
  resourceClaims: ['name'],
  claims: ['name'],
  schedulingGates: ['name'],
  readinessGates: ['conditionType'],
  listeners: ['name'],
  secrets: ['name'],
};

/** Mutually exclusive keys: setting one removes the others. */
const handlers = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];
const ways: Readonly<Record<string, readonly string[]>> = {
  env: ['value', 'valueFrom'],
  valueFrom: ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'],
  ...Object.fromEntries(
    ['livenessProbe', 'readinessProbe', 'startupProbe', 'preStop', 'postStart'].map((name) => [name, handlers]),
  ),
};

/** Kinds with merge keys; lists of other kinds are replaced. */
const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Pod', 'Service'].concat(
  'ServiceAccount',
  'Gateway',
);

/** Merge keys of a list, or none. */
export function keysOf(list: string, item: unknown): readonly string[] | undefined {
  if (list === 'ports') return [isMapping(item) && 'containerPort' in item ? 'containerPort' : 'port', 'protocol'];
  return Object.hasOwn(mergeKeys, list) ? mergeKeys[list] : undefined;
}

/** Whether the lists of a kind merge by keys. */
export function mergesLists(kind: string): boolean {
  return kinds.includes(kind);
}

/** Two patches of one object as one: the later one takes precedence, removals are kept. */
export function joinPatches(kind: string, below: Mapping, above: Mapping): Mapping {
  return merge(below, above, { byKeys: mergesLists(kind), removes: false }) as Mapping;
}

/** An object with a patch applied: mappings merge, null removes, lists merge by their keys, all else replaces. */
export function patchObject(kind: string, target: object, patch: Mapping): object {
  return merge(target, patch, { byKeys: mergesLists(kind), removes: true }) as object;
}

/** Merge options: whether lists have merge keys, and whether removals are applied. */
interface MergeOptions {
  readonly byKeys: boolean;
  readonly removes: boolean;
}

function merge(target: unknown, patch: unknown, how: MergeOptions, name = ''): unknown {
  if (Array.isArray(patch)) return list(target, patch, how, name);
  if (!isMapping(patch)) return patch;
  const { $patch: directive, ...said } = patch;
  if (how.byKeys && how.removes && directive === 'replace') return said;
  const base = new Map(isMapping(target) ? Object.entries(target) : []);
  if (how.byKeys) for (const key of replaced(said, base, name)) base.delete(key);
  for (const [key, value] of Object.entries(patch)) {
    const gone = value === null || (how.byKeys && isMapping(value) && value.$patch === 'delete');
    if (gone && how.removes) base.delete(key);
    else base.set(key, merge(base.get(key), value, how, key));
  }
  return Object.fromEntries(base);
}

/** Keys of a target that exclude those of a patch. */
function replaced(patch: Mapping, base: ReadonlyMap<string, unknown>, name: string): readonly string[] {
  const isNew = (key: string) => patch[key] !== undefined && patch[key] !== null;
  const unsaid = (key: string) => !Object.hasOwn(patch, key);
  if (/^(strategy|updateStrategy)$/.test(name))
    return isNew('type') && patch.type !== 'RollingUpdate' ? ['rollingUpdate'].filter(unsaid) : [];
  const alternatives =
    name === 'volumes' ? [...base.keys(), ...Object.keys(patch)].filter((key) => key !== 'name') : ways[name];
  return alternatives?.some(isNew) ? alternatives.filter(unsaid) : [];
}

function list(target: unknown, patch: List, how: MergeOptions, name: string): unknown {
  if (how.byKeys && (name === 'add' || name === 'drop')) return patch.map(withoutPrefix);
  const keys = how.byKeys ? keysOf(name, patch[0]) : undefined;
  if (!keys || !patch.every(isMapping) || patch.length === 0) return patch;
  if (patch.some(({ $patch }) => $patch === 'replace'))
    return how.removes ? patch.filter(({ $patch }) => $patch !== 'replace') : patch;
  const items = new Map(
    (Array.isArray(target) ? target : []).map((item, index) => [identity(item, keys) ?? `${index}`, item as unknown]),
  );
  for (const [index, item] of patch.entries()) {
    const id = identity(item, keys) ?? `new ${index}`;
    if (item.$patch === 'delete' && how.removes && items.has(id)) items.delete(id);
    else items.set(id, merge(items.get(id), item, how, name));
  }
  return [...items.values()];
}

/** Merge key of an item; the default protocol is TCP. */
function identity(item: unknown, keys: readonly string[]): string | undefined {
  if (!isMapping(item)) return undefined;
  const values = keys.map((key) => item[key] ?? (key === 'protocol' ? 'TCP' : undefined));
  return values.includes(undefined) ? undefined : JSON.stringify(values.map(String));
}

/** A capability by its name in Kubernetes. */
function withoutPrefix(name: unknown): unknown {
  return typeof name === 'string' ? name.replace(/^CAP_/, '') : name;
}
