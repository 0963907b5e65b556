import { DataAwsSecretsmanagerSecret } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { SecretOptions } from '../../model/kinds/secret';
import { contextOf } from './context-of';
import { facts } from './facts';
import { keyRights } from './key';
import { StoredSecret, randomPassword } from './stored-secret';

const read = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'];
const write = ['secretsmanager:PutSecretValue', 'secretsmanager:DescribeSecret'];

const actions: Readonly<Record<Access, readonly string[]>> = {
  read,
  write,
  readWrite: [...new Set([...read, ...write])],
};

/** A secret in AWS Secrets Manager, drawn at random or left for people to fill. */
export class SecretsManagerSecret extends Construct implements Connection<'secret'> {
  readonly outputs;
  readonly secrets = {};
  readonly arn: string;

  constructor(scope: Construct, id: string, props: SecretOptions & Defined) {
    super(scope, id);
    const { name, generation: version, generateLength: length, recoveryDays, native } = props;
    const { description, replicaRegions, punctuation, excludeCharacters } = facts.kinds.secret.options.parse(native);
    const value = length && randomPassword(this, 'Random', { length, punctuation, excludeCharacters });
    const content = value ? { value, version } : undefined;
    const secret = new StoredSecret(this, 'Resource', { name, description, content, recoveryDays, replicaRegions });
    this.arn = secret.arn;
    this.outputs = { id: secret.arn };
  }

  permissions(access: Access): Permission[] {
    const keyArn = contextOf(this).key.arn;
    return [{ allow: actions[access], on: [this.arn] }, keyRights(this, { service: 'secretsmanager', access, keyArn })];
  }
}

/** A secret of AWS Secrets Manager that exists. */
export class ExistingSecretsManagerSecret extends Construct implements Connection<'secret'> {
  readonly outputs;
  readonly secrets = {};
  readonly arn: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const where = name.startsWith('arn:') ? { arn: name } : { name };
    this.arn = new DataAwsSecretsmanagerSecret(this, 'Resource', where).arn;
    this.outputs = { id: this.arn };
  }

  permissions(access: Access): Permission[] {
    const when = { 'kms:EncryptionContext:SecretARN': [this.arn] };
    return [{ allow: actions[access], on: [this.arn] }, keyRights(this, { service: 'secretsmanager', access, when })];
  }
}
