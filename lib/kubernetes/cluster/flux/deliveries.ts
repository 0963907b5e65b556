import { componentFor } from '../../../model/component-names';
import { type ClusterUnit, type Delivery, type Phase, phases } from '../../../model/cluster-unit';
import type { ComponentTable } from '../../../model/component';
import { digest } from '../../../model/name';
import { ownedName } from '../../../model/owned-name';
import { controllerName, objectName } from '../../../model/object-name';
import { reconciler } from '../names';
import { deliveryFolder } from './folders';
import { secretsSynced } from './health';
import type { KustomizationProps } from './kustomization';

/** Phases that wait for secrets. */
const reading: readonly Phase[] = ['login', 'bindings'];

/** What Flux applies for services: up to four folders a service, each after the one before. */
export function deliveries(unit: ClusterUnit, components: ComponentTable): KustomizationProps[] {
  const requiredBy = (at: 'first' | 'run', delivery: Delivery) =>
    delivery.components
      .filter((name) => components[name]?.requiredBy === at && unit.components.includes(name))
      .map((name) => ownedName(unit.platform.name, name));
  const joined = (delivery: Delivery, phase: Phase) => [...wordsOf(unit, delivery), phase].join('-');
  const taken = repeated(unit.deliveries.flatMap((one) => one.phases.map((phase) => joined(one, phase))));
  const nameOf = (delivery: Delivery, phase: Phase) => {
    const words = wordsOf(unit, delivery);
    // `a-b` in `c` and `b` in `c-a` are joined alike.
    const mark = taken.has(joined(delivery, phase)) ? [digest(words.join('/'))] : [];
    return objectName([...words, ...mark].join('-'), `-${phase}`);
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
      after: [
        ...(index === 0
          ? [...before(unit, delivery, readers, requiredBy('first', delivery)), ...sharedWith(delivery)]
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
 * What makes the names of phases. A service that moves to another namespace is delivered anew, and the one that is left
 * behind is deleted by the account that could make it.
 */
function wordsOf({ platform }: ClusterUnit, { environment, service, namespace }: Delivery): string[] {
  const own = `${platform.name}-${environment}`;
  return [platform.name, environment, ...(namespace === own ? [] : [namespace]), service];
}

/** The number of pods, which an autoscaler chooses: what is published is how many there are at first. @see https://fluxcd.io/flux/components/kustomize/kustomizations/#ignore */
function scaledByOthers({ service, autoscaled }: Delivery): KustomizationProps['ignore'] {
  if (!autoscaled) return undefined;
  const name = autoscaled === 'StatefulSet' ? objectName(service, '', controllerName) : service;
  return [{ paths: ['/spec/replicas'], target: { group: 'apps', kind: autoscaled, name } }];
}

/** What occurs more than once. */
function repeated(all: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(all.filter((one) => seen.size === seen.add(one).size));
}

/**
 * What a service needs of its cluster; never another service.
 * @param readers - namespaces that read from a store
 * @param components - components that its first phase needs
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
