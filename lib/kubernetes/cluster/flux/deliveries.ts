import { componentFor } from '../../../model/component-names';
import { type ClusterUnit, type Delivery, type Phase, phases } from '../../../model/cluster-unit';
import type { ComponentTable } from '../../../model/component';
import { ownedName } from '../../../model/owned-name';
import { reconciler } from '../names';
import { clusterAccount } from './account';
import { type DeliveryNames, deliveryNames } from './delivery-names';
import { deliveryFolder, releaseFolder } from './folders';
import { secretsSynced } from './health';
import type { KustomizationProps } from './kustomization';
import { scaledByOthers } from './scaled-by-others';

/** Phases that wait for secrets. */
const reading: readonly Phase[] = ['login', 'bindings'];

/** Kustomizations of services: up to five folders for each service, in order; rules wait for nothing of it. */
export function deliveries(unit: ClusterUnit, components: ComponentTable): KustomizationProps[] {
  const requiredBy = (at: 'first' | 'run' | 'monitoring', delivery: Delivery) =>
    delivery.components
      .filter((name) => components[name]?.requiredBy === at && unit.components.includes(name))
      .map((name) => ownedName(unit.platform.name, name));
  const { kustomization: nameOf } = deliveryNames(unit);
  const sharing = unit.deliveries.filter(({ shared }) => shared);
  /** Shared data of its environment, which must be ready as a whole. */
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
      ...appliedBy(unit, delivery, phase, nameOf),
      after: [
        ...(index === 0 || phase === 'monitoring'
          ? [
              ...before(unit, delivery, readers, requiredBy(phase === 'monitoring' ? phase : 'first', delivery)),
              ...sharedWith(delivery),
            ]
          : [nameOf(delivery, present[index - 1]!)]),
        ...(phase === 'run' ? requiredBy('run', delivery) : []),
      ],
      health: reading.includes(phase) ? secretsSynced : undefined,
    }));
  });
}

type Applied = Omit<KustomizationProps, 'after' | 'health'>;

/** What applies a phase: its own objects, or the Helm release with them. */
function appliedBy(
  unit: ClusterUnit,
  delivery: Delivery,
  phase: Phase,
  nameOf: DeliveryNames['kustomization'],
): Applied {
  const { mode, timeoutSeconds, namespaces, namespace } = delivery;
  const hands = phase === 'run' && mode?.handover === true;
  if (isReleased(delivery, phase))
    return {
      // Not the name of the phase: a Kustomization with another folder would delete what runs.
      name: nameOf(delivery, 'release'),
      folder: releaseFolder(unit, delivery),
      timeoutSeconds: releaseSeconds(timeoutSeconds[phase]),
      account: clusterAccount(unit),
      // A suspended release never reports what it has observed.
      ...(hands && { wait: false }),
    };
  return {
    name: nameOf(delivery, phase),
    folder: deliveryFolder(unit, delivery, phase),
    timeoutSeconds: timeoutSeconds[phase],
    account: reconciler(namespaces[phase] ?? namespace),
    ...(phase === 'run' && { ignore: scaledByOthers(delivery) }),
    ...(hands && { orphans: true }),
  };
}

/** Whether the objects of a phase are those of a Helm release. */
function isReleased({ mode }: Delivery, phase: Phase): boolean {
  return phase === 'run' && mode?.by === 'helm';
}

/** Seconds for an upgrade that fails, and its rollback. */
function releaseSeconds(seconds: number): number {
  return 2 * seconds + 60;
}

/**
 * Dependencies of a service in its cluster; never another service. @param readers - namespaces that read from a store @param components - components that its first phase needs
 */
function before(
  unit: ClusterUnit,
  delivery: Delivery,
  readers: ReadonlySet<string>,
  components: readonly string[],
): string[] {
  const reads = readers.has(delivery.namespace) && delivery.components.includes(componentFor.secrets);
  const named = (part: string) => ownedName(unit.platform.name, part);
  return [named('namespaces'), ...components, ...(reads ? [named('stores')] : [])];
}
