import type { ClusterUnit } from '../../model/cluster-unit';
import type { DataUnit, StackUnit, Unit } from '../../model/unit';
import type { Layer, UnitLayer } from '../layer';

/** Inputs by type of task: plain data that determines the result. */
export interface TaskInputs {
  /** A service in one environment. */
  readonly unit: Unit;
  /** A stack for all services. */
  readonly foundation: StackUnit;
  /** Shared data of an environment. */
  readonly data: DataUnit;
  readonly cluster: ClusterUnit;
  /** A service in all of its environments. */
  readonly chart: ChartTaskInput;
}

/** What a chart is made from. */
export interface ChartTaskInput {
  /** Tasks with the objects of each environment. */
  readonly members: readonly UnitTask[];
  /** Environment whose values are the chart's own. */
  readonly defaults: string;
}

/** A service in one environment. */
export type UnitTask = Extract<Task, { readonly type: 'unit' }>;

/** One input in one layer: the unit of rendering, and of the action cache. */
export type Task = {
  readonly [K in keyof TaskInputs]: {
    readonly type: K;
    readonly input: TaskInputs[K];
    readonly layer: K extends 'chart' ? 'helm' : UnitLayer;
    /** Folder of the layer with its files, which identifies their owner; unique in the layer. */
    readonly folder: string;
    /** Name in the progress line. */
    readonly name: string;
  };
}[keyof TaskInputs];

/** Unique id of a task. */
export function taskId({ layer, folder }: Pick<Task, 'layer' | 'folder'>): string {
  return `${layer}/${folder}`;
}

/** Layer and folder of an id. */
export function taskOf(id: string): Pick<Task, 'layer' | 'folder'> {
  const slash = id.indexOf('/');
  return { layer: id.slice(0, slash) as Layer, folder: id.slice(slash + 1) };
}
