import { at } from '../model/mapping';

/**
 * Keys that tell elements of a list apart, by the name of the list; the first that all elements have.
 * @see `x-kubernetes-list-map-keys` and `x-kubernetes-patch-merge-key` of the API's schema
 */
const keysOfLists: Readonly<Record<string, readonly (readonly string[])[]>> = {
  ports: [['containerPort', 'protocol'], ['port', 'protocol'], ['port']],
  volumeMounts: [['mountPath']],
  volumeDevices: [['devicePath']],
  hostAliases: [['ip']],
  topologySpreadConstraints: [['topologyKey', 'whenUnsatisfiable']],
  items: [['key']],
  data: [['secretKey']],
  conditions: [['type']],
  volumeClaimTemplates: [['metadata.name']],
  rules: [['alert'], ['record'], ['name']],
  metrics: [['resource.name'], ['external.metric.name'], ['pods.metric.name']],
};

/** Keys of every other list, where all elements have them. */
const common: readonly (readonly string[])[] = [['name'], ['sid'], ['Sid'], ['id']];

/** Lists whose order has a meaning. */
const ordered: ReadonlySet<string> = new Set([
  'command',
  'args',
  'initContainers',
  'entrypoint',
  'filters',
  'provisioner',
]);

/** Whether the order of a list has a meaning. */
export function isOrdered(list: string): boolean {
  return ordered.has(list);
}

/** Unique names of the elements of both lists, by their merge keys; undefined where they have none. */
export function namesOf(list: string, ...both: readonly (readonly unknown[])[]): string[][] | undefined {
  for (const keys of [...(keysOfLists[list] ?? []), ...common]) {
    const names = both.map((elements) => elements.map((one) => nameBy(one, keys)));
    if (names.every((some) => !some.includes(undefined) && new Set(some).size === some.length))
      return names as string[][];
  }
  return undefined;
}

/** Defaults of merge keys. */
const absent: Readonly<Record<string, string>> = { protocol: 'TCP' };

function nameBy(element: unknown, keys: readonly string[]): string | undefined {
  const values = keys.map((key) => at(element, key.split('.')) ?? absent[key]);
  const fits = values.every((value) => ['string', 'number'].includes(typeof value));
  return fits ? values.filter((value, index) => value !== absent[keys[index]!]).join('/') : undefined;
}
