import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { Flow } from '../../model/parts/security';
import { egressRule, ingressRule } from './peers';

/** Which pods a policy is about, and what it lets pass. */
export interface NetworkPolicyProps {
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ingress: readonly Flow[];
  readonly egress: readonly Flow[];
}

/** Lets these flows pass, to and from these pods, and no others. */
export class NetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, { name, selector, ingress, egress }: NetworkPolicyProps) {
    super(scope, id);
    new k8s.KubeNetworkPolicy(this, 'Resource', {
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
