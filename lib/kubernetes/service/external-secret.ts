import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';

/** A value of the secret store, and its key in the cluster. */
export interface Remote {
  readonly secretKey: string;
  /** Name in the store. */
  readonly key: string;
  /** Property of the stored JSON. @default - the whole value */
  readonly property?: string;
}

/** Props of an ExternalSecret. */
export interface ExternalSecretProps {
  readonly name: string;
  /** @default - that of its chart */
  readonly namespace?: string;
  /** ClusterSecretStore. @default - none: reading then throws */
  readonly store?: string;
  /** Name of the new Secret. */
  readonly target: string;
  readonly data: readonly Remote[];
}

/**
 * Values of a secret store as a Secret; not ready until all exist. It owns the Secret: a manual change or deletion is reverted, and the Secret is deleted after a rename or with the ExternalSecret.
 * @see https://external-secrets.io/latest/guides/ownership-deletion-policy/
 */
export class ExternalSecret extends Construct {
  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(scope, id);
    new ApiObject(this, 'Resource', externalSecret(props));
  }
}

/** The object itself. */
export function externalSecret({ name, namespace, store, target, data }: ExternalSecretProps) {
  if (!store)
    throw new Error(`${name}: expected a secret store to read ${data.map(({ key }) => key).join(', ')}; got none`);
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, ...(namespace && { namespace }) },
    spec: {
      refreshInterval: '1h0m0s',
      secretStoreRef: { kind: 'ClusterSecretStore', name: store },
      target: { name: target, creationPolicy: 'Owner' },
      data: data.map(({ secretKey, key, property }) => ({
        secretKey,
        remoteRef: { key, ...(property !== undefined && { property }) },
      })),
    },
  };
}
