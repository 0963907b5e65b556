import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';

/** A value of the secret store, and the key that it gets in the cluster. */
export interface Remote {
  readonly secretKey: string;
  /** Name in the store. */
  readonly key: string;
  /** Property of the stored JSON. @default - the whole value */
  readonly property?: string;
}

/** What an ExternalSecret reads, and where it puts it. */
export interface ExternalSecretProps {
  readonly name: string;
  /** ClusterSecretStore. @default - none: whoever asks for one has made a mistake */
  readonly store?: string;
  /** Secret to be made. */
  readonly target: string;
  readonly data: readonly Remote[];
}

/**
 * Values of a secret store, as a Secret; not ready until all of them are there. It owns the Secret: one that is deleted
 * or changed by hand comes back at once, one of another name goes, and so does the last with the ExternalSecret.
 * @see https://external-secrets.io/latest/guides/ownership-deletion-policy/
 */
export class ExternalSecret extends Construct {
  constructor(scope: Construct, id: string, { name, store, target, data }: ExternalSecretProps) {
    super(scope, id);
    if (!store)
      throw new Error(`${name}: expected a secret store to read ${data.map(({ key }) => key).join(', ')}; got none`);
    new ApiObject(this, 'Resource', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name },
      spec: {
        refreshInterval: '1h0m0s',
        secretStoreRef: { kind: 'ClusterSecretStore', name: store },
        target: { name: target, creationPolicy: 'Owner' },
        data: data.map(({ secretKey, key, property }) => ({ secretKey, remoteRef: { key, property } })),
      },
    });
  }
}
