import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Namespace } from '../../model/cluster-unit';
import { kinds } from '../kinds';

type Amounts = Readonly<Record<string, string>>;

/** ResourceQuota and LimitRange of a namespace. */
export class Quota extends Construct {
  constructor(scope: Construct, id: string, { name, environment: { quota, limits } }: Namespace) {
    super(scope, id);
    const metadata = { name, namespace: name };
    const { default: most, defaultRequest: least } = limits;

    if (!empty(quota))
      new ApiObject(this, 'Resource', { ...kinds.ResourceQuota, metadata, spec: { hard: { ...quota } } });
    if (empty(most) && empty(least)) return;
    new ApiObject(this, 'Limits', {
      ...kinds.LimitRange,
      metadata,
      spec: { limits: [{ type: 'Container', default: { ...most }, defaultRequest: { ...least } }] },
    });
  }
}

function empty(amounts: Amounts): boolean {
  return Object.keys(amounts).length === 0;
}
