import type { Delivery } from '../../model/cluster-unit';
import type { Deliverer } from '../../model/delivery';
import type { PlatformChange } from '../compare-platform';
import type { Side } from '../side';

/** A service that another controller of Flux takes over. */
export interface Handover {
  readonly service: string;
  readonly namespace: string;
  readonly from: Deliverer;
  readonly to: Deliverer;
  /** Whether what runs stays when the old delivery goes. */
  readonly isPrepared: boolean;
}

/** Services of an environment that another controller of Flux takes over. */
export function handoversIn({ before, after }: PlatformChange, environment: string): Handover[] {
  const old = deliveriesIn(before, environment);
  return [...deliveriesIn(after, environment)].flatMap(([key, { service, namespace, mode }]) => {
    const was = old.get(key);
    const [from, to] = [was?.mode?.by ?? 'kustomize', mode?.by ?? 'kustomize'] as const;
    return !was || from === to ? [] : [{ service, namespace, from, to, isPrepared: was.mode?.handover === true }];
  });
}

function deliveriesIn({ units: { clusters } }: Side, environment: string): ReadonlyMap<string, Delivery> {
  const own = clusters.flatMap(({ deliveries }) => deliveries.filter((one) => one.environment === environment));
  return new Map(own.map((one) => [JSON.stringify([one.service, one.namespace]), one]));
}
