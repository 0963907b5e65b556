import type { ClusterUnit } from '../../model/cluster-unit';
import type { DataUnit, StackUnit, Unit } from '../../model/unit';
import type { Layer } from '../layer';

/** What is rendered at a time, by type of task; plain data that holds all that decides the outcome. */
export interface TaskInputs {
  /** A service in one environment. */
  readonly unit: Unit;
  /** A stack that serves all services. */
  readonly foundation: StackUnit;
  /** What services share inside their cluster. */
  readonly data: DataUnit;
  readonly cluster: ClusterUnit;
}

/** One input's part of one layer: what is rendered at a time, and kept in the action cache. */
export type Task = {
  readonly [K in keyof TaskInputs]: {
    readonly type: K;
    readonly input: TaskInputs[K];
    readonly layer: Layer;
    /** Folder of the layer that tells to whom its files belong: it holds them, or would. No other task of the layer has it. */
    readonly folder: string;
    /** Shown while it is rendered. */
    readonly name: string;
  };
}[keyof TaskInputs];

/** What names a task among all. */
export function taskId({ layer, folder }: Pick<Task, 'layer' | 'folder'>): string {
  return `${layer}/${folder}`;
}

/** The layer and the folder that an id names. */
export function taskOf(id: string): Pick<Task, 'layer' | 'folder'> {
  const slash = id.indexOf('/');
  return { layer: id.slice(0, slash) as Layer, folder: id.slice(slash + 1) };
}
