import type { Position } from '../problem';

/** A patch on one object of the output: merged like a JSON merge patch (RFC 7386). */
export interface Override {
  readonly layer: 'kubernetes' | 'terraform';
  /** `Deployment/tabular` or a Terraform address such as `aws_db_instance.database`. */
  readonly target: string;
  readonly patch: Readonly<Record<string, unknown>>;
  /** Its place in the spec. */
  readonly position: Position;
}

/** A file under `extra/` that is added to the output unchanged. */
export interface Extra {
  readonly layer: 'kubernetes' | 'terraform';
  readonly source: string;
  /** File name in the output. */
  readonly name: string;
  readonly body: object;
  /** Its start in its file. */
  readonly position: Position;
}
