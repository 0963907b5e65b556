import type { ClusterUnit } from '../model/cluster-unit';
import type { DataUnit, StackUnit, Unit } from '../model/unit';
import type { Layer } from './layer';

/** Closed data of one sort, by which each is rendered. */
export interface Parcels {
  /** A service in one environment. */
  readonly unit: Unit;
  /** A stack that serves all services. */
  readonly foundation: StackUnit;
  /** What services share inside their cluster. */
  readonly data: DataUnit;
  readonly cluster: ClusterUnit;
}

/** One parcel's part of one layer: what is made at a time, and kept in the cache. */
export type Task = {
  readonly [S in keyof Parcels]: {
    readonly sort: S;
    readonly parcel: Parcels[S];
    readonly layer: Layer;
    /** What tells whose it is: a folder of the layer that holds, or would hold, its files. */
    readonly folder: string;
    /** For people who watch. */
    readonly name: string;
  };
}[keyof Parcels];
