import { SecretManagerSecret } from '@cdktf/provider-google/lib/secret-manager-secret';
import { SecretManagerSecretVersion } from '@cdktf/provider-google/lib/secret-manager-secret-version';
import { Construct } from 'constructs';
import type { BundleProps } from '../../cloud/cloud';
import { Ephemeral } from '../../cloud/ephemeral';
import { contextOf } from './context-of';

interface StoredSecretProps extends Pick<BundleProps, 'name'> {
  /** @default - stays empty */
  readonly content?: Pick<BundleProps, 'value' | 'version'>;
  /** Days in which a version that is destroyed can be brought back; 0 for none. */
  readonly recoveryDays: number;
  /** Regions that hold a copy. @default - none */
  readonly replicaRegions?: readonly string[];
  readonly annotations?: Record<string, string>;
  /** Whether deleting it fails. @default false */
  readonly protect?: boolean;
}

/** A secret whose value never reaches the state. */
export class StoredSecret extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: StoredSecretProps) {
    super(scope, id);
    const { name, content, recoveryDays, replicaRegions = [], annotations, protect } = props;
    const context = contextOf(this);
    const keys = [context.site.region, ...replicaRegions].map((location) => ({
      location,
      key: context.keyIn(location),
    }));
    const secret = new SecretManagerSecret(this, 'Resource', {
      secretId: name,
      annotations,
      deletionProtection: protect,
      versionDestroyTtl: recoveryDays > 0 ? `${recoveryDays * 86400}s` : undefined,
      replication: {
        userManaged: {
          replicas: keys.map(({ location, key }) => ({
            location,
            customerManagedEncryption: { kmsKeyName: key.id },
          })),
        },
      },
      dependsOn: keys.map(({ key }) => key.admit('secrets')),
    });
    this.id = secret.id;
    if (!content) return;
    const stored = new SecretManagerSecretVersion(this, 'Version', {
      secret: secret.id,
      secretDataWo: content.value,
      secretDataWoVersion: content.version,
      // Readers ask for the latest: there must be one at any time.
      lifecycle: { createBeforeDestroy: true },
    });
    // Readers of the value must depend on it.
    this.id = stored.secret;
  }
}

/** The value of a secret as it is stored now. */
export function storedValue(scope: Construct, id: string, secret: string): string {
  const type = 'google_secret_manager_secret_version';
  return new Ephemeral(scope, id, { type, arguments: { secret } }).attribute('secret_data');
}
