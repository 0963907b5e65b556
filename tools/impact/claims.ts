import { pause } from '../harness/each';
import type { ApiClient } from '../kubernetes/api-client';
import type { KubernetesObject } from '../kubernetes/object';

/** Gives claims a volume each, as a driver would: the API server lets only bound claims grow. */
export async function bind(api: ApiClient, claims: readonly KubernetesObject[]): Promise<void> {
  for (const claim of claims) await api.apply(volumeOf(claim));
  for (let second = 0; second < 30; second++) {
    const states = await Promise.all(claims.map((claim) => api.get(claim)));
    if (states.every(({ body }) => body.status?.phase === 'Bound')) return;
    await pause(1);
  }
}

function volumeOf({ metadata: { name, namespace }, spec }: KubernetesObject): KubernetesObject {
  const { resources, accessModes, storageClassName } = spec as {
    readonly resources: { readonly requests: { readonly storage: string } };
    readonly accessModes: readonly string[];
    readonly storageClassName?: string;
  };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `${namespace}-${name}` },
    spec: {
      accessModes,
      storageClassName,
      capacity: resources.requests,
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace },
      persistentVolumeReclaimPolicy: 'Retain',
      csi: { driver: 'example.com', volumeHandle: `${namespace}-${name}` },
    },
  };
}
