import type { IConstruct } from 'constructs';
import type { Access, Kind, Property } from '../model/backing';

/** A right in the cloud's own words: IAM actions on ARNs, or role names on resource ids. */
export interface Permission {
  readonly allow: readonly string[];
  readonly on: readonly string[];
  /** Values that a variable of the request must have one of, `*` standing for any text. @default - holds always */
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
  /**
   * The rights to it, or to that part of it whose names begin with a prefix, where the cloud has rights to parts: Azure's
   * roles end at the container. @default - reaching it takes no rights in the cloud
   */
  permissions?(access: Access, prefix?: string): readonly Permission[];
}
