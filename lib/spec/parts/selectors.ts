import { z } from 'zod';
import { labelValue, labels, qualifiedName } from './scalars';

const expression = z
  .strictObject({
    key: qualifiedName,
    operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
    values: z.array(labelValue).optional(),
  })
  .refine(({ operator, values = [] }) => /In$/.test(operator) === values.length > 0, {
    error: 'values beside In and NotIn, and none beside Exists and DoesNotExist',
  });

/** A label selector of pods or namespaces; an empty one selects all. @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/ */
export const labelSelector = z.strictObject({ matchLabels: labels, matchExpressions: z.array(expression) }).partial();

/** A label selector as written. */
export type LabelSelector = z.output<typeof labelSelector>;
