import { ProjectIamMember } from '@cdktf/provider-google/lib/project-iam-member';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { platformPrefix } from '../../../model/name';
import { secretReader } from '../../../model/component-names';
import { contextOf } from '../context-of';

interface SecretReaderProps {
  /** The cluster: the first of a project makes the pool that its accounts are in. */
  readonly after: ITerraformDependable;
}

/** The right of External Secrets to read what belongs to the platform, and nothing else. */
export class SecretReader extends Construct {
  constructor(scope: Construct, id: string, { after }: SecretReaderProps) {
    super(scope, id);
    const { site, unit, projectNumber } = contextOf(this);
    const prefix = platformPrefix(unit.context.platform);
    new ProjectIamMember(this, 'Resource', {
      project: site.account,
      role: 'roles/secretmanager.secretAccessor',
      /** @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity#authenticating_to */
      member: `principal://iam.googleapis.com/projects/${projectNumber}/locations/global/workloadIdentityPools/${site.account}.svc.id.goog/subject/ns/${secretReader.namespace}/sa/${secretReader.serviceAccount}`,
      condition: {
        title: `secrets-of-${prefix}`,
        expression: `resource.name.startsWith("projects/${projectNumber}/secrets/${prefix}-")`,
      },
      dependsOn: [after],
    });
  }
}
