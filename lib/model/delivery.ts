/** Controllers of Flux that apply services. */
export const deliverers = ['kustomize', 'helm'] as const;

/** A controller of Flux that applies services. */
export type Deliverer = (typeof deliverers)[number];

/** How Flux applies the services of an environment. */
export interface DeliveryMode {
  readonly by: Deliverer;
  /** Whether another delivery is about to take over what runs. @default false */
  readonly handover?: boolean;
}
