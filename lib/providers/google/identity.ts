import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { ServiceAccountIamMember } from '@cdktf/provider-google/lib/service-account-iam-member';
import { Construct } from 'constructs';
import type { IdentityProps } from '../../cloud/cloud';
import type { Handed } from '../../cloud/connection';
import { contextOf } from './context-of';
import { Grants } from './grants';

/**
 * A service account of Google that the pods of one service act as. A pod's own principal would do for most, but
 * Memorystore lets in accounts alone.
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity#kubernetes-sa-to-iam
 * @see https://cloud.google.com/memorystore/docs/valkey/about-iam-auth
 */
export class WorkloadIdentity extends Construct implements Handed {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, workload, permissions }: IdentityProps) {
    super(scope, id);
    const { namespace, serviceAccount } = workload;
    const { site, unit } = contextOf(this);
    const account = new ServiceAccount(this, 'Resource', { accountId: name, displayName: unit.name });
    new ServiceAccountIamMember(this, 'Pods', {
      serviceAccountId: account.name,
      role: 'roles/iam.workloadIdentityUser',
      member: `serviceAccount:${site.account}.svc.id.goog[${namespace}/${serviceAccount}]`,
    });
    new Grants(this, 'Grants', { member: account.member, permissions });
  }
}
