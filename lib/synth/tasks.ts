import type { Unit } from '../model/unit';
import type { Layer } from './layer';
import type { Everything } from './read';
import { type Selection, covers } from './scope';
import type { Task } from './task';

/** What has to be made for a layer of what a selection covers. */
export function tasksOf(everything: Everything, selection: Selection, layer: Layer): Task[] {
  const covered = covers(selection, layer, everything.ownerships);
  return [...byService(everything.units).map(unitTasks[layer]), ...common[layer](everything)].filter(({ folder }) =>
    covered(`${folder}/`),
  );
}

const unitTasks: Readonly<Record<Layer, (unit: Unit) => Task>> = {
  terraform: (unit) => {
    const name = nameOf(unit);
    return { sort: 'unit', parcel: relevant(unit, 'terraform'), layer: 'terraform', name, folder: `stacks/${name}` };
  },
  kubernetes: (unit) => {
    const { platform, environment, service } = unit;
    const folder = `${platform.name}/environments/${environment.name}/${service.name}`;
    const parcel = relevant(unit, 'kubernetes');
    return { sort: 'unit', parcel, layer: 'kubernetes', name: nameOf(unit), folder };
  },
};

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

const common: Readonly<Record<Layer, (everything: Everything) => Task[]>> = {
  terraform: ({ stacks }) =>
    stacks.map((parcel) => ({
      sort: 'foundation',
      parcel,
      layer: 'terraform',
      name: parcel.name,
      folder: `stacks/${parcel.name}`,
    })),
  kubernetes: ({ data, clusters }) => [
    ...data.map((parcel): Task => ({
      sort: 'data',
      parcel,
      layer: 'kubernetes',
      name: parcel.inCluster.name,
      folder: `${parcel.platform.name}/environments/${parcel.environment.name}/data`,
    })),
    ...clusters.map((parcel): Task => ({
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

function nameOf({ platform, environment, service }: Unit): string {
  return `${platform.name}.${environment.name}.${service.name}`;
}
