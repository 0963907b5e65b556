import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { Construct } from 'constructs';
import { arn } from './arn';
import { contextOf } from './context-of';
import { keyRights } from './key';
import { Role, podTrust } from './role';

interface SecretReaderProps {
  readonly name: string;
  readonly cluster: string;
}

/** Where External Secrets runs. */
const account = { namespace: 'external-secrets', serviceAccount: 'external-secrets' };

/** The right of External Secrets to read what belongs to the platform, and nothing else. */
export class SecretReader extends Construct {
  constructor(scope: Construct, id: string, { name, cluster }: SecretReaderProps) {
    super(scope, id);
    const { site, unit } = contextOf(this);
    const prefix = (unit.context.platform.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-');
    const role = new Role(this, 'Role', {
      name: `${name}-external-secrets`,
      ...podTrust(account),
      permissions: [
        {
          allow: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
          // Ours are named with a hyphen, those that people fill with a slash.
          on: [`${prefix}-*`, `${prefix}/*`].map((name) => arn(site, 'secretsmanager', `secret:${name}`)),
        },
        // Each stack has a key of its own.
        keyRights(this, 'secretsmanager', 'read'),
      ],
    });
    new EksPodIdentityAssociation(this, 'Resource', { clusterName: cluster, ...account, roleArn: role.arn });
  }
}
