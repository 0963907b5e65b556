import type { IConstruct } from 'constructs';
import type { Access, Kind, Property } from '../model/backing';

/** A right in terms of the cloud: IAM actions on ARNs, or role names on resource ids. */
export interface Permission {
  readonly allow: readonly string[];
  readonly on: readonly string[];
  /** Condition: allowed values by request variable, in which `*` matches any text. @default - none */
  readonly when?: Readonly<Record<string, readonly string[]>>;
}

/** Terraform expressions by property: plain ones, and ephemeral ones that no state may hold. */
export interface Handed {
  readonly outputs: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Outputs of a backing, created or existing. Properties that facts compute or omit may be left out. */
export interface Connection<K extends Kind> extends IConstruct, Handed {
  readonly outputs: Readonly<Partial<Record<Property<K, 'outputs'>, string>>> & Handed['outputs'];
  readonly secrets: Readonly<Partial<Record<Property<K, 'secrets'>, string>>> & Handed['secrets'];
  /**
   * The rights to it, or to a prefix of it, where the cloud supports that: Azure's roles end at the container. @default - access needs no rights in the cloud
   */
  permissions?(access: Access, prefix?: string): readonly Permission[];
}
