import type { Backing, Kind } from './backing';
import type { Reference } from './parts/config';

/**
 * What a variable of a workload holds: a literal that both layers compute, a property that the bundle carries, a key
 * of a secret that somebody else fills, what Kubernetes itself knows, or a text made of variables before it, as
 * Kubernetes expands `$(NAME)`.
 */
export type Value =
  | { readonly literal: string }
  | { readonly from: 'outputs' | 'secrets'; readonly property: string }
  | { readonly secret: string; readonly key: string }
  | { readonly valueFrom: Reference }
  | { readonly template: string };

/** Values by the variable that carries them. */
export type Values = Readonly<Record<string, Value>>;

/** A backing, named, with the values that it gives the workload. */
export type Binding<K extends Kind = Kind> = Backing<K> & {
  readonly physicalName: string;
  /** Id of its construct, where another kind has one of its name. @default - its name */
  readonly id?: string;
  /** Port that the network must let the workload reach. @default - none: it is public by HTTPS */
  readonly port?: number;
  /** Name of the secret with the service's own login, where an environment shares the backing. */
  readonly login?: string;
  readonly values: Values;
};
