import type { IConstruct } from 'constructs';
import type { Access, Kind, Property } from '../model/backing';

/** A right in the cloud's own words: IAM actions on ARNs, or role names on resource ids. */
export interface Permission {
  readonly allow: readonly string[];
  readonly on: readonly string[];
  /** Values that a variable of the request must have one of. @default - holds always */
  readonly when?: Readonly<Record<string, readonly string[]>>;
}

/** Terraform expressions by property: plain ones, and ephemeral ones that no state may hold. */
export interface Handed {
  readonly outputs: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What a backing hands back, whether created or found. What the cloud's facts compute or do without may be left out. */
export interface Connection<K extends Kind> extends IConstruct, Handed {
  readonly outputs: Readonly<Partial<Record<Property<K, 'outputs'>, string>>> & Handed['outputs'];
  readonly secrets: Readonly<Partial<Record<Property<K, 'secrets'>, string>>> & Handed['secrets'];
  /** @default - reaching it takes no rights in the cloud */
  permissions?(access: Access): readonly Permission[];
}
