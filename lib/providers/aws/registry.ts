import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { RegistryOptions } from '../../model/kinds/registry';
import { arn, dnsSuffix, iamArn } from './arn';
import { contextOf } from './context-of';
import { facts } from './facts';
import { policy } from './policy';

const read = ['ecr:BatchGetImage', 'ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer'];
const write = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:InitiateLayerUpload',
  'ecr:UploadLayerPart',
  'ecr:CompleteLayerUpload',
  'ecr:PutImage',
];
const actions: Readonly<Record<Access, readonly string[]>> = {
  read,
  write,
  readWrite: [...new Set([...read, ...write])],
};

function rights(scope: Construct, prefix: string, access: Access): Permission[] {
  const repositories = arn(contextOf(scope).site, 'ecr', `repository/${prefix}/*`);
  return [
    { allow: ['ecr:GetAuthorizationToken'], on: ['*'] },
    { allow: actions[access], on: [repositories] },
  ];
}

/** Private container images in Amazon ECR, one repository each under one prefix. */
export class EcrRegistry extends Construct implements Connection<'registry'> {
  /** What an image's name begins with, less the repository. */
  readonly outputs;
  readonly secrets = {};
  readonly prefix: string;

  constructor(scope: Construct, id: string, props: RegistryOptions & Defined) {
    super(scope, id);
    const { key, site, lifecycle } = contextOf(this);
    const { prefix = props.name, keepImages, pullAccounts } = facts.kinds.registry.options.parse(props.native);
    this.prefix = prefix;
    this.outputs = { host: `${registryHost(this)}/${prefix}` };

    for (const name of props.repositories) {
      const repository = new EcrRepository(this, name, {
        name: `${prefix}/${name}`,
        imageTagMutability: props.immutableTags ? 'IMMUTABLE' : 'MUTABLE',
        imageScanningConfiguration: { scanOnPush: props.scanOnPush },
        encryptionConfiguration: [{ encryptionType: 'KMS', kmsKey: key.arn }],
        lifecycle,
      });
      new EcrLifecyclePolicy(this, `${name}-Lifecycle`, {
        repository: repository.name,
        policy: Fn.jsonencode({ rules: expirations(props.untaggedDays, keepImages) }),
      });
      if (pullAccounts.length === 0) continue;
      const identifiers = pullAccounts.map((account) => iamArn({ ...site, account }, 'root'));
      const document = policy(this, `${name}-Pullers`, [{ actions: read, principals: [{ type: 'AWS', identifiers }] }]);
      new EcrRepositoryPolicy(this, `${name}-Policy`, { repository: repository.name, policy: document });
    }
  }

  permissions(access: Access): Permission[] {
    return rights(this, this.prefix, access);
  }
}

/** Repositories of Amazon ECR that exist, under one prefix. */
export class ExistingEcrRegistry extends Construct implements Connection<'registry'> {
  readonly outputs;
  readonly secrets = {};
  readonly prefix: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    this.prefix = name;
    this.outputs = { host: `${registryHost(this)}/${name}` };
  }

  permissions(access: Access): Permission[] {
    return rights(this, this.prefix, access);
  }
}

/** @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html */
function registryHost(scope: Construct): string {
  const { account, region } = contextOf(scope).site;
  return `${account}.dkr.ecr.${region}.${dnsSuffix(region)}`;
}

/** @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html */
function expirations(untaggedDays: number, keepImages?: number) {
  const expire = { type: 'expire' };
  const untagged = {
    tagStatus: 'untagged',
    countType: 'sinceImagePushed',
    countUnit: 'days',
    countNumber: untaggedDays,
  };
  const surplus = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: keepImages };
  return [untagged, ...(keepImages ? [surplus] : [])].map((selection, index) => ({
    rulePriority: index + 1,
    selection,
    action: expire,
  }));
}
