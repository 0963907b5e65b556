import { z } from 'zod';
import { choice, said } from './forms';
import { also, bytes, filePath, key, label, text } from './scalars';

const accessMode = z.enum(['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod']);

const type = choice({
  emptyDir: 'emptyDir',
  ephemeral: 'ephemeral',
  claim: 'claim',
  claimTemplate: 'claimTemplate',
  secret: 'secret',
  configMap: 'configMap',
  pvc: 'claim',
  persistentVolumeClaim: 'claim',
  persistent: 'claim',
  volumeClaimTemplate: 'claimTemplate',
  temp: 'emptyDir',
});

const items = z.union([
  z.record(key, text),
  z
    .array(z.strictObject({ key, path: text }))
    .transform((all) => Object.fromEntries(all.map(({ key: from, path }) => [from, path]))),
]);

const emptyDir = z
  .strictObject({ size: also(['sizeLimit'], bytes), medium: z.literal(['Memory', 'memory', '']) })
  .partial()
  .transform(({ size, medium }) => said({ type: 'emptyDir', size, medium: medium ? 'Memory' : undefined } as const));
const claim = z
  .union([label, z.strictObject({ name: also(['claimName'], label) }).transform(({ name }) => name)])
  .transform((existing) => ({ type: 'claim', existing }) as const);
const content = <T extends 'secret' | 'configMap'>(kind: T) =>
  z
    .union([
      label.transform((name) => ({ name, items: undefined })),
      z.strictObject({ name: also(['secretName', 'configMapName'], label), items: items.optional() }),
    ])
    .transform(({ name, items: some }) => said({ type: kind, existing: name, items: some }));

/** What a volume is filled from, under the name of its type, as Kubernetes spells it. */
const kubernetes = {
  emptyDir,
  claim: also(['persistentVolumeClaim', 'pvc'], claim),
  secret: content('secret'),
  configMap: content('configMap'),
};
const from = z.union([
  type.transform((word) => ({ type: word })),
  z
    .strictObject(kubernetes)
    .partial()
    .transform((one) => Object.assign({}, ...Object.values(one)) as Partial<z.output<typeof parts>>),
]);

const mount = z.strictObject({
  mountPath: also(['path', 'mount'], filePath),
  subPath: text.optional(),
  readOnly: z.boolean().optional(),
});

const parts = z.strictObject({
  mountPath: also(['path', 'mount'], filePath).optional().describe('Where the main container sees it'),
  subPath: text
    .regex(/^(?!\/)(?!.*\.\.)/)
    .optional()
    .describe('Folder or file of the volume'),
  readOnly: z.boolean().optional(),
  type: type
    .optional()
    .describe(
      'emptyDir; ephemeral: a claim a pod; claim: outlives the pods; claimTemplate: one a pod of a stateful service; default: claim with size, else emptyDir',
    ),
  size: also(['capacity', 'sizeLimit'], bytes).optional(),
  storageClass: also(['storageClassName', 'class'], label).optional().describe('Neutral name: standard, fast, shared'),
  accessMode: also(['accessModes'], z.union([accessMode, z.tuple([accessMode]).transform(([only]) => only)]))
    .optional()
    .describe('Default ReadWriteOnce'),
  existing: also(['existingClaim'], label).optional().describe('Claim, Secret or ConfigMap of this name'),
  claimName: label.optional().describe('Name of the claim; default <service>-<volume>'),
  medium: z.enum(['Memory']).optional().describe('Memory: an emptyDir in memory'),
  items: items.optional().describe('Key of the Secret or ConfigMap -> file'),
});

const written = parts.extend({
  from: also(['source'], from).optional().describe('emptyDir, or {secret: name}, {configMap: name}, {claim: name}'),
  ...z.strictObject(kubernetes).partial().shape,
  mounts: z.tuple([mount]).optional().describe('Longer form of mountPath; one mount is made'),
});

/** A volume in the words of its shorter form. */
function shorter({
  from: source,
  emptyDir: empty,
  claim: own,
  secret,
  configMap,
  mounts,
  ...rest
}: z.output<typeof written>) {
  return said({ ...mounts?.[0], ...source, ...empty, ...own, ...secret, ...configMap, ...rest }) as z.output<
    typeof parts
  >;
}

/** Volumes, and where the service sees them: a list, or by name. */
export const volumes = z.union([
  z.array(written.extend({ name: label }).transform(({ name, ...rest }) => ({ name, ...shorter(rest) }))),
  z
    .record(label, written.transform(shorter))
    .transform((all) => Object.entries(all).map(([name, one]) => ({ name, ...one }))),
]);
