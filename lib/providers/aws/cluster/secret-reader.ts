import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { Construct } from 'constructs';
import { secretReader } from '../../../model/component-names';
import { platformPrefix } from '../../../model/name';
import { arn } from '../arn';
import { contextOf } from '../context-of';
import { keyRights } from '../key';
import { Role, podTrust } from '../role';

interface SecretReaderProps {
  readonly name: string;
  readonly cluster: string;
}

/** The right of External Secrets to read what belongs to the platform, and nothing else. */
export class SecretReader extends Construct {
  constructor(scope: Construct, id: string, { name, cluster }: SecretReaderProps) {
    super(scope, id);
    const { site, unit } = contextOf(this);
    const prefix = platformPrefix(unit.context.platform);
    // Ours are named with a hyphen, those that people fill with a slash.
    const secrets = [`${prefix}-*`, `${prefix}/*`].map((one) => arn(site, 'secretsmanager', `secret:${one}`));
    const role = new Role(this, 'Role', {
      name: `${name}-external-secrets`,
      ...podTrust(secretReader),
      permissions: [
        { allow: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], on: secrets },
        // Each stack has its own key or an existing one: the condition limits its use to these secrets.
        keyRights(this, {
          service: 'secretsmanager',
          access: 'read',
          when: { 'kms:EncryptionContext:SecretARN': secrets },
        }),
      ],
    });
    new EksPodIdentityAssociation(this, 'Resource', { clusterName: cluster, ...secretReader, roleArn: role.arn });
  }
}
