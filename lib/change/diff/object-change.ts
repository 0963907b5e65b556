import type { UnitLayer } from '../../synth/layer';

/** What a change does to an object as a whole. */
export type Action = 'create' | 'update' | 'delete' | 'rename';

/** Keys from the root of an object; an element of a list is `[key]` by its merge key, or `[0]` by its position. */
export type FieldPath = readonly string[];

/** One changed field of an object. */
export interface FieldChange {
  readonly path: FieldPath;
  /** @default - the change adds the field */
  readonly before?: unknown;
  /** @default - the change removes the field */
  readonly after?: unknown;
}

/** Plain data of a Kubernetes object or of a Terraform resource. */
export type ObjectBody = Readonly<Record<string, unknown>>;

/** One changed object of a cluster, or one changed resource of a Terraform stack. */
export interface ObjectChange {
  readonly layer: UnitLayer;
  readonly action: Action;
  /** Group and kind in Kubernetes, such as `apps/Deployment` or `Service`; type in Terraform, such as `aws_db_instance`. */
  readonly type: string;
  /** `namespace/name` of an object, or address of a resource, such as `aws_db_instance.shop-db`. */
  readonly name: string;
  /** Name before a rename. @default - it is not renamed */
  readonly oldName?: string;
  /** File that holds it, below `dist/`. */
  readonly file: string;
  /** File that held it before a rename. @default - the same */
  readonly oldFile?: string;
  readonly platform: string;
  /** @default - it belongs to all environments */
  readonly environment?: string;
  /** @default - it belongs to all services */
  readonly service?: string;
  /** @default - it is created */
  readonly before?: ObjectBody;
  /** @default - it is deleted */
  readonly after?: ObjectBody;
  /** Changed fields of an object that stays; none of one that comes or goes. */
  readonly fields: readonly FieldChange[];
}
