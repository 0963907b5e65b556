import { isMapping } from '../../../model/mapping';
import { quantityOf } from '../../../model/quantity';
import type { Service } from '../../../model/service';
import type { Rule } from './rule';

/** A claim, and the name of its volume. */
interface Claim {
  readonly name: string;
  readonly size: string;
  readonly volumeName?: string;
  readonly path: readonly PropertyKey[];
}

/** Reports claims that ask for more than the volume made for them, which they never bind. @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding */
export const claimSizes: Rule = ({ one: { service }, tell }) => {
  const volumes = extrasOf(service, 'PersistentVolume');
  if (volumes.length === 0) return;
  for (const claim of [...ownClaims(service), ...extraClaims(service)])
    for (const { metadata, spec } of volumes) {
      const name = text(metadata.name);
      const isFor = text(mapping(spec.claimRef).name) === claim.name || claim.volumeName === name;
      const size = text(mapping(spec.capacity).storage);
      if (isFor && quantityOf(size) < quantityOf(claim.size))
        tell(
          'E377',
          claim.path,
          `expected at most ${size}, the capacity of PersistentVolume ${name} of extra/, got ${claim.size} for claim ${claim.name}`,
        );
    }
};

function ownClaims({ volumes }: Service): Claim[] {
  return volumes.flatMap(({ source }, index) =>
    source.type === 'claim' ? [{ name: source.claimName, size: source.size, path: ['volumes', index, 'size'] }] : [],
  );
}

/** Claims of files that volumes of the service name. */
function extraClaims(service: Service): Claim[] {
  const files = extrasOf(service, 'PersistentVolumeClaim');
  return service.volumes.flatMap(({ source }, index) =>
    files.flatMap(({ metadata, spec }): Claim[] => {
      const name = text(metadata.name);
      if (source.type !== 'existingClaim' || source.claimName !== name) return [];
      const size = text(mapping(mapping(spec.resources).requests).storage);
      return [{ name, size, volumeName: text(spec.volumeName), path: ['volumes', index] }];
    }),
  );
}

type Mapping = Readonly<Record<string, unknown>>;

function extrasOf({ extras }: Service, kind: string) {
  return extras.flatMap(({ layer, body }) => {
    const { kind: own, metadata, spec } = body as Mapping;
    return layer === 'kubernetes' && own === kind ? [{ metadata: mapping(metadata), spec: mapping(spec) }] : [];
  });
}

function mapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
