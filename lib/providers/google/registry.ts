import { ArtifactRegistryRepository } from '@cdktf/provider-google/lib/artifact-registry-repository';
import { ArtifactRegistryRepositoryIamMember } from '@cdktf/provider-google/lib/artifact-registry-repository-iam-member';
import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { RegistryOptions } from '../../model/kinds/registry';
import { contextOf } from './context-of';
import { existingBy } from './existing';
import { facts } from './facts';
import { target } from './targets';

const read = 'roles/artifactregistry.reader';

/** A writer reads, too. @see https://cloud.google.com/artifact-registry/docs/access-control */
const roles: Readonly<Record<Access, string>> = {
  read,
  write: 'roles/artifactregistry.writer',
  readWrite: 'roles/artifactregistry.writer',
};

function rights(scope: Construct, name: string, access: Access): Permission[] {
  const { account, region } = contextOf(scope).site;
  return [{ allow: [roles[access]], on: [target.repository(account, region, name)] }];
}

/** Private container images in Artifact Registry: one repository holds all of them, each made by its first push. */
export class ArtifactRegistry extends Construct implements Connection<'registry'> {
  readonly outputs = {};
  readonly secrets = {};
  readonly name: string;

  constructor(scope: Construct, id: string, props: RegistryOptions & Defined) {
    super(scope, id);
    const { name, immutableTags, scanOnPush, untaggedDays, native } = props;
    const { keepImages, readers, description } = facts.kinds.registry.options.parse(native);
    const { key, site, lifecycle } = contextOf(this);
    const repository = new ArtifactRegistryRepository(this, 'Resource', {
      repositoryId: name,
      location: site.region,
      format: 'DOCKER',
      description,
      kmsKeyName: key.id,
      dockerConfig: { immutableTags },
      vulnerabilityScanningConfig: { enablementConfig: scanOnPush ? 'INHERITED' : 'DISABLED' },
      cleanupPolicies: cleanups(untaggedDays, keepImages),
      lifecycle,
      dependsOn: [key.admit('registry')],
    });
    readers.forEach((member, index) => {
      new ArtifactRegistryRepositoryIamMember(this, `Reader${index}`, {
        location: site.region,
        repository: repository.name,
        role: read,
        member,
      });
    });
    this.name = repository.repositoryId;
  }

  permissions(access: Access): Permission[] {
    return rights(this, this.name, access);
  }
}

/** A repository of Artifact Registry that exists, in the region. */
export const ExistingArtifactRegistry = existingBy(rights);

/** What to keep wins over what to delete. @see https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy */
function cleanups(untaggedDays: number, keepImages?: number) {
  const untagged = {
    id: 'untagged',
    action: 'DELETE',
    condition: { tagState: 'UNTAGGED', olderThan: `${untaggedDays * 86400}s` },
  };
  if (keepImages === undefined) return [untagged];
  return [
    untagged,
    { id: 'surplus', action: 'DELETE', condition: { tagState: 'ANY', olderThan: '86400s' } },
    { id: 'newest', action: 'KEEP', mostRecentVersions: { keepCount: keepImages } },
  ];
}
