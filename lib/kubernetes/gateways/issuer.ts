import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { issuerName } from '../../model/owned-name';

/** Props of a ClusterIssuer. */
export interface LetsEncryptProps {
  /** Name of the platform. */
  readonly platform: string;
  /** Email address. */
  readonly contact: string;
  /** `http01` of a solver, as cert-manager spells it. */
  readonly http01: object;
}

/** A ClusterIssuer of publicly trusted certificates, with HTTP-01 challenges. @see https://cert-manager.io/docs/configuration/acme/ */
export class LetsEncrypt extends Construct {
  constructor(scope: Construct, id: string, { platform, contact, http01 }: LetsEncryptProps) {
    super(scope, id);
    const name = issuerName(platform);
    new ApiObject(this, 'Resource', {
      apiVersion: 'cert-manager.io/v1',
      kind: 'ClusterIssuer',
      metadata: { name },
      spec: {
        acme: {
          email: contact,
          server: 'https://acme-v02.api.letsencrypt.org/directory',
          privateKeySecretRef: { name: `${name}-account` },
          solvers: [{ http01 }],
        },
      },
    });
  }
}
