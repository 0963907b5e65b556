import { componentFor } from '../../../model/component-names';
import { type ClusterUnit, type Delivery, type Phase, phases } from '../../../model/cluster-unit';
import type { ComponentTable } from '../../../model/component';
import { digest } from '../../../model/name';
import { ownedName } from '../../../model/owned-name';
import { objectName } from '../../../model/object-name';
import { workloadName } from '../../../model/workload-types';
import { reconciler } from '../names';
import { deliveryFolder } from './folders';
import { secretsSynced } from './health';
import type { KustomizationProps } from './kustomization';

/** Phases that wait for secrets. */
const reading: readonly Phase[] = ['login', 'bindings'];

/** Kustomizations of services: up to five folders for each service, in order; rules wait for nothing of it. */
export function deliveries(unit: ClusterUnit, components: ComponentTable): KustomizationProps[] {
  const requiredBy = (at: 'first' | 'run' | 'monitoring', delivery: Delivery) =>
    delivery.components
      .filter((name) => components[name]?.requiredBy === at && unit.components.includes(name))
      .map((name) => ownedName(unit.platform.name, name));
  const joined = (delivery: Delivery, phase: Phase) => [...wordsOf(unit, delivery), phase].join('-');
  const taken = repeated(unit.deliveries.flatMap((one) => one.phases.map((phase) => joined(one, phase))));
  const nameOf = (delivery: Delivery, phase: Phase) => {
    const words = wordsOf(unit, delivery);
    // `a-b` in `c` and `b` in `c-a` would have the same name.
    const mark = taken.has(joined(delivery, phase)) ? [digest(words.join('/'))] : [];
    return objectName([...words, ...mark].join('-'), `-${phase}`);
  };

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
      name: nameOf(delivery, phase),
      folder: deliveryFolder(unit, delivery, phase),
      after: [
        ...(index === 0 || phase === 'monitoring'
          ? [
              ...before(unit, delivery, readers, requiredBy(phase === 'monitoring' ? phase : 'first', delivery)),
              ...sharedWith(delivery),
            ]
          : [nameOf(delivery, present[index - 1]!)]),
        ...(phase === 'run' ? requiredBy('run', delivery) : []),
      ],
      timeoutSeconds: delivery.timeoutSeconds[phase],
      account: reconciler(delivery.namespaces[phase] ?? delivery.namespace),
      health: reading.includes(phase) ? secretsSynced : undefined,
      ignore: phase === 'run' ? scaledByOthers(delivery) : undefined,
    }));
  });
}

/**
 * Parts of the names of phases. A service that moves to another namespace gets new Kustomizations; the old ones are deleted with the account of the old namespace.
 */
function wordsOf({ platform }: ClusterUnit, { environment, service, namespace }: Delivery): string[] {
  const own = `${platform.name}-${environment}`;
  return [platform.name, environment, ...(namespace === own ? [] : [namespace]), service];
}

/** `replicas`, which an autoscaler sets: the published value is the initial one. @see https://fluxcd.io/flux/components/kustomize/kustomizations/#ignore */
function scaledByOthers({ service, autoscaled }: Delivery): KustomizationProps['ignore'] {
  if (!autoscaled) return undefined;
  return [
    { paths: ['/spec/replicas'], target: { group: 'apps', kind: autoscaled, name: workloadName(autoscaled, service) } },
  ];
}

/** Values that occur more than once. */
function repeated(all: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(all.filter((one) => seen.size === seen.add(one).size));
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
