import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit, Namespace } from '../../model/cluster-unit';
import { kinds } from '../kinds';
import { guarding } from './names';

interface DefaultDenyProps {
  readonly namespace: Namespace;
  readonly unit: ClusterUnit;
}

/** Denies all traffic of a namespace's pods that no other policy allows. */
export class DefaultDeny extends Construct {
  constructor(scope: Construct, id: string, { namespace: { name: namespace, environment }, unit }: DefaultDenyProps) {
    super(scope, id);
    new ApiObject(this, 'Resource', {
      ...kinds.NetworkPolicy,
      metadata: { name: `default-deny-${namespace}`, namespace, ...guarding(unit, environment) },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
  }
}
