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

/** What a volume is filled from, under the name of its type, as Kubernetes spells it. */
const kubernetes = {
  emptyDir,
  claim: also(['persistentVolumeClaim', 'pvc'], claim),
  secret: content('secret'),
  configMap: content('configMap'),
};

/** Keys of Kubernetes and of charts that say what a volume is filled from, and its name or size, at once. */
const telling = {
  existingClaim: label
    .transform((existing) => ({ type: 'claim', existing }) as const)
    .describe('A claim that is there already'),
  sizeLimit: bytes.transform((size) => ({ type: 'emptyDir', size }) as const).describe('Most that an emptyDir holds'),
  secretName: label.transform((existing) => ({ type: 'secret', existing }) as const).describe('A Secret of this name'),
  configMapName: label
    .transform((existing) => ({ type: 'configMap', existing }) as const)
    .describe('A ConfigMap of this name'),
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
  mountPath: also(['path', 'mount'], filePath).optional().describe('Where the main container sees it'),
  subPath: text
    .regex(/^(?!\/)(?!.*\.\.)/)
    .optional()
    .describe('Folder or file of the volume'),
  readOnly: z.boolean().optional(),
  type: type
    .optional()
    .describe(
      'emptyDir; ephemeral: a claim a pod; claim: outlives the pods; claimTemplate: one a pod of a stateful service; default: what the other keys can only mean, emptyDir where there are none',
    ),
  size: also(['capacity'], bytes).optional(),
  storageClass: also(['storageClassName', 'class'], className)
    .optional()
    .describe('Neutral name: standard, fast, shared'),
  accessMode: also(['accessModes'], z.union([accessMode, z.tuple([accessMode]).transform(([only]) => only)]))
    .optional()
    .describe('Default ReadWriteOnce'),
  existing: label
    .optional()
    .describe('What is there already: a claim, or with type a Secret or ConfigMap, of this name'),
  claimName: label
    .optional()
    .describe('With size: name of the claim to make, default <service>-<volume>; alone: a claim that is there already'),
  medium: z.enum(['Memory']).optional().describe('Memory: an emptyDir in memory'),
  items: items.optional().describe('Key of the Secret or ConfigMap -> file'),
});

const written = parts.extend({
  from: also(['source'], from).optional().describe('emptyDir, or {secret: name}, {configMap: name}, {claim: name}'),
  ...z.strictObject({ ...kubernetes, ...telling }).partial().shape,
  mounts: z.tuple([mount]).optional().describe('Longer form of mountPath; one mount is made'),
});

type Part = Partial<z.output<typeof parts>>;

/** What several keys say of one volume; that they say different things of it is an error at the later one. */
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

/** A volume in the words of its shorter form. */
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

/** Volumes, and where the service sees them: a list, or by name. */
export const volumes = z.union([
  z.array(
    written.extend({ name: label }).transform(({ name, ...rest }, context) => ({ name, ...shorter(rest, context) })),
  ),
  z
    .record(label, written.transform(shorter))
    .transform((all) => Object.entries(all).map(([name, one]) => ({ name, ...one }))),
]);
