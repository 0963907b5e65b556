import { z } from 'zod';
import { type DeliveryMode, deliverers } from '../../model/delivery';

/** Who applies services: Flux's kustomize-controller, or its helm-controller. */
export const deliverer = z.enum(deliverers);

/** Who applies the services of an environment. */
export const delivery = z.union([
  deliverer.transform((by): DeliveryMode => ({ by })),
  z.strictObject({
    by: deliverer.describe('Who applies its services'),
    handover: z
      .boolean()
      .optional()
      .describe(
        'Keeps what runs while another delivery takes over: no object is deleted with its Kustomization, no release is upgraded or uninstalled; set it one commit before delivery changes, as strata steps says; default false',
      ),
  }),
]);
