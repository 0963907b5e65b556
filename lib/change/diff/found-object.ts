import type { UnitLayer } from '../../synth/layer';
import type { ObjectBody } from './object-change';

/** One object of a cluster, or one resource of a Terraform stack, in an output. */
export interface FoundObject {
  readonly layer: UnitLayer;
  /** Group and kind, or type in Terraform. */
  readonly type: string;
  /** `namespace/name`, or address in Terraform; for a file without a name, its path. */
  readonly name: string;
  /** File that holds it, below `dist/`. */
  readonly file: string;
  readonly body: ObjectBody;
}

/** Text of an output file. */
export interface OutputText {
  readonly layer: UnitLayer;
  /** Relative to the layer's folder. */
  readonly path: string;
  readonly text: string;
}
