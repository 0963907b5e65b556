import { workloadOf } from '../workload-type';
import type { AccessMode, Volume, VolumeSource } from '../../../model/parts/volumes';
import type { Facts, VolumeSizes } from '../../../model/facts';
import { compareQuantities } from '../../../model/quantity';
import type { SettleContext } from '../context';
import { classProblem, storageClass } from '../../backing/storage-classes';
import { checkType, existingClaim, making, typeOf, type VolumeSpec } from './volume-type';

type Make = (spec: VolumeSpec, context: SettleContext) => VolumeSource;

const claim = (spec: VolumeSpec, context: SettleContext) => ({
  size: sizeOf(spec, context),
  storageClass: spec.storageClass && storageClass(spec.storageClass, context),
  accessMode: spec.accessMode ?? ('ReadWriteOnce' satisfies AccessMode),
});

/** Sources of volumes by type. */
const sources: Readonly<Record<NonNullable<VolumeSpec['type']>, Make>> = {
  emptyDir: ({ size, medium }) => ({ type: 'emptyDir', size, memory: medium === 'Memory' }),
  ephemeral: (spec, context) => ({ type: 'ephemeral', ...claim(spec, context) }),
  claimTemplate: (spec, context) => ({ type: 'claimTemplate', ...claim(spec, context) }),
  claim(spec, context) {
    const existing = existingClaim(spec);
    return existing
      ? { type: 'existingClaim', claimName: existing }
      : { type: 'claim', claimName: spec.claimName ?? `${context.name}-${spec.name}`, ...claim(spec, context) };
  },
  secret: ({ existing, name, items }) => ({ type: 'secret', name: existing ?? name, items }),
  configMap: ({ existing, name, items }) => ({ type: 'configMap', name: existing ?? name, items }),
};

/** Types that need a size. */
const sized: readonly string[] = ['ephemeral', 'claim', 'claimTemplate'];

/** Volumes and mounts of a service. */
export function settleVolumes(context: SettleContext, replicas: number): Volume[] {
  const volumes = context.settings.volumes ?? [];
  volumes.forEach((spec, index) => check(context, spec, index, replicas));
  return volumes.map((spec) => ({
    name: spec.name,
    mountPath: spec.mountPath,
    subPath: spec.subPath,
    readOnly: spec.readOnly ?? false,
    source: sources[typeOf(spec)](spec, context),
  }));
}

function check(context: SettleContext, spec: VolumeSpec, index: number, replicas: number): void {
  const { settings, report } = context;
  const path = ['volumes', index];
  const others = settings.volumes!.slice(0, index);
  if (others.some(({ name }) => name === spec.name))
    report('E309', [...path, 'name'], `expected a name of its own, got ${spec.name} twice`);
  if (spec.mountPath && others.some(({ mountPath }) => mountPath === spec.mountPath))
    report('E309', [...path, 'mountPath'], `expected a path of its own, got ${spec.mountPath} twice`);
  if (!checkType(spec, path, report)) return;
  if (spec.existing)
    for (const key of making)
      if (spec[key] !== undefined)
        report('W202', [...path, key], `${key} of ${spec.existing}, which exists already; emitted as it is there`);
  if (sized.includes(typeOf(spec)) && !existingClaim(spec)) checkMade(context, spec, path, replicas);
}

/** Reports problems of a new volume. */
function checkMade(context: SettleContext, spec: VolumeSpec, path: readonly PropertyKey[], replicas: number): void {
  const { settings, report } = context;
  const type = typeOf(spec);
  const workload = workloadOf(settings);
  if (!spec.size)
    report('E309', path, `expected a size for a volume of type ${type}, got none; name an existing one by existing`);
  if (spec.size && compareQuantities(spec.size, '0') <= 0)
    report('E309', [...path, 'size'], `expected more than 0, got ${spec.size}`);
  checkClass(context, spec, path);
  if (type === 'claimTemplate' && !workload.stableIdentity)
    report('E309', [...path, 'type'], `expected a service of type stateful for a claimTemplate, got ${workload.type}`);
  if (spec.size && type === 'claim' && replicas > 1 && (spec.accessMode ?? 'ReadWriteOnce').startsWith('ReadWriteOnce'))
    report(
      'E310',
      path,
      `expected accessMode ReadWriteMany, type claimTemplate, or one replica: ${replicas} replicas cannot share a ReadWriteOnce claim`,
    );
}

/** Reports a missing StorageClass, and unsupported volumes. */
function checkClass(context: SettleContext, spec: VolumeSpec, path: readonly PropertyKey[]): void {
  const { environment, report } = context;
  const { cloud } = environment.cluster;
  const { storageClass: neutral, size, accessMode = 'ReadWriteOnce' } = spec;
  const disk = diskClass(neutral, context);
  if (disk && accessMode === 'ReadWriteMany')
    report(
      'E376',
      [...path, 'accessMode'],
      `expected storageClass: shared, since only one node can mount a volume of ${disk}`,
    );
  if (!neutral) return;
  const name = storageClass(neutral, context);
  const problem = context.missingClasses?.includes(neutral) ? undefined : classProblem(name, context);
  if (problem) report('E375', [...path, 'storageClass'], problem);
  const bounds = sizesOf(spec, context);
  if (!bounds || size === undefined) return;
  const sizePath = [...path, 'size'];
  const [least, most] = [`${bounds.leastGiB}Gi`, `${bounds.mostGiB}Gi`];
  if (compareQuantities(size, least) < 0)
    report('W206', sizePath, `${cloud}: expected ${least} at least for ${name}, got ${size}; emitted ${least}`);
  if (compareQuantities(size, most) > 0)
    report('E309', sizePath, `expected ${most} at most for ${name} on ${cloud}, got ${size}`);
}

/** The StorageClass of a volume that only one node can mount, if it is one; the default class of a cluster of Strata is. */
function diskClass(neutral: string | undefined, context: SettleContext): string | undefined {
  const { cluster } = context.environment;
  const { diskStorageClasses = [] } = context.facts[cluster.cloud] ?? ({} as Partial<Facts>);
  const name = storageClass(neutral ?? 'standard', context);
  return (neutral || !cluster.existing) && diskStorageClasses.includes(name) ? name : undefined;
}

function sizesOf({ storageClass: neutral }: VolumeSpec, context: SettleContext): VolumeSizes | undefined {
  const { environment, facts } = context;
  return neutral ? facts[environment.cluster.cloud]?.volumeSizes?.[storageClass(neutral, context)] : undefined;
}

/** A volume's size; at least the minimum of its cloud. */
function sizeOf(spec: VolumeSpec, context: SettleContext): string {
  const { size = '1Gi' } = spec;
  const bounds = sizesOf(spec, context);
  return bounds && compareQuantities(size, `${bounds.leastGiB}Gi`) < 0 ? `${bounds.leastGiB}Gi` : size;
}
