import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { Namespace } from '../../model/cluster-unit';

type Amounts = Readonly<Record<string, string>>;

/** What all pods of a namespace may ask for, and what a container gets that asks for nothing. */
export class Quota extends Construct {
  constructor(scope: Construct, id: string, { name, environment: { quota, limits } }: Namespace) {
    super(scope, id);
    const metadata = { name, namespace: name };
    const { default: most, defaultRequest: least } = limits;

    if (!empty(quota)) new k8s.KubeResourceQuota(this, 'Resource', { metadata, spec: { hard: quantities(quota) } });
    if (empty(most) && empty(least)) return;
    new k8s.KubeLimitRange(this, 'Limits', {
      metadata,
      spec: { limits: [{ type: 'Container', default: quantities(most), defaultRequest: quantities(least) }] },
    });
  }
}

function empty(amounts: Amounts): boolean {
  return Object.keys(amounts).length === 0;
}

function quantities(amounts: Amounts): Record<string, k8s.Quantity> {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, k8s.Quantity.fromString(amount)]));
}
