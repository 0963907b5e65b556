import type { AccessMode, Volume, VolumeSource } from '../../../model/parts/volumes';
import type { Facts, VolumeSizes } from '../../../model/facts';
import { compareQuantities } from '../../../model/quantity';
import type { Asked } from '../context';
import { classProblem, storageClass } from '../../backing/storage-classes';
import { checkType, existingClaim, making, typeOf, type VolumeSpec } from './volume-type';

type Make = (spec: VolumeSpec, asked: Asked) => VolumeSource;

const claim = (spec: VolumeSpec, asked: Asked) => ({
  size: sizeOf(spec, asked),
  storageClass: spec.storageClass && storageClass(spec.storageClass, asked),
  accessMode: spec.accessMode ?? ('ReadWriteOnce' satisfies AccessMode),
});

/** What each type of volume is filled from. */
const sources: Readonly<Record<NonNullable<VolumeSpec['type']>, Make>> = {
  emptyDir: ({ size, medium }) => ({ type: 'emptyDir', size, memory: medium === 'Memory' }),
  ephemeral: (spec, asked) => ({ type: 'ephemeral', ...claim(spec, asked) }),
  claimTemplate: (spec, asked) => ({ type: 'claimTemplate', ...claim(spec, asked) }),
  claim(spec, asked) {
    const existing = existingClaim(spec);
    return existing
      ? { type: 'existingClaim', claimName: existing }
      : { type: 'claim', claimName: spec.claimName ?? `${asked.name}-${spec.name}`, ...claim(spec, asked) };
  },
  secret: ({ existing, name, items }) => ({ type: 'secret', name: existing ?? name, items }),
  configMap: ({ existing, name, items }) => ({ type: 'configMap', name: existing ?? name, items }),
};

/** Types that need a size. */
const sized: readonly string[] = ['ephemeral', 'claim', 'claimTemplate'];

/** What a service mounts. */
export function settleVolumes(asked: Asked, replicas: number): Volume[] {
  const volumes = asked.settings.volumes ?? [];
  volumes.forEach((spec, index) => check(asked, spec, index, replicas));
  return volumes.map((spec) => ({
    name: spec.name,
    mountPath: spec.mountPath,
    subPath: spec.subPath,
    readOnly: spec.readOnly ?? false,
    source: sources[typeOf(spec)](spec, asked),
  }));
}

function check(asked: Asked, spec: VolumeSpec, index: number, replicas: number): void {
  const { settings, report } = asked;
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
        report('W202', [...path, key], `${key} of ${spec.existing}, which exists already: emitted as it is there`);
  if (sized.includes(typeOf(spec)) && !existingClaim(spec)) checkMade(asked, spec, path, replicas);
}

/** Says what is wrong with a volume that is made for the service. */
function checkMade(asked: Asked, spec: VolumeSpec, path: readonly PropertyKey[], replicas: number): void {
  const { settings, report } = asked;
  const type = typeOf(spec);
  const workload = settings.service?.type ?? 'api';
  if (!spec.size)
    report(
      'E309',
      path,
      `expected a size for a volume of type ${type}, got none; one that is there already is named by existing`,
    );
  if (spec.size && compareQuantities(spec.size, '0') <= 0)
    report('E309', [...path, 'size'], `expected more than 0, got ${spec.size}`);
  checkClass(asked, spec, path);
  if (type === 'claimTemplate' && workload !== 'stateful')
    report('E309', [...path, 'type'], `expected a service of type stateful for a claimTemplate, got ${workload}`);
  if (spec.size && type === 'claim' && replicas > 1 && (spec.accessMode ?? 'ReadWriteOnce').startsWith('ReadWriteOnce'))
    report(
      'E310',
      path,
      `expected accessMode ReadWriteMany, type claimTemplate, or one replica: ${replicas} replicas cannot share a ReadWriteOnce claim`,
    );
}

/** Says which StorageClass is not there, and what it cannot make. */
function checkClass(asked: Asked, spec: VolumeSpec, path: readonly PropertyKey[]): void {
  const { environment, report } = asked;
  const { cloud } = environment.cluster;
  const { storageClass: neutral, size, accessMode = 'ReadWriteOnce' } = spec;
  const disk = diskClass(neutral, asked);
  if (disk && accessMode === 'ReadWriteMany')
    report(
      'E376',
      [...path, 'accessMode'],
      `expected storageClass: shared beside it: ${disk} makes disks, which one node alone can mount`,
    );
  if (!neutral) return;
  const name = storageClass(neutral, asked);
  const problem = asked.strange?.includes(neutral) ? undefined : classProblem(name, asked);
  if (problem) report('E375', [...path, 'storageClass'], problem);
  const bounds = sizesOf(spec, asked);
  if (!bounds || size === undefined) return;
  const sizePath = [...path, 'size'];
  const [least, most] = [`${bounds.leastGiB}Gi`, `${bounds.mostGiB}Gi`];
  if (compareQuantities(size, least) < 0)
    report('W206', sizePath, `${cloud}: expected ${least} at least for ${name}, got ${size}; emitted ${least}`);
  if (compareQuantities(size, most) > 0)
    report('E309', sizePath, `expected ${most} at most for ${name} on ${cloud}, got ${size}`);
}

/** The StorageClass that makes disks, if a volume is of one; a cluster of ours makes them for who names none. */
function diskClass(neutral: string | undefined, asked: Asked): string | undefined {
  const { cluster } = asked.environment;
  const { diskStorageClasses = [] } = asked.facts[cluster.cloud] ?? ({} as Partial<Facts>);
  const name = storageClass(neutral ?? 'standard', asked);
  return (neutral || !cluster.existing) && diskStorageClasses.includes(name) ? name : undefined;
}

function sizesOf({ storageClass: neutral }: VolumeSpec, asked: Asked): VolumeSizes | undefined {
  const { environment, facts } = asked;
  return neutral ? facts[environment.cluster.cloud]?.volumeSizes?.[storageClass(neutral, asked)] : undefined;
}

/** A volume's size; where its cloud makes none so small, the smallest. */
function sizeOf(spec: VolumeSpec, asked: Asked): string {
  const { size = '1Gi' } = spec;
  const bounds = sizesOf(spec, asked);
  return bounds && compareQuantities(size, `${bounds.leastGiB}Gi`) < 0 ? `${bounds.leastGiB}Gi` : size;
}
