import type { Cluster } from './cluster';
import { type KubernetesObject, condition } from './object';

/** Objects made, and statuses written, in place of a controller that does not run here. */
interface Deed {
  readonly objects?: readonly object[];
  readonly statuses?: readonly object[];
}

interface StandIn {
  /** Kind as kubectl names it. */
  readonly kind: string;
  readonly instead: string;
  /** What to do about an object; nothing once it has been done. */
  readonly act: (object: KubernetesObject) => Deed | undefined;
}

interface SecretData {
  readonly secretKey: string;
}

const now = () => new Date().toISOString().replace(/\.\d+Z/, 'Z');
const readyNow = (reason: string) => ({ type: 'Ready', status: 'True', reason, message: 'stand-in', lastTransitionTime: now() });
const identity = ({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject) => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
});

/** Where External Secrets says which generation of an object it has read. */
export const synced = ({ metadata }: KubernetesObject, generation = metadata.generation) => ({
  refreshTime: now(),
  syncedResourceVersion: `${generation}-0123456789abcdef`,
  conditions: [readyNow('SecretSynced')],
});

function secret(object: KubernetesObject): Deed | undefined {
  if (String(object.status?.syncedResourceVersion ?? '').startsWith(`${object.metadata.generation}-`)) return undefined;
  const target = object.spec?.target as { readonly name?: string } | undefined;
  const data = (object.spec?.data ?? []) as readonly SecretData[];
  const { name, namespace } = object.metadata;
  return {
    objects: [
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: target?.name ?? name, namespace },
        stringData: Object.fromEntries(data.map(({ secretKey }) => [secretKey, 'stand-in'])),
      },
    ],
    statuses: [{ ...identity(object), status: synced(object) }],
  };
}

function release(object: KubernetesObject): Deed | undefined {
  if (object.status?.observedGeneration === object.metadata.generation) return undefined;
  const status = { observedGeneration: object.metadata.generation, conditions: [readyNow('InstallSucceeded')] };
  return condition(object, 'Ready')?.message === 'stand-in' ? undefined : { statuses: [{ ...identity(object), status }] };
}

function loadBalancer(object: KubernetesObject): Deed | undefined {
  const { ingress } = (object.status?.loadBalancer ?? {}) as { readonly ingress?: unknown };
  if (object.spec?.type !== 'LoadBalancer' || ingress) return undefined;
  return { statuses: [{ ...identity(object), status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } } }] };
}

function volume(object: KubernetesObject): Deed | undefined {
  if (object.status?.phase === 'Bound' || object.spec?.volumeName) return undefined;
  const { name, namespace } = object.metadata;
  const { resources, accessModes, storageClassName = '', volumeMode } = object.spec as Readonly<Record<string, unknown>>;
  const { requests } = resources as { readonly requests: { readonly storage: string } };
  return {
    objects: [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name: `stand-in-${namespace}-${name}` },
        spec: {
          capacity: { storage: requests.storage },
          accessModes,
          storageClassName,
          volumeMode,
          claimRef: { namespace, name },
          csi: { driver: 'stand-in', volumeHandle: `${namespace}-${name}` },
        },
      },
    ],
  };
}

const standIns: readonly StandIn[] = [
  { kind: 'externalsecrets.external-secrets.io', instead: 'Secrets that External Secrets would write, and its status', act: secret },
  { kind: 'helmreleases.helm.toolkit.fluxcd.io', instead: 'status of HelmReleases, whose charts cannot be fetched', act: release },
  { kind: 'services', instead: 'address of Services of type LoadBalancer', act: loadBalancer },
  { kind: 'persistentvolumeclaims', instead: 'volumes for claims, there being no provisioner', act: volume },
];

/** Does once what the missing controllers would do by now; says what stood in, by kind. */
export async function standIn(cluster: Cluster, isHeld: (object: KubernetesObject) => boolean = () => false): Promise<Map<string, number>> {
  const found = await cluster.list(...standIns.map(({ kind }) => kind));
  const deeds = standIns.flatMap(({ kind, instead, act }) =>
    found
      .filter((object) => `${object.kind.toLowerCase()}s` === kind.split('.')[0] && !isHeld(object))
      .flatMap((object) => act(object) ?? [])
      .map((deed) => ({ instead, deed })),
  );
  await cluster.impose(deeds.flatMap(({ deed }) => deed.objects ?? []));
  await cluster.impose(deeds.flatMap(({ deed }) => deed.statuses ?? []), 'status');
  const counts = new Map<string, number>();
  for (const { instead } of deeds) counts.set(instead, (counts.get(instead) ?? 0) + 1);
  return counts;
}

/** Adds up what stood in. */
export class StandInTally {
  private readonly counts = new Map<string, number>();

  add(counts: ReadonlyMap<string, number>): void {
    for (const [instead, count] of counts) this.counts.set(instead, (this.counts.get(instead) ?? 0) + count);
  }

  notes(): string[] {
    return [...this.counts].map(([instead, count]) => `stand-in: ${instead} (${count})`);
  }
}
