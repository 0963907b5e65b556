import { now } from './clock';
import type { Cluster } from './cluster';
import { type KubernetesObject, title } from './object';

/** Objects made, and statuses written, in place of a controller that does not run here. */
interface Deed {
  readonly objects?: readonly object[];
  readonly statuses?: readonly object[];
}

interface StandIn {
  readonly kind: string;
  /** The kind as kubectl names it. */
  readonly resource: string;
  readonly instead: string;
  /** What to do about an object; nothing once it has been done. */
  readonly act: (object: KubernetesObject) => Deed | undefined;
}

interface SecretData {
  readonly secretKey: string;
}

const readyNow = (reason: string) => ({
  type: 'Ready',
  status: 'True',
  reason,
  message: 'stand-in',
  lastTransitionTime: now(),
});
const identity = ({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject) => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
});

/** What External Secrets says once it has read a generation of an object. */
export const synced = ({ generation }: { readonly generation?: number }) => ({
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
    statuses: [{ ...identity(object), status: synced(object.metadata) }],
  };
}

function fetched(object: KubernetesObject): Deed | undefined {
  const { generation } = object.metadata;
  if (object.status?.observedGeneration === generation) return undefined;
  const status = { observedGeneration: generation, conditions: [readyNow('Succeeded')] };
  return { statuses: [{ ...identity(object), status }] };
}

function loadBalancer(object: KubernetesObject): Deed | undefined {
  const { ingress } = (object.status?.loadBalancer ?? {}) as { readonly ingress?: unknown };
  if (object.spec?.type !== 'LoadBalancer' || ingress) return undefined;
  return { statuses: [{ ...identity(object), status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } } }] };
}

function volume(object: KubernetesObject): Deed | undefined {
  if (object.status?.phase === 'Bound' || object.spec?.volumeName) return undefined;
  const { name, namespace } = object.metadata;
  const {
    resources,
    accessModes,
    storageClassName = '',
    volumeMode,
  } = object.spec as Readonly<Record<string, unknown>>;
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

const source = 'status of sources of charts, which cannot be fetched';
const standIns: readonly StandIn[] = [
  {
    kind: 'ExternalSecret',
    resource: 'externalsecrets.external-secrets.io',
    instead: 'Secrets that External Secrets would write, and its status',
    act: secret,
  },
  { kind: 'HelmRepository', resource: 'helmrepositories.source.toolkit.fluxcd.io', instead: source, act: fetched },
  { kind: 'OCIRepository', resource: 'ocirepositories.source.toolkit.fluxcd.io', instead: source, act: fetched },
  {
    kind: 'HelmRelease',
    resource: 'helmreleases.helm.toolkit.fluxcd.io',
    instead: 'status of HelmReleases, whose charts cannot be fetched',
    act: fetched,
  },
  { kind: 'Service', resource: 'services', instead: 'address of Services of type LoadBalancer', act: loadBalancer },
  {
    kind: 'PersistentVolumeClaim',
    resource: 'persistentvolumeclaims',
    instead: 'volumes for claims, there being no provisioner',
    act: volume,
  },
];

/** Does what the missing controllers would do, and remembers for whom. */
export class StandIns {
  private readonly done = new Map<string, Set<string>>();

  /** Does once what they would do by now; nothing for an object that is held. */
  async act(cluster: Cluster, isHeld: (object: KubernetesObject) => boolean = () => false): Promise<void> {
    const found = (await cluster.list(...standIns.map(({ resource }) => resource))).filter((object) => !isHeld(object));
    const deeds = found.flatMap((object) => {
      const { instead, act } = standIns.find(({ kind }) => kind === object.kind)!;
      const deed = act(object);
      if (deed) this.remember(instead, `${cluster.folder} ${title(object)}`);
      return deed ?? [];
    });
    await cluster.impose(deeds.flatMap(({ objects = [] }) => objects));
    await cluster.impose(
      deeds.flatMap(({ statuses = [] }) => statuses),
      'status',
    );
  }

  /** What stood in for what, and how often. */
  notes(): string[] {
    return [...this.done].map(([instead, objects]) => `stand-in: ${instead} (${objects.size})`);
  }

  private remember(instead: string, object: string): void {
    this.done.set(instead, (this.done.get(instead) ?? new Set()).add(object));
  }
}
