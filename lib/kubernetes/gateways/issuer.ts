import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { issuerName } from '../../model/owned-name';

/** Who is told, and how a challenge is answered. */
export interface LetsEncryptProps {
  /** Name of the platform. */
  readonly platform: string;
  /** Email address. */
  readonly contact: string;
  /** `http01` of a solver, as cert-manager spells it. */
  readonly http01: object;
}

/** Certificates that browsers trust, proven over HTTP. @see https://cert-manager.io/docs/configuration/acme/ */
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
