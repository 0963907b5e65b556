import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { choice, said } from './forms';
import { also, bytes, className, filePath, key, label, text } from './scalars';

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

/** The source of a volume under its type, as in Kubernetes. */
const kubernetes = {
  emptyDir,
  claim: also(['persistentVolumeClaim', 'pvc'], claim),
  secret: content('secret'),
  configMap: content('configMap'),
};

/** Keys of Kubernetes and of charts that combine source, name and size of a volume. */
const telling = {
  existingClaim: label
    .transform((existing) => ({ type: 'claim', existing }) as const)
    .describe('An existing PersistentVolumeClaim'),
  sizeLimit: bytes.transform((size) => ({ type: 'emptyDir', size }) as const).describe('Size limit of an emptyDir'),
  secretName: label.transform((existing) => ({ type: 'secret', existing }) as const).describe('Name of a Secret'),
  configMapName: label
    .transform((existing) => ({ type: 'configMap', existing }) as const)
    .describe('Name of a ConfigMap'),
};

const from = z.union([
  type.transform((word) => ({ type: word })),
  z
    .strictObject(kubernetes)
    .partial()
    .transform((all, context) => together(all, context)),
]);

const mount = z.strictObject({
  mountPath: also(['path', 'mount'], filePath),
  subPath: text.optional(),
  readOnly: z.boolean().optional(),
});

const parts = z.strictObject({
  mountPath: also(['path', 'mount'], filePath).optional().describe('Mount path in the main container'),
  subPath: text
    .regex(/^(?!\/)(?!.*\.\.)/)
    .optional()
    .describe('Path inside the volume'),
  readOnly: z.boolean().optional(),
  type: type
    .optional()
    .describe(
      'emptyDir; ephemeral: a claim for each pod; claim: outlives the pods; claimTemplate: one for each pod of a stateful service; default: the type that the other keys imply, else emptyDir',
    ),
  size: also(['capacity'], bytes).optional(),
  storageClass: also(['storageClassName', 'class'], className)
    .optional()
    .describe('Neutral name: standard, fast, shared'),
  accessMode: also(['accessModes'], z.union([accessMode, z.tuple([accessMode]).transform(([only]) => only)]))
    .optional()
    .describe('Default ReadWriteOnce'),
  existing: label.optional().describe('Name of an existing claim, or with type of a Secret or ConfigMap'),
  claimName: label
    .optional()
    .describe('With size: name of the new claim, default <service>-<volume>; without: name of an existing claim'),
  medium: z.enum(['Memory']).optional().describe('Memory: an emptyDir in memory'),
  items: items.optional().describe('Key of the Secret or ConfigMap -> file'),
});

const written = parts.extend({
  from: also(['source'], from).optional().describe('emptyDir, or {secret: name}, {configMap: name}, {claim: name}'),
  ...z.strictObject({ ...kubernetes, ...telling }).partial().shape,
  mounts: z.tuple([mount]).optional().describe('Longer form of mountPath, with one item'),
});

type Part = Partial<z.output<typeof parts>>;

/** Keys of one volume, merged; a contradiction is an error at the later key. */
function together(
  all: Readonly<Record<string, object | undefined>>,
  context: z.RefinementCtx,
  before: Part = {},
): Part {
  const result: Record<string, unknown> = said(before);
  for (const [key, part = {}] of Object.entries(all)) {
    const other = Object.entries(part).find(
      ([name, value]) => result[name] !== undefined && !isDeepStrictEqual(result[name], value),
    );
    if (other)
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `expected one ${other[0]} of a volume, got ${JSON.stringify(result[other[0]])} and ${JSON.stringify(other[1])}`,
      });
    Object.assign(result, part, result);
  }
  return said(result) as Part;
}

/** A volume in its shorter form. */
function shorter(
  { from: source, mounts, emptyDir: empty, claim: own, secret, configMap, ...all }: z.output<typeof written>,
  context: z.RefinementCtx,
): Part {
  const { existingClaim, sizeLimit, secretName, configMapName, ...rest } = all;
  const named = { existingClaim, sizeLimit, secretName, configMapName };
  return together(
    { from: source, emptyDir: empty, claim: own, secret, configMap, ...named, mounts: mounts?.[0] },
    context,
    rest,
  );
}

/** Volumes and their mounts: a list, or by name. */
export const volumes = z.union([
  z.array(
    written.extend({ name: label }).transform(({ name, ...rest }, context) => ({ name, ...shorter(rest, context) })),
  ),
  z
    .record(label, written.transform(shorter))
    .transform((all) => Object.entries(all).map(([name, one]) => ({ name, ...one }))),
]);
