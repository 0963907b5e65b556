import { ArtifactRegistryRepositoryIamMember } from '@cdktf/provider-google/lib/artifact-registry-repository-iam-member';
import { KmsCryptoKeyIamMember } from '@cdktf/provider-google/lib/kms-crypto-key-iam-member';
import { ProjectIamMember } from '@cdktf/provider-google/lib/project-iam-member';
import { PubsubSubscriptionIamMember } from '@cdktf/provider-google/lib/pubsub-subscription-iam-member';
import { PubsubTopicIamMember } from '@cdktf/provider-google/lib/pubsub-topic-iam-member';
import { SecretManagerSecretIamMember } from '@cdktf/provider-google/lib/secret-manager-secret-iam-member';
import { StorageBucketIamMember } from '@cdktf/provider-google/lib/storage-bucket-iam-member';
import { DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import { Construct } from 'constructs';
import type { Permission } from '../../cloud/connection';
import { quoted } from '../../cloud/literal';
import { digest } from '../../model/name';
import { contextOf } from './context-of';
import { target } from './targets';

interface Grant {
  readonly role: string;
  readonly member: string;
}

type GrantRule = readonly [RegExp, (scope: Construct, id: string, grant: Grant, parts: readonly string[]) => void];

/** Where a role on a resource is kept: beside the resource, as a rule. */
const doors: readonly GrantRule[] = [
  [
    /^\/\/storage\.googleapis\.com\/projects\/_\/buckets\/(.+)$/s,
    (scope, id, grant, [bucket]) => new StorageBucketIamMember(scope, id, { bucket: bucket!, ...grant }),
  ],
  [
    /^\/\/secretmanager\.googleapis\.com\/(.+)$/s,
    (scope, id, grant, [secretId]) => new SecretManagerSecretIamMember(scope, id, { secretId: secretId!, ...grant }),
  ],
  [
    /^\/\/cloudkms\.googleapis\.com\/(.+)$/s,
    (scope, id, grant, [cryptoKeyId]) => new KmsCryptoKeyIamMember(scope, id, { cryptoKeyId: cryptoKeyId!, ...grant }),
  ],
  [
    /^\/\/pubsub\.googleapis\.com\/projects\/([^/]+)\/topics\/(.+)$/s,
    (scope, id, grant, [project, topic]) => new PubsubTopicIamMember(scope, id, { project, topic: topic!, ...grant }),
  ],
  [
    /^\/\/pubsub\.googleapis\.com\/projects\/([^/]+)\/subscriptions\/(.+)$/s,
    (scope, id, grant, [project, subscription]) =>
      new PubsubSubscriptionIamMember(scope, id, { project, subscription: subscription!, ...grant }),
  ],
  [
    /^\/\/artifactregistry\.googleapis\.com\/projects\/([^/]+)\/locations\/([^/]+)\/repositories\/(.+)$/s,
    (scope, id, grant, [project, location, repository]) =>
      new ArtifactRegistryRepositoryIamMember(scope, id, { project, location, repository: repository!, ...grant }),
  ],
  [
    /^\/\/cloudresourcemanager\.googleapis\.com\/projects\/(.+)$/s,
    (scope, id, grant, [project]) => new ProjectIamMember(scope, id, { project: project!, ...grant }),
  ],
  // Resources without their own policy are selected by name, with a final `*` for a prefix.
  [
    /^(?:\/\/[^/]+\/)?(.+)$/s,
    (scope, id, grant, [name]) =>
      new ProjectIamMember(scope, id, {
        project: contextOf(scope).site.account,
        condition: { title: id, expression: named(name!) },
        ...grant,
      }),
  ],
];

/** @see https://cloud.google.com/iam/docs/conditions-attribute-reference#resource-name */
function named(name: string): string {
  const prefix = /^(.*)\*$/s.exec(name)?.[1];
  return prefix === undefined ? `resource.name == ${quoted(name)}` : `resource.name.startsWith(${quoted(prefix)})`;
}

interface GrantsProps {
  /** Whom IAM knows as `serviceAccount:...` or `principal://...`. */
  readonly member: string;
  readonly permissions: readonly Permission[];
}

/** Roles of one member on just what they are needed for. */
export class Grants extends Construct {
  constructor(scope: Construct, id: string, { member, permissions }: GrantsProps) {
    super(scope, id);
    const { account } = contextOf(this).site;
    const asked = permissions.flatMap(({ allow, on }) =>
      allow.flatMap((role) => on.map((one) => ({ role, on: one === '*' ? target.project(account) : one }))),
    );
    const distinct = new Map(asked.map((one) => [this.address(one.role, one.on), one]));
    for (const [address, { role, on }] of distinct) {
      const [pattern, make] = doors.find(([known]) => known.test(on))!;
      make(this, address, { role, member }, pattern.exec(on)!.slice(1));
    }
  }

  /** An id that stays when other roles come and go. */
  private address(role: string, on: string): string {
    const resolver = new DefaultTokenResolver(new StringConcat());
    const resolved: unknown = Tokenization.resolve(on, { scope: this, resolver, preparing: false });
    return `Role${digest(JSON.stringify([role, resolved]))}`;
  }
}
