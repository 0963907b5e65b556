import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Flow } from '../../model/parts/security';
import { egressRule, ingressRule } from './peers';
import { kinds } from '../kinds';

/** Props of a NetworkPolicy. */
export interface NetworkPolicyProps {
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ingress: readonly Flow[];
  readonly egress: readonly Flow[];
}

/** Allows only these flows of the selected pods. */
export class NetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, { name, selector, ingress, egress }: NetworkPolicyProps) {
    super(scope, id);
    new ApiObject(this, 'Resource', {
      ...kinds.NetworkPolicy,
      metadata: { name },
      spec: {
        podSelector: { matchLabels: { ...selector } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: ingress.map(ingressRule),
        egress: egress.map(egressRule),
      },
    });
  }
}
