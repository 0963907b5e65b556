import type { Value } from '../binding';

/** A file that the main container sees. */
export interface ConfigFile {
  /** Key in the ConfigMap. */
  readonly name: string;
  readonly mountPath: string;
  readonly content: string;
  /** Made by the toolkit, with no placeholders in it. @default false */
  readonly generated?: boolean;
}

/** A key of a secret that exists in the environment's secret store. */
export interface SecretReference {
  readonly variable: string;
  /** Name in the secret store. */
  readonly secret: string;
  /** Property of the stored JSON; the whole value without one. */
  readonly key?: string;
}

/** What Kubernetes itself fills a variable with, as it spells it. @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables */
export type Reference =
  | { readonly fieldRef: { readonly fieldPath: string } }
  | {
      readonly resourceFieldRef: {
        readonly resource: string;
        readonly containerName?: string;
        readonly divisor?: string;
      };
    }
  | { readonly configMapKeyRef: { readonly name: string; readonly key: string; readonly optional?: boolean } };

/** A ConfigMap or Secret of the namespace whose every key is a variable. */
export interface VariablesFrom {
  readonly kind: 'configMap' | 'secret';
  readonly name: string;
  readonly prefix?: string;
  readonly optional?: boolean;
}

/** What a service reads at its start, in the order that Kubernetes expands it. */
export interface Config {
  readonly variables: Readonly<Record<string, Value>>;
  readonly files: readonly ConfigFile[];
  readonly secrets: readonly SecretReference[];
}
