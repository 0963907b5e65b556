import { trimEnd } from '../../model/trim';
import type { ConfigFile } from '../../model/parts/config';
import type { Volume, VolumeSource } from '../../model/parts/volumes';
import type { Spelled } from '../kinds';

type Type = VolumeSource['type'];
type Of<T extends Type> = Extract<VolumeSource, { readonly type: T }>;
type Filled = Spelled;

/** Names of Strata's own volumes. */
const own = { scratch: 'strata-tmp', files: 'strata-files' };

/** Sources of volumes by type; a claim template provides one by its name. */
const sources: { readonly [T in Type]: (source: Of<T>, readOnly: boolean) => Filled | undefined } = {
  emptyDir: ({ size, memory }) => ({
    emptyDir: { sizeLimit: size ? size : undefined, medium: memory ? 'Memory' : undefined },
  }),
  ephemeral: (source) => ({ ephemeral: { volumeClaimTemplate: { spec: claimSpec(source) } } }),
  claim: ({ claimName }, readOnly) => ({ persistentVolumeClaim: { claimName, ...(readOnly && { readOnly }) } }),
  existingClaim: ({ claimName }, readOnly) => ({ persistentVolumeClaim: { claimName, ...(readOnly && { readOnly }) } }),
  claimTemplate: () => undefined,
  secret: ({ name, items }) => ({ secret: { secretName: name, items: keys(items) } }),
  configMap: ({ name, items }) => ({ configMap: { name, items: keys(items) } }),
};

/** Spec of a claim. */
export function claimSpec(source: Pick<Of<'claim'>, 'size' | 'storageClass' | 'accessMode'>): Spelled {
  return {
    accessModes: [source.accessMode],
    storageClassName: source.storageClass,
    resources: { requests: { storage: source.size } },
  };
}

/** Volumes of a pod: those of the spec, the service's files, and a writable one, since the root file system is read-only. */
export function podVolumes(volumes: readonly Volume[], files: readonly ConfigFile[], configMap: string): Spelled[] {
  return [
    ...volumes.flatMap(({ name, source, readOnly }) => {
      const filled = fill(source, readOnly);
      return filled ? [{ name, ...filled }] : [];
    }),
    ...(files.length > 0 ? [{ name: own.files, configMap: { name: configMap } }] : []),
    ...(hasScratch(volumes) ? [] : [{ name: own.scratch, emptyDir: {} }]),
  ];
}

/** Mounts of the main container. */
export function podMounts(volumes: readonly Volume[], files: readonly ConfigFile[]): Spelled[] {
  return [
    ...volumes.flatMap(({ name, mountPath, subPath, readOnly }) =>
      mountPath ? [{ name, mountPath, subPath, ...(readOnly && { readOnly }) }] : [],
    ),
    // Mounting single files keeps other files of the folder visible.
    ...files.map(({ name, mountPath }) => ({ name: own.files, mountPath, subPath: name, readOnly: true })),
    ...(hasScratch(volumes) ? [] : scratchMount()),
  ];
}

/** `/tmp`, for a container without its own mount there. */
export function scratchMount(taken: readonly { readonly mountPath: string }[] = []): Spelled[] {
  return taken.some(({ mountPath }) => isScratch(mountPath)) ? [] : [{ name: own.scratch, mountPath: '/tmp' }];
}

/** Whether the service has its own mount at `/tmp`. */
export function hasScratch(volumes: readonly Volume[]): boolean {
  return volumes.some(({ mountPath }) => mountPath !== undefined && isScratch(mountPath));
}

function isScratch(path: string): boolean {
  return trimEnd(path, '/') === '/tmp';
}

function fill<T extends Type>(source: Of<T>, readOnly: boolean): Filled | undefined {
  const make: (source: Of<T>, readOnly: boolean) => Filled | undefined = sources[source.type as T];
  return make(source, readOnly);
}

function keys(items: Readonly<Record<string, string>> | undefined): Spelled[] | undefined {
  return items && Object.entries(items).map(([key, path]) => ({ key, path }));
}
