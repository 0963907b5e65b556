import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import { Construct } from 'constructs';
import type { BundleProps } from '../../cloud/cloud';
import { Ephemeral } from '../../cloud/ephemeral';
import { contextOf } from './context-of';

interface StoredSecretProps extends Pick<BundleProps, 'name'> {
  readonly description?: string;
  /** @default - stays empty */
  readonly content?: Pick<BundleProps, 'value' | 'version'>;
  /** Days in which it can be brought back; 0, or 7 to 30. */
  readonly recoveryDays: number;
  /** @default - none */
  readonly replicaRegions?: readonly string[];
}

/** A secret whose value never reaches the state. */
export class StoredSecret extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: StoredSecretProps) {
    super(scope, id);
    const { name, description, content, recoveryDays, replicaRegions = [] } = props;
    const context = contextOf(this);
    const secret = new SecretsmanagerSecret(this, 'Resource', {
      name,
      description,
      kmsKeyId: context.key.arn,
      recoveryWindowInDays: recoveryDays,
      replica: replicaRegions.map((region) => ({ region, kmsKeyId: context.keyIn(region).arn })),
    });
    this.arn = secret.arn;
    if (!content) return;
    const stored = new SecretsmanagerSecretVersion(this, 'Version', {
      secretId: secret.id,
      secretStringWo: content.value,
      secretStringWoVersion: content.version,
    });
    // Readers of the value must depend on it.
    this.arn = stored.secretId;
  }
}

/** The value of a secret as it is stored now. */
export function storedValue(scope: Construct, id: string, secretId: string): string {
  const type = 'aws_secretsmanager_secret_version';
  return new Ephemeral(scope, id, { type, arguments: { secret_id: secretId } }).attribute('secret_string');
}

interface PasswordProps {
  readonly length: number;
  readonly punctuation?: boolean;
  readonly excludeCharacters?: string;
}

/** A password that is drawn anew each time that Terraform runs. */
export function randomPassword(
  scope: Construct,
  id: string,
  { length, punctuation, excludeCharacters }: PasswordProps,
) {
  return new Ephemeral(scope, id, {
    type: 'aws_secretsmanager_random_password',
    arguments: {
      password_length: length,
      exclude_punctuation: !punctuation,
      require_each_included_type: true,
      ...(excludeCharacters && { exclude_characters: excludeCharacters }),
    },
  }).attribute('random_password');
}
