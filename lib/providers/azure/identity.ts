import { FederatedIdentityCredential } from '@cdktf/provider-azurerm/lib/federated-identity-credential';
import { Construct } from 'constructs';
import type { IdentityProps } from '../../cloud/cloud';
import type { Handed } from '../../cloud/connection';
import { contextOf } from './context-of';
import { ManagedIdentity } from './managed-identity';

/** Who the tokens are for. @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust-user-assigned-managed-identity */
const audience = ['api://AzureADTokenExchange'];

interface FederationProps {
  readonly name: string;
  readonly identity: ManagedIdentity;
  /** OIDC issuer of the cluster. */
  readonly issuer: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** @default - the group that the environment shares */
  readonly resourceGroupName?: string;
}

/** Lets pods of one service account, on whatever cloud their cluster is, take an identity. */
export class Federation extends Construct {
  constructor(scope: Construct, id: string, props: FederationProps) {
    super(scope, id);
    const { name, identity, issuer, namespace, serviceAccount, resourceGroupName } = props;
    new FederatedIdentityCredential(this, 'Resource', {
      name,
      resourceGroupName: resourceGroupName ?? contextOf(this).resourceGroupName,
      parentId: identity.id,
      issuer,
      subject: `system:serviceaccount:${namespace}:${serviceAccount}`,
      audience,
    });
  }
}

/** A managed identity that the pods of one service use. */
export class WorkloadIdentity extends Construct implements Handed {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, workload, permissions }: IdentityProps) {
    super(scope, id);
    const { namespace, serviceAccount } = workload;
    const issuer = workload.issuer ?? contextOf(this).issuer;
    if (!issuer)
      throw new Error(`${name}: no issuer of the cluster ${workload.cluster}; link reports this at its line`);
    const identity = new ManagedIdentity(this, 'Identity', { name, permissions });
    new Federation(this, 'Federation', { name, identity, issuer, namespace, serviceAccount });
    const { clientId, tenantId, principalId } = identity;
    this.outputs = { clientId, tenantId, principalId };
  }
}
