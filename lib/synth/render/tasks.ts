import { grouped } from '../../model/grouped';
import type { Environment } from '../../model/environment';
import type { Platform } from '../../model/platform';
import type { Unit } from '../../model/unit';
import { perTable } from '../../model/per-table';
import { workloadTypes } from '../../model/workload-types';
import { type Layer, type UnitLayer, unitLayers } from '../layer';
import type { Aggregate } from '../units/aggregate';
import type { AllUnits } from '../units/all';
import type { Listing } from '../units/analyze';
import { type Ownership, type Selection, covers } from '../selection';
import { type Task, type UnitTask, taskId } from './task';

/** Tasks of a selection in a layer. */
export function tasksOf(all: AllUnits, selection: Selection, layer: Layer): Task[] {
  return [...unitTasks(byService(all.units), selection, layer, all.ownerships), ...sharedTasks(all, selection, layer)];
}

/** Tasks of services. */
export function unitTasks(
  units: readonly Unit[],
  selection: Selection,
  layer: Layer,
  ownerships: readonly Ownership[],
): Task[] {
  const tasks = layer === 'helm' ? chartTasks(units) : units.map(tasksByLayer[layer]);
  return tasks.filter(isSelected(selection, layer, ownerships));
}

/** Tasks of several services. */
export function sharedTasks(aggregate: Aggregate, selection: Selection, layer: Layer): Task[] {
  return ofAggregate[layer](aggregate).filter(isSelected(selection, layer, aggregate.ownerships));
}

function isSelected(selection: Selection, layer: Layer, ownerships: readonly Ownership[]): (task: Task) => boolean {
  const covering = covers(selection, layer, ownerships);
  return ({ folder }) => covering(`${folder}/`);
}

/** Folder of a layer for the files of a service in an environment. */
export const folders: Readonly<Record<UnitLayer, (platform: string, environment: string, service: string) => string>> =
  {
    terraform: (...names) => `stacks/${names.join('.')}`,
    kubernetes: (platform, environment, service) => `${platform}/environments/${environment}/${service}`,
  };

/** Ids of all tasks of a service. */
export function serviceTasks({ platform, environments, service, hasCharts }: ServiceTasks): string[] {
  const units = unitLayers.flatMap((layer) =>
    Object.keys(environments).map((environment) =>
      taskId({ layer, folder: folders[layer](platform, environment, service) }),
    ),
  );
  // A service at the edge has no objects.
  const isInCluster = Object.values(environments).some(({ publicInterface }) => !publicInterface.atEdge);
  return hasCharts && isInCluster
    ? [...units, taskId({ layer: 'helm', folder: chartFolder(platform, service) })]
    : units;
}

function chartFolder(platform: string, service: string): string {
  return `${platform}/${service}`;
}

/** A service, and the environments that it runs in. */
interface ServiceTasks {
  readonly platform: string;
  readonly environments: Listing['environments'];
  readonly service: string;
  /** Whether its platform has charts. */
  readonly hasCharts: boolean;
}

/** A platform without settings that affect only problems. */
const withoutAllowed = perTable((platform: Platform): Platform => ({ ...platform, allow: undefined }));

function plainly<P extends { readonly platform: Platform }>(input: P): P {
  return { ...input, platform: withoutAllowed(input.platform) };
}

/** An environment without what only clusters read. */
const withoutClusters = perTable((environment: Environment): Environment => {
  const { routing, delivery, ...rest } = environment;
  return (routing ?? delivery) ? rest : environment;
});

/** Tasks of a unit by layer: those of one unit are one object, so that digests are kept and a chart shares those of the plain tree. */
const tasksByLayer: Readonly<Record<UnitLayer, (unit: Unit) => UnitTask>> = {
  terraform: perTable((unit: Unit) => unitTask(unit, 'terraform')),
  kubernetes: perTable((unit: Unit) => unitTask(unit, 'kubernetes')),
};

/** The charts of services, where their platform has charts. */
function chartTasks(units: readonly Unit[]): Task[] {
  const inCluster = units.filter(
    ({ platform, service }) => platform.helm?.charts && workloadTypes[service.workload.type].inCluster,
  );
  return [...grouped(inCluster, ({ platform, service }) => chartFolder(platform.name, service.name))].map(
    ([folder, all]) => ({
      type: 'chart',
      input: { members: all.map(tasksByLayer.kubernetes), defaults: defaultsOf(all) },
      layer: 'helm',
      name: folder.replace('/', '.'),
      folder,
    }),
  );
}

/** The environment that values of a chart are those of: production, or else the last one. */
function defaultsOf(units: readonly Unit[]): string {
  const names = units.map(({ environment: { name } }) => name);
  return names.find((name) => name === 'production') ?? names.at(-1)!;
}

function unitTask(whole: Unit, layer: UnitLayer): UnitTask {
  const unit = { ...plainly(whole), environment: withoutClusters(whole.environment) };
  const names = [unit.platform.name, unit.environment.name, unit.service.name] as const;
  return {
    type: 'unit',
    input: relevant(unit, layer),
    layer,
    name: names.join('.'),
    folder: folders[layer](...names),
  };
}

/** The part of a unit that a layer reads: changes of other parts do not change its key. */
const parts: Readonly<Record<UnitLayer, (unit: Unit) => Unit>> = {
  terraform: ({ stack, service: { name, source, overrides, extras } }) =>
    ({ stack, service: { name, source, overrides, extras } }) as unknown as Unit,
  kubernetes: (unit) => ({ ...unit, stack: undefined }),
};

/** An extension may read anything. */
function relevant(unit: Unit, layer: UnitLayer): Unit {
  if (unit.service.extend) return unit;
  const { overrides, extras } = unit.service;
  const service = {
    ...unit.service,
    overrides: overrides.filter((one) => one.layer === layer),
    extras: extras.filter((one) => one.layer === layer),
  };
  return parts[layer]({ ...unit, service });
}

const ofAggregate: Readonly<Record<Layer, (aggregate: Aggregate) => Task[]>> = {
  helm: () => [],
  terraform: ({ stacks }) =>
    stacks.map((input) => ({
      type: 'foundation',
      input,
      layer: 'terraform',
      name: input.name,
      folder: `stacks/${input.name}`,
    })),
  kubernetes: ({ data, clusters }) => [
    ...data.map(plainly).map((input): Task => ({
      type: 'data',
      input,
      layer: 'kubernetes',
      name: input.inCluster.name,
      folder: `${input.platform.name}/environments/${input.environment.name}/data`,
    })),
    ...clusters.map(plainly).map((input): Task => ({
      type: 'cluster',
      input,
      layer: 'kubernetes',
      name: input.cluster.name,
      folder: `${input.platform.name}/clusters/${input.cluster.name}/flux`,
    })),
  ],
};

/** A service's environments next to each other, since they have most parts in common. */
function byService(units: readonly Unit[]): Unit[] {
  return [...grouped(units, ({ platform, service }) => `${platform.name}.${service.name}`).values()].flat();
}
