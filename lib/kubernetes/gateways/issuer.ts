import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { issuer } from './certificate';

/** Who is told, and how a challenge is answered. */
export interface LetsEncryptProps {
  /** Email address. */
  readonly contact: string;
  /** `http01` of a solver, as cert-manager spells it. */
  readonly http01: object;
}

/** Certificates that browsers trust, proven over HTTP. @see https://cert-manager.io/docs/configuration/acme/ */
export class LetsEncrypt extends Construct {
  constructor(scope: Construct, id: string, { contact, http01 }: LetsEncryptProps) {
    super(scope, id);
    new ApiObject(this, 'Resource', {
      apiVersion: 'cert-manager.io/v1',
      kind: 'ClusterIssuer',
      metadata: { name: issuer },
      spec: {
        acme: {
          email: contact,
          server: 'https://acme-v02.api.letsencrypt.org/directory',
          privateKeySecretRef: { name: `${issuer}-account` },
          solvers: [{ http01 }],
        },
      },
    });
  }
}
