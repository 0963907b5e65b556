import type { Backing, Kind } from './backing';
import type { Reference } from './parts/reference';

/**
 * The value of a variable: a literal that both layers compute, a property in the bundle, a key of a secret that people fill, a value that Kubernetes sets, or a text with earlier variables, which Kubernetes expands as `$(NAME)`.
 */
export type Value =
  | { readonly literal: string }
  | { readonly from: 'outputs' | 'secrets'; readonly property: string }
  | { readonly secret: string; readonly key: string }
  | { readonly valueFrom: Reference }
  | { readonly template: string };

/** Values by the variable that carries them. */
export type Values = Readonly<Record<string, Value>>;

/** A named backing with the values that the workload gets from it. */
export type Binding<K extends Kind = Kind> = Backing<K> & {
  readonly physicalName: string;
  /** Id of its construct, where another kind has one of its name. @default - its name */
  readonly id?: string;
  /** Port that NetworkPolicies open to it. @default - none: it is public by HTTPS */
  readonly port?: number;
  /** Name of the secret with the service's own login on a shared backing. */
  readonly login?: string;
  readonly values: Values;
};
