import { DataAwsKmsKey } from '@cdktf/provider-aws/lib/data-aws-kms-key';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey as Resource } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import { isWatched } from '../../model/alarms';
import type { Access } from '../../model/backing';
import type { KeyOptions } from '../../model/kinds/key';
import { arn, dnsSuffix, iamArn } from './arn';
import { contextOf } from './context-of';
import { facts } from './facts';
import { conditions, policy } from './policy';

const decrypt = ['kms:Decrypt', 'kms:DescribeKey'];
const encrypt = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:DescribeKey'];

/** What it takes to use a key directly. */
const actions: Readonly<Record<Access, readonly string[]>> = {
  read: decrypt,
  write: encrypt,
  readWrite: [...new Set([...decrypt, ...encrypt])],
};

/** What a service needs to do with a key for the one who uses it; writing in parts decrypts too. */
const throughService: Readonly<Record<Access, readonly string[]>> = {
  read: ['kms:Decrypt'],
  write: ['kms:GenerateDataKey', 'kms:Decrypt'],
  readWrite: ['kms:GenerateDataKey', 'kms:Decrypt'],
};

interface KeyRightsProps {
  /** AWS service that uses the key for a principal. */
  readonly service: string;
  readonly access: Access;
  /** @default - whose key it is, is known to the service alone */
  readonly keyArn?: string;
  /** Whether it is the key of what the environment's services share. @default false */
  readonly shared?: boolean;
  /** What else must hold, such as what is encrypted. @default - nothing */
  readonly when?: Permission['when'];
}

/** The right to a key, only by way of one service of AWS. */
export function keyRights(scope: Construct, props: KeyRightsProps): Permission {
  const { service, access, keyArn, shared, when } = props;
  const { site } = contextOf(scope);
  return {
    allow: throughService[access],
    on: [keyArn ?? arn(site, 'kms', 'key/*')],
    when: {
      'kms:ViaService': [`${service}.${site.region}.${dnsSuffix(site.region)}`],
      ...(shared && site.sharedKey && { 'kms:ResourceAliases': [`alias/${site.sharedKey}`] }),
      ...when,
    },
  };
}

/** A key that encrypts data at rest, in AWS KMS. */
export class KmsKey extends Construct implements Connection<'key'> {
  readonly outputs;
  readonly secrets = {};
  readonly arn: string;

  /** @param props - with `region` where that is not the stack's own */
  constructor(scope: Construct, id: string, props: KeyOptions & Defined & { readonly region?: string }) {
    super(scope, id);
    const { name, rotationDays, deletionWindowDays, region, native } = props;
    const { multiRegion, users } = facts.kinds.key.options.parse(native);
    const context = contextOf(this);
    const provider = region ? context.providerIn(region) : undefined;

    const key = new Resource(this, 'Resource', {
      description: name,
      enableKeyRotation: true,
      rotationPeriodInDays: rotationDays,
      deletionWindowInDays: deletionWindowDays,
      multiRegion,
      policy: policy(this, 'Policy', keyPolicy(this, region ?? context.site.region, users)),
      lifecycle: context.lifecycle,
      provider,
    });
    new KmsAlias(this, 'Alias', { name: `alias/${name}`, targetKeyId: key.keyId, provider });
    this.arn = key.arn;
    this.outputs = { id: key.keyId };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: actions[access], on: [this.arn] }];
  }
}

/** A key of AWS KMS that exists: its alias, id or ARN. */
export class ExistingKmsKey extends Construct implements Connection<'key'> {
  readonly outputs;
  readonly secrets = {};
  readonly arn: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const complete = /^(arn:|alias\/|mrk-|[0-9a-f]{8}(-[0-9a-f]{4}){3}-)/.test(name);
    const key = new DataAwsKmsKey(this, 'Resource', { keyId: complete ? name : `alias/${name}` });
    this.arn = key.arn;
    this.outputs = { id: key.id };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: actions[access], on: [this.arn] }];
  }
}

/** Leaves the account's IAM in charge; services that act on their own account come in by name. */
function keyPolicy(scope: Construct, region: string, users: string[]) {
  const { site, unit } = contextOf(scope);
  const mails = unit.context.alarms?.to.some(({ email }) => email !== undefined) && unit.bindings.some(isWatched);
  const service = (name: string) => [{ type: 'Service', identifiers: [`${name}.amazonaws.com`] }];
  const all = ['*'];
  const own = {
    sid: 'Account',
    actions: ['kms:*'],
    resources: all,
    principals: [{ type: 'AWS', identifiers: [iamArn(site, 'root')] }],
  };
  /** @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
  const topics = {
    sid: 'Topics',
    actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
    resources: all,
    principals: service('sns'),
    condition: conditions({ 'aws:SourceAccount': [site.account] }),
  };
  /** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
  const logs = {
    sid: 'Logs',
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: all,
    principals: service(`logs.${region}`),
    condition: conditions({ 'kms:EncryptionContext:aws:logs:arn': [arn({ ...site, region }, 'logs', '*')] }, 'ArnLike'),
  };
  /** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html */
  const alarms = {
    sid: 'Alarms',
    actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
    resources: all,
    principals: service('cloudwatch'),
    condition: conditions({ 'aws:SourceAccount': [site.account] }),
  };
  const others = {
    sid: 'Users',
    actions: [...actions.readWrite],
    resources: all,
    principals: [{ type: 'AWS', identifiers: users }],
  };
  return [own, topics, logs, ...(mails ? [alarms] : []), ...(users.length > 0 ? [others] : [])];
}
