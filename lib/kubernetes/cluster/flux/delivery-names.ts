import type { ClusterUnit, Delivery, Phase } from '../../../model/cluster-unit';
import { digest } from '../../../model/name';
import { objectName } from '../../../model/object-name';

/** Names of what Flux applies for services, in Flux's namespace. */
export interface DeliveryNames {
  /** Name of the Kustomization of a phase, or of the one that applies a release. */
  readonly kustomization: (delivery: Delivery, phase: Phase | 'release') => string;
  /** Name of the HelmRelease of a service. */
  readonly release: (delivery: Delivery) => string;
}

/** Unique names for all deliveries of a cluster. */
export function deliveryNames(unit: ClusterUnit): DeliveryNames {
  const joined = (delivery: Delivery, phase: Phase) => [...wordsOf(unit, delivery), phase].join('-');
  const taken = repeated(unit.deliveries.flatMap((one) => one.phases.map((phase) => joined(one, phase))));
  const baseOf = (delivery: Delivery, phase: Phase) => {
    const words = wordsOf(unit, delivery);
    // `a-b` in `c` and `b` in `c-a` would have the same name.
    const mark = taken.has(joined(delivery, phase)) ? [digest(words.join('/'))] : [];
    return [...words, ...mark].join('-');
  };
  return {
    kustomization: (delivery, phase) => objectName(baseOf(delivery, phase === 'release' ? 'run' : phase), `-${phase}`),
    release: (delivery) => objectName(baseOf(delivery, 'run')),
  };
}

/**
 * Parts of the names of phases. A service that moves to another namespace gets new Kustomizations; the old ones are deleted with the account of the old namespace.
 */
function wordsOf({ platform }: ClusterUnit, { environment, service, namespace }: Delivery): string[] {
  const own = `${platform.name}-${environment}`;
  return [platform.name, environment, ...(namespace === own ? [] : [namespace]), service];
}

/** Values that occur more than once. */
function repeated(all: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(all.filter((one) => seen.size === seen.add(one).size));
}
