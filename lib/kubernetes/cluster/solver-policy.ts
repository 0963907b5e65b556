import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Flow } from '../../model/parts/security';
import { ingressRule, tcp } from '../service/peers';
import { kinds } from '../kinds';

/** Port on which cert-manager answers a challenge. @see https://cert-manager.io/docs/configuration/acme/http01/ */
const challengePort = 8089;

/** Label of ACME solver pods. @see https://github.com/cert-manager/cert-manager/blob/master/pkg/apis/acme/v1/types.go */
const ofSolvers = { 'acme.cert-manager.io/http01-solver': 'true' };

/** Allows the gateway to reach ACME solver pods, which need no egress. */
export class SolverPolicy extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { namespace, gateway }: { readonly namespace: string; readonly gateway: string },
  ) {
    super(scope, id);
    const flow: Flow = { peer: { type: 'namespace', name: gateway }, ports: [tcp(challengePort)] };
    new ApiObject(this, 'Resource', {
      ...kinds.NetworkPolicy,
      metadata: { name: `acme-solver-${namespace}`, namespace },
      spec: {
        podSelector: { matchLabels: ofSolvers },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [ingressRule(flow)],
      },
    });
  }
}
