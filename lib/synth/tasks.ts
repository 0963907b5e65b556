import type { Platform } from '../model/platform';
import type { Unit } from '../model/unit';
import { perTable } from '../spec/per-table';
import type { Layer } from './layer';
import type { Everything } from './read';
import { type Ownership, type Selection, covers } from './scope';
import type { Task } from './task';
import type { Shared } from './units';

/** What has to be made for a layer of what a selection covers. */
export function tasksOf(everything: Everything, selection: Selection, layer: Layer): Task[] {
  return [
    ...unitTasks(byService(everything.units), selection, layer, everything.ownerships),
    ...sharedTasks(everything, selection, layer),
  ];
}

/** What has to be made of services. */
export function unitTasks(
  units: readonly Unit[],
  selection: Selection,
  layer: Layer,
  ownerships: readonly Ownership[],
): Task[] {
  return units.map((unit) => taskOf(unit, layer)).filter(covered(selection, layer, ownerships));
}

/** What has to be made that serves several services. */
export function sharedTasks(shared: Shared, selection: Selection, layer: Layer): Task[] {
  return ofShared[layer](shared).filter(covered(selection, layer, shared.ownerships));
}

function covered(selection: Selection, layer: Layer, ownerships: readonly Ownership[]): (task: Task) => boolean {
  const covering = covers(selection, layer, ownerships);
  return ({ folder }) => covering(`${folder}/`);
}

/** Folder of a layer that holds, or would hold, the files of a service in an environment. */
export const folders: Readonly<Record<Layer, (platform: string, environment: string, service: string) => string>> = {
  terraform: (...names) => `stacks/${names.join('.')}`,
  kubernetes: (platform, environment, service) => `${platform}/environments/${environment}/${service}`,
};

/** A platform without what decides what is a problem, and nothing of what is made. */
const withoutAllowed = perTable((platform: Platform): Platform => ({ ...platform, allow: undefined }));

function taskOf(whole: Unit, layer: Layer): Task {
  const unit = plainly(whole);
  const names = [unit.platform.name, unit.environment.name, unit.service.name] as const;
  return {
    sort: 'unit',
    parcel: relevant(unit, layer),
    layer,
    name: names.join('.'),
    folder: folders[layer](...names),
  };
}

/** The part of a unit that a layer makes something of: what the other reads is not there, so that its changes are none here. */
const parts: Readonly<Record<Layer, (unit: Unit) => Unit>> = {
  terraform: ({ stack, service: { name, source, overrides, extras } }) =>
    ({ stack, service: { name, source, overrides, extras } }) as unknown as Unit,
  kubernetes: (unit) => ({ ...unit, stack: undefined }),
};

/** Somebody's own code may ask for anything. */
function relevant(unit: Unit, layer: Layer): Unit {
  if (unit.service.extend) return unit;
  const { overrides, extras } = unit.service;
  const service = {
    ...unit.service,
    overrides: overrides.filter((one) => one.layer === layer),
    extras: extras.filter((one) => one.layer === layer),
  };
  return parts[layer]({ ...unit, service });
}

function plainly<P extends { readonly platform: Platform }>(parcel: P): P {
  return { ...parcel, platform: withoutAllowed(parcel.platform) };
}

const ofShared: Readonly<Record<Layer, (shared: Shared) => Task[]>> = {
  terraform: ({ stacks }) =>
    stacks.map((parcel) => ({
      sort: 'foundation',
      parcel,
      layer: 'terraform',
      name: parcel.name,
      folder: `stacks/${parcel.name}`,
    })),
  kubernetes: ({ data, clusters }) => [
    ...data.map(plainly).map((parcel): Task => ({
      sort: 'data',
      parcel,
      layer: 'kubernetes',
      name: parcel.inCluster.name,
      folder: `${parcel.platform.name}/environments/${parcel.environment.name}/data`,
    })),
    ...clusters.map(plainly).map((parcel): Task => ({
      sort: 'cluster',
      parcel,
      layer: 'kubernetes',
      name: parcel.cluster.name,
      folder: `${parcel.platform.name}/clusters/${parcel.cluster.name}/flux`,
    })),
  ],
};

/** A service's environments beside each other, since they have most of their parts in common. */
function byService(units: readonly Unit[]): Unit[] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const name = `${unit.platform.name}.${unit.service.name}`;
    const group = groups.get(name);
    if (group) group.push(unit);
    else groups.set(name, [unit]);
  }
  return [...groups.values()].flat();
}
