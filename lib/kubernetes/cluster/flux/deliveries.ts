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
  const all = unit.deliveries.flatMap((delivery) => delivery.phases.map((phase) => joined(delivery, phase)));
  const taken = new Set(all.filter((name, index) => all.indexOf(name) !== index));
  const nameOf = (delivery: Delivery, phase: Phase) => {
    const name = joined(delivery, phase);
    // `a-b` in `c` and `b` in `c-a` are joined alike.
    return name.length > max || taken.has(name)
      ? physicalName([delivery.environment, delivery.service, phase], { max, separator: '-' })
      : name;
  };

  /** What its environment shares, once it is whole: its secrets are read by others. */
  const sharedWith = ({ environment, shared }: Delivery) =>
    unit.deliveries
      .filter((one) => one.shared && !shared && one.environment === environment)
      .flatMap((one) => one.phases.slice(-1).map((phase) => nameOf(one, phase)));

  return unit.deliveries.flatMap((delivery) => {
    const present = phases.filter((phase) => delivery.phases.includes(phase));
    return present.map((phase, index) => ({
      name: nameOf(delivery, phase),
      folder: deliveryFolder(unit, delivery, phase),
      after:
        index === 0 ? [...before(unit, delivery), ...sharedWith(delivery)] : [nameOf(delivery, present[index - 1]!)],
      timeoutSeconds: delivery.timeoutSeconds[phase],
      account: reconciler(delivery.namespaces[phase] ?? delivery.namespace),
      health: reading.includes(phase) ? secretsSynced : undefined,
    }));
  });
}

/** What a service needs of its cluster; never another service. */
function before({ stores }: ClusterUnit, { namespace, components }: Delivery): string[] {
  const reads = stores.some(({ namespaces }) => namespaces.includes(namespace));
  const store = reads && components.includes('external-secrets') ? ['stores'] : [];
  return [...new Set(['namespaces', ...components, ...store])];
}
