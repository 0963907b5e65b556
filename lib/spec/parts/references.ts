import { z } from 'zod';
import type { VariablesFrom } from '../../model/parts/config';
import { said } from './forms';
import { also, text } from './scalars';

const objectName = text.regex(/^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/, {
  error: 'a name of lower-case letters, digits, hyphens and dots',
});

/** Fields of a pod that a variable may hold. @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
const fieldPath = text.regex(
  /^(metadata\.(name|namespace|uid)|metadata\.(labels|annotations)\['[A-Za-z0-9./_-]{1,317}'\]|spec\.(nodeName|serviceAccountName)|status\.(hostIP|hostIPs|podIP|podIPs))$/,
  {
    error:
      "metadata.name, metadata.namespace, metadata.uid, metadata.labels['key'], metadata.annotations['key'], spec.nodeName, spec.serviceAccountName, status.hostIP, status.hostIPs, status.podIP or status.podIPs",
  },
);

const resource = text.regex(/^(requests|limits)\.(cpu|memory|ephemeral-storage|hugepages-\d+(Ki|Mi|Gi))$/, {
  error: 'requests or limits of cpu, memory, ephemeral-storage or hugepages, such as limits.memory',
});

const resourceField = z
  .strictObject({
    resource,
    containerName: also(['container'], text.regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/)).optional(),
    divisor: text
      .regex(/^(1m?|1[kMGTPE]|1[KMGTPE]i)$/, { error: '1, 1m for cores, or one of a unit of bytes, such as 1Mi' })
      .optional(),
  })
  .refine(({ resource: name, divisor = '1' }) => (name.endsWith('.cpu') ? /^1m?$/.test(divisor) : divisor !== '1m'), {
    error: 'expected the divisor 1 or 1m for cores, and 1 or a unit such as 1Mi for bytes',
    path: ['divisor'],
  });

const configMapKey = z.strictObject({
  name: objectName,
  key: text.regex(/^[-._a-zA-Z0-9]{1,253}$/, { error: 'a key of letters, digits, - _ and .' }),
  optional: z.boolean().optional(),
});

/** A value that Kubernetes sets: of the pod, its resources or a ConfigMap. */
export const references = [
  z
    .strictObject({ fieldRef: z.strictObject({ fieldPath, apiVersion: z.literal('v1').optional() }) })
    .transform(({ fieldRef }) => ({ fieldRef: { fieldPath: fieldRef.fieldPath } })),
  z.strictObject({ resourceFieldRef: resourceField }),
  z.strictObject({ configMapKeyRef: configMapKey }),
] as const;

const from = z.strictObject({ name: objectName, optional: z.boolean().optional() });

const prefix = text.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, {
  error: 'letters, digits and underscores, not starting with a digit',
});

/** ConfigMaps and Secrets, all of whose keys become variables. */
export const variablesFrom: z.ZodType<VariablesFrom[]> = z.array(
  z
    .strictObject({
      prefix: prefix.optional(),
      configMapRef: also(['configMap'], z.union([objectName.transform((name) => ({ name })), from])).optional(),
      secretRef: also(['secret'], z.union([objectName.transform((name) => ({ name })), from])).optional(),
    })
    .refine(({ configMapRef, secretRef }) => (configMapRef === undefined) !== (secretRef === undefined), {
      error: 'expected either configMapRef or secretRef',
    })
    .transform(({ prefix: before, configMapRef, secretRef }): VariablesFrom => {
      const one = (configMapRef ?? secretRef) as z.output<typeof from>;
      return said({ kind: configMapRef ? 'configMap' : 'secret', prefix: before, ...one } as const) as VariablesFrom;
    }),
);
