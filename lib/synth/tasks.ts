import type { Unit } from '../model/unit';
import type { Everything } from './read';
import type { Selection } from './scope';
import type { Layer } from './layer';
import type { Task } from './task';

/** What has to be made for a layer of what a selection covers. */
export function tasksOf(everything: Everything, selection: Selection, layer: Layer): Task[] {
  return [...unitTasks(everything, selection, layer), ...common[layer](everything)];
}

const common: Readonly<Record<Layer, (everything: Everything) => Task[]>> = {
  terraform: ({ stacks }) =>
    stacks.map((parcel) => ({ sort: 'foundation', parcel, layer: 'terraform', name: parcel.name })),
  kubernetes: ({ data, clusters }) => [
    ...data.map((parcel): Task => ({ sort: 'data', parcel, layer: 'kubernetes', name: parcel.inCluster.name })),
    ...clusters.map((parcel): Task => ({ sort: 'cluster', parcel, layer: 'kubernetes', name: parcel.cluster.name })),
  ],
};

/** A service's environments lie beside each other, since they have most of their parts in common. */
function unitTasks({ units }: Everything, { environment, service }: Selection, layer: Layer): Task[] {
  const chosen = units.filter(
    (unit) => (!environment || unit.environment.name === environment) && (!service || unit.service.name === service),
  );
  const byService = new Map<string, Unit[]>();
  for (const unit of chosen) {
    const name = `${unit.platform.name}.${unit.service.name}`;
    byService.set(name, [...(byService.get(name) ?? []), unit]);
  }
  return [...byService.values()].flat().map((parcel) => ({
    sort: 'unit',
    parcel,
    layer,
    name: `${parcel.platform.name}.${parcel.environment.name}.${parcel.service.name}`,
  }));
}
