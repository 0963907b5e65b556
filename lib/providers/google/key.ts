import { DataGoogleKmsKeyRings } from '@cdktf/provider-google/lib/data-google-kms-key-rings';
import { KmsCryptoKey } from '@cdktf/provider-google/lib/kms-crypto-key';
import { KmsCryptoKeyIamMember } from '@cdktf/provider-google/lib/kms-crypto-key-iam-member';
import { KmsKeyRing } from '@cdktf/provider-google/lib/kms-key-ring';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import { Wait } from '../../cloud/wait';
import type { Access } from '../../model/backing';
import type { KeyOptions } from '../../model/kinds/key';
import type { Agent } from './facts/agents';
import { contextOf } from './context-of';
import { facts } from './facts';
import { lastingName, lastingPattern } from './lasting-name';
import { target } from './targets';

const both = 'roles/cloudkms.cryptoKeyEncrypterDecrypter';

/** @see https://cloud.google.com/kms/docs/reference/permissions-and-roles */
const roles: Readonly<Record<Access, string>> = {
  read: 'roles/cloudkms.cryptoKeyDecrypter',
  write: 'roles/cloudkms.cryptoKeyEncrypter',
  readWrite: both,
};

/** @see https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings/create */
const longestRing = 63;

/** Until a right holds everywhere, as a rule. @see https://cloud.google.com/iam/docs/access-change-propagation */
const grantSeconds = 60;

/** A day, as durations are written. */
const days = (number: number) => `${number * 86400}s`;

abstract class Key extends Construct implements Connection<'key'> {
  abstract readonly outputs: { readonly id: string };
  readonly secrets = {};
  abstract readonly id: string;

  /** Lets a product encrypt by the key; what it encrypts must come after. */
  admit(agent: Agent): ITerraformDependable {
    const found = this.node.tryFindChild(`Wait-${agent}`) as Wait | undefined;
    if (found) return found.resource;
    const context = contextOf(this);
    const grant = new KmsCryptoKeyIamMember(this, `Agent-${agent}`, {
      cryptoKeyId: this.id,
      role: both,
      member: context.agent(agent),
      dependsOn: context.agentMade(agent),
    });
    return new Wait(this, `Wait-${agent}`, { after: [grant], seconds: grantSeconds }).resource;
  }

  permissions(access: Access): Permission[] {
    return [{ allow: [roles[access]], on: [target.key(this.id)] }];
  }
}

/** A key that encrypts data at rest, in Cloud KMS, which deletes neither rings nor the names of keys. */
export class KmsKey extends Key {
  readonly outputs;
  readonly id: string;

  /** @param props - with `location` where that is not the stack's region */
  constructor(scope: Construct, id: string, props: KeyOptions & Defined & { readonly location?: string }) {
    super(scope, id);
    const { name, rotationDays, deletionWindowDays, native } = props;
    const { protection, users } = facts.kinds.key.options.parse(native);
    const { site, lifecycle, ready } = contextOf(this);
    const ring = new KmsKeyRing(this, 'Ring', {
      name: lastingName(name, longestRing),
      location: props.location ?? site.region,
      dependsOn: ready,
      lifecycle: { ignoreChanges: ['name'] },
    });
    const key = new KmsCryptoKey(this, 'Resource', {
      name,
      keyRing: ring.id,
      purpose: 'ENCRYPT_DECRYPT',
      rotationPeriod: days(rotationDays),
      destroyScheduledDuration: days(deletionWindowDays),
      versionTemplate: { algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION', protectionLevel: protection },
      // Another value would make another key, and leave what this one has encrypted unreadable.
      lifecycle: { ...lifecycle, ignoreChanges: ['destroy_scheduled_duration'] },
    });
    users.forEach((member, index) => {
      new KmsCryptoKeyIamMember(this, `User${index}`, { cryptoKeyId: key.id, role: both, member });
    });
    this.id = key.id;
    this.outputs = { id: key.id };
  }
}

/** A key of Cloud KMS that exists: its id, or `<ring>/<key>` in the region, or a key in a ring of its own name. */
export class ExistingKmsKey extends Key {
  readonly outputs;
  readonly id: string;

  constructor(scope: Construct, id: string, { name, shared }: Pick<Referred, 'name' | 'shared'>) {
    super(scope, id);
    const { account, region } = contextOf(this).site;
    const [ring, key = ring] = name.split('/');
    this.id = name.startsWith('projects/')
      ? name
      : `${shared ? this.newestRing(name) : `projects/${account}/locations/${region}/keyRings/${ring}`}/cryptoKeys/${key}`;
    this.outputs = { id: this.id };
  }

  /** The ring of a key of ours that was made last: those before it stay for ever. */
  private newestRing(name: string): string {
    const { account: project, region: location } = contextOf(this).site;
    const rings = new DataGoogleKmsKeyRings(this, 'Rings', { project, location });
    const own = `can(regex("/keyRings/${lastingPattern(name, longestRing)}$", one.id))`;
    return `\${reverse(sort([for one in data.google_kms_key_rings.${rings.friendlyUniqueId}.key_rings : one.id if ${own}]))[0]}`;
  }
}
