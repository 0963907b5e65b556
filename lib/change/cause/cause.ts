import type { Position } from '../../model/problem';

/** Why outputs change. */
export interface Cause {
  /** Unique within a report, such as `services/shop/api/deployment-config.yaml#spec.deployment.replicas`. */
  readonly id: string;
  readonly type: 'key' | 'file' | 'toolkit';
  /** Keys from the root of the file, joined by dots; the path of a file; the version of the toolkit. */
  readonly name: string;
  /** Where it stands, on the side that has it. @default - it is no place of a file */
  readonly position?: Position;
  /** @default - the change adds it */
  readonly before?: unknown;
  /** @default - the change removes it */
  readonly after?: unknown;
}
