import type { SettleContext } from '../context';

/** A volume as its author wrote it. */
export type VolumeSpec = NonNullable<SettleContext['settings']['volumes']>[number];
type Type = NonNullable<VolumeSpec['type']>;

const made: readonly Type[] = ['claim', 'ephemeral', 'claimTemplate'];

/** Keys of single types of volumes; a claim comes first, since its data must not be lost. */
const typesOf = {
  size: [...made, 'emptyDir'],
  storageClass: made,
  accessMode: made,
  claimName: ['claim'],
  existing: ['claim', 'secret', 'configMap'],
  items: ['secret', 'configMap'],
  medium: ['emptyDir'],
} as const satisfies Partial<Record<keyof VolumeSpec, readonly Type[]>>;

/** Keys of a new volume. */
export const making = ['size', 'storageClass', 'accessMode'] as const;

/** The type of a volume: as set, else the one that its keys imply, else emptyDir. */
export function typeOf(spec: VolumeSpec): Type {
  const [only, ...others] = narrowed(spec).left;
  if (only === undefined) return spec.type ?? 'emptyDir';
  return others.length && !keysOf(spec).length ? 'emptyDir' : only;
}

/** Name of an existing claim of a volume; a bare `claimName` is one, as in Kubernetes. */
export function existingClaim(spec: VolumeSpec): string | undefined {
  const bare = making.every((key) => spec[key] === undefined);
  return spec.existing ?? (bare ? spec.claimName : undefined);
}

/** Reports contradicting or missing keys of a volume; returns whether it is valid. */
export function checkType(spec: VolumeSpec, path: readonly PropertyKey[], report: SettleContext['report']): boolean {
  const { left, clash } = narrowed(spec);
  const { type, existing, claimName } = spec;
  if (clash) {
    const before = type ? `type ${type}` : `${keysOf(spec)[0]}, which is for ${typesOf[keysOf(spec)[0]!].join(' or ')}`;
    const message = `expected keys of one type of volume, got ${clash}, which is for ${typesOf[clash].join(' or ')}, beside ${before}`;
    report('E309', [...path, clash], `${message}: keep one of them`);
    return false;
  }
  if (!type && left[0] === 'secret')
    report('E309', [...path, 'items'], 'expected type: secret or type: configMap beside items, got no type');
  if (existing && claimName && existing !== claimName)
    report('E309', [...path, 'claimName'], `expected one claim, got ${existing} and ${claimName}: keep one of them`);
  return true;
}

type Key = keyof typeof typesOf;

function keysOf(spec: VolumeSpec): Key[] {
  return (Object.keys(typesOf) as Key[]).filter((key) => spec[key] !== undefined);
}

/** Types that fit all keys of a volume, and the first key that fits none. */
function narrowed(spec: VolumeSpec): { readonly left: readonly Type[]; readonly clash?: Key } {
  let left: readonly Type[] = spec.type ? [spec.type] : [...made, 'emptyDir', 'secret', 'configMap'];
  for (const key of keysOf(spec)) {
    const rest = left.filter((type) => (typesOf[key] as readonly Type[]).includes(type));
    if (rest.length === 0) return { left, clash: key };
    left = rest;
  }
  return { left };
}
