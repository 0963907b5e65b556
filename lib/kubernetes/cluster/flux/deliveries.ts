import { type ClusterUnit, type Delivery, type Phase, phases } from '../../../model/cluster-unit';
import { physicalName } from '../../../model/name';
import { reconciler } from '../names';
import { deliveryFolder } from './folders';
import { secretsSynced } from './health';
import type { KustomizationProps } from './kustomization';

/** Most characters of a name: Flux writes it into a label of all that it applies. */
const max = 63;

const joined = ({ environment, service }: Delivery, phase: Phase) => `${environment}-${service}-${phase}`;

/** Phases that wait for secrets. */
const reading: readonly Phase[] = ['login', 'bindings'];

/** What Flux applies for services: up to four folders a service, each after the one before. */
export function deliveries(unit: ClusterUnit): KustomizationProps[] {
  const taken = repeated(unit.deliveries.flatMap((one) => one.phases.map((phase) => joined(one, phase))));
  const nameOf = (delivery: Delivery, phase: Phase) => {
    const name = joined(delivery, phase);
    // `a-b` in `c` and `b` in `c-a` are joined alike.
    return name.length > max || taken.has(name)
      ? physicalName([delivery.environment, delivery.service, phase], { max, separator: '-' })
      : name;
  };

  const sharing = unit.deliveries.filter(({ shared }) => shared);
  /** What its environment shares, once it is whole: its secrets are read by others. */
  const sharedWith = ({ environment, shared }: Delivery) =>
    shared
      ? []
      : sharing
          .filter((one) => one.environment === environment)
          .flatMap((one) => one.phases.slice(-1).map((phase) => nameOf(one, phase)));
  const readers = new Set(unit.stores.flatMap(({ namespaces }) => namespaces));

  return unit.deliveries.flatMap((delivery) => {
    const present = phases.filter((phase) => delivery.phases.includes(phase));
    return present.map((phase, index) => ({
      name: nameOf(delivery, phase),
      folder: deliveryFolder(unit, delivery, phase),
      after:
        index === 0 ? [...before(delivery, readers), ...sharedWith(delivery)] : [nameOf(delivery, present[index - 1]!)],
      timeoutSeconds: delivery.timeoutSeconds[phase],
      account: reconciler(delivery.namespaces[phase] ?? delivery.namespace),
      health: reading.includes(phase) ? secretsSynced : undefined,
    }));
  });
}

/** What occurs more than once. */
function repeated(all: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(all.filter((one) => seen.size === seen.add(one).size));
}

/**
 * What a service needs of its cluster; never another service.
 * @param readers - namespaces that read from a store
 */
function before({ namespace, components }: Delivery, readers: ReadonlySet<string>): string[] {
  const store = readers.has(namespace) && components.includes('external-secrets') ? ['stores'] : [];
  return [...new Set(['namespaces', ...components, ...store])];
}
