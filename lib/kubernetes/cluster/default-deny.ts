import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { kinds } from '../kinds';

/** Nothing reaches a pod of a namespace, and it reaches nothing, unless another policy lets it. */
export class DefaultDeny extends Construct {
  constructor(scope: Construct, id: string, { namespace }: { readonly namespace: string }) {
    super(scope, id);
    new ApiObject(this, 'Resource', {
      ...kinds.NetworkPolicy,
      metadata: { name: `default-deny-${namespace}`, namespace },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
  }
}
