import type { VariablesFrom } from './config';
import type { Reference } from './reference';
import type { Image } from './workload';
import type { Resources } from './resources';
import type { ContainerPort } from './networking';

/** Lifecycle hooks of a container. */
export type Hook =
  | { readonly type: 'exec'; readonly command: readonly string[] }
  | { readonly type: 'http'; readonly path: string; readonly port: number | string }
  | { readonly type: 'sleep'; readonly seconds: number };

/** An init container or sidecar. */
export interface Companion {
  readonly name: string;
  readonly image: Pick<Image, 'reference' | 'pullPolicy'>;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly variables: Readonly<Record<string, string | Reference>>;
  readonly variablesFrom: readonly VariablesFrom[];
  /** Gets the variables of the main container, too. */
  readonly inheritVariables: boolean;
  readonly ports: readonly ContainerPort[];
  readonly resources: Resources;
  readonly mounts: readonly { readonly volume: string; readonly mountPath: string; readonly readOnly: boolean }[];
}

/** Lifecycle of the main container. */
export interface Lifecycle {
  readonly postStart?: Hook;
  readonly preStop?: Hook;
  readonly terminationGracePeriodSeconds: number;
  readonly initContainers: readonly Companion[];
  readonly sidecars: readonly Companion[];
}
