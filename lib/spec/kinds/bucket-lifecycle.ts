import { z } from 'zod';
import { choice, idle, said } from '../parts/forms';
import { placesKey } from '../notes';
import { also, days, text } from '../parts/scalars';

/** Storage classes by the words of the clouds. */
const colder = {
  infrequent: 'infrequent',
  infrequentAccess: 'infrequent',
  InfrequentAccess: 'infrequent',
  STANDARD_IA: 'infrequent',
  NEARLINE: 'infrequent',
  nearline: 'infrequent',
  Cool: 'infrequent',
  cool: 'infrequent',
  cold: 'cold',
  Cold: 'cold',
  COLDLINE: 'cold',
  coldline: 'cold',
  GLACIER_IR: 'cold',
  archive: 'archive',
  Archive: 'archive',
  ARCHIVE: 'archive',
  glacier: 'archive',
  GLACIER: 'archive',
  deepArchive: 'deepArchive',
  DEEP_ARCHIVE: 'deepArchive',
} as const;

/** A storage class to which objects are moved. */
export const colderClass = choice<(typeof colder)[keyof typeof colder]>(colder);

/** The class of new objects. */
export const newClass = choice<'standard' | 'infrequent' | 'cold' | 'archive' | 'automatic'>({
  standard: 'standard',
  Standard: 'standard',
  STANDARD: 'standard',
  hot: 'standard',
  Hot: 'standard',
  automatic: 'automatic',
  INTELLIGENT_TIERING: 'automatic',
  autoclass: 'automatic',
  ...Object.fromEntries(Object.entries(colder).filter(([, one]) => one !== 'deepArchive')),
});

/** Words for no expiry. */
const never = z
  .union([z.literal(-1), z.literal('-1'), z.enum(['forever', 'never', 'unlimited', 'infinite'])])
  .transform(() => undefined);

const span = {
  days: also(['after', 'period', 'afterDays', 'duration'], z.union([days, never.transform(() => -1)])).optional(),
  enabled: z.boolean().optional().describe('false: never'),
};

/** Days until an action, or never. */
export interface Age {
  readonly days?: number;
  readonly enabled?: boolean;
}

/** A span in days, or without end. */
const within = (after: number | undefined, enabled: boolean | undefined): Age =>
  after === -1 ? { enabled: false } : said({ days: after, enabled });

/** Days, whether or not under a name; -1 for ever. */
export const age = z.union([
  days.transform((after): Age => ({ days: after })),
  never.transform((): Age => ({ enabled: false })),
  z
    .strictObject({ ...span, ...idle('policy', 'mode', 'tier', 'storageClass') })
    .transform(({ days: after, enabled }) => within(after, enabled)),
]);

/** Days until a transition, and its storage class. */
export interface Move extends Age {
  readonly storageClass?: z.output<typeof colderClass>;
}

/** Days until a transition, and its storage class. */
export const move = z.union([
  days.transform((after): Move => ({ days: after })),
  never.transform((): Move => ({ enabled: false })),
  z
    .strictObject({
      ...span,
      storageClass: also(['class', 'tier'], colderClass)
        .optional()
        .describe('infrequent, cold, archive, deepArchive, or the cloud’s name of a class'),
      ...idle('policy'),
    })
    .transform(({ days: after, enabled, storageClass }): Move => said({ ...within(after, enabled), storageClass })),
]);

const prefix = text.max(1024).regex(/^[^\0-\x1f*?]*$/, { error: 'a prefix of names, without * or ?' });

const ruleName = text.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/, { error: 'letters, digits and hyphens, at most 63' });

const isInfrequent = ({ storageClass }: Move) => storageClass === 'infrequent';

const rule = z
  .strictObject({
    archive: also(
      ['archiveAfter', 'archiveAfterDays', 'transition', 'transitionDays', 'transitionAfter', 'transitionToArchive'],
      move,
    ).describe('Days until objects move to the archive class'),
    transitions: z
      .array(move)
      .refine(
        (all) => {
          const infrequent = all.filter(isInfrequent).length;
          return infrequent < 2 && all.length - infrequent < 2;
        },
        { error: 'at most two: one to class infrequent, and one to a colder class' },
      )
      .describe('List form of archive, which may also hold one to class infrequent before it'),
    expire: also(
      ['expiration', 'expireAfter', 'expireAfterDays', 'expirationDays', 'deleteAfter', 'deleteAfterDays', 'delete'],
      age,
    ).describe('Days until objects are deleted'),
    noncurrent: also(['noncurrentDays', 'noncurrentVersionExpiration', 'noncurrentAfter'], age).describe(
      'Days until noncurrent versions are deleted',
    ),
    name: also(['id'], ruleName).describe('Name of the rule in the cloud'),
    enabled: z.boolean().describe('false: the rule is left out'),
    status: z.enum(['Enabled', 'Disabled']).describe('Disabled: as enabled: false'),
    prefix: prefix.describe('Prefix of the names of its objects'),
    filter: z.strictObject({ prefix }).describe('Longer form of prefix'),
  })
  .partial()
  .transform(({ archive, transitions = [], expire, noncurrent, ...rest }) => {
    const { name, enabled = true, status, prefix: begins = rest.filter?.prefix } = rest;
    if (!enabled || status === 'Disabled') return {};
    const colder = transitions.findIndex((one) => !isInfrequent(one));
    const infrequent = transitions.findIndex(isInfrequent);
    const found = said({
      archive: archive ?? transitions[colder],
      infrequent: transitions[infrequent],
      retention: expire,
      noncurrentRetention: noncurrent,
    });
    if (name || begins)
      return { rules: [{ ...said({ name }), prefix: begins ?? '', ...found }], [placesKey]: { 'rules.0': [] } };
    const places: Places = {
      archive: archive ? ['archive'] : ['transitions', colder],
      infrequent: ['transitions', infrequent],
      retention: ['expire'],
      noncurrentRetention: ['noncurrent'],
    };
    return { ...found, [placesKey]: places };
  });

/** Paths in the longer form, by the key of the shorter one. */
export type Places = Readonly<Record<string, readonly (string | number)[]>>;

/** Lifecycle of all objects, and of those with a prefix. */
export interface LifecycleRules extends Omit<z.output<typeof rule>, typeof placesKey | 'rules'> {
  readonly rules?: readonly object[];
  readonly [placesKey]?: Places;
}

/** Lifecycle of objects: one mapping, or a list of rules. */
export const lifecycle = z.union([
  z
    .strictObject({ rules: z.array(rule), enabled: z.boolean().optional().describe('false: none of them') })
    .transform(({ rules, enabled = true }) => (enabled ? merged(rules, ['rules']) : {})),
  rule,
  z.array(rule).transform((all) => merged(all)),
]);

/** One for all objects, and one for each prefix. */
function merged(all: readonly LifecycleRules[], under: readonly string[] = []): LifecycleRules {
  const rules = all.flatMap((one) => one.rules ?? []);
  const places: Record<string, readonly (string | number)[]> = {};
  let count = 0;
  all.forEach((one, index) => {
    for (const [key, place] of Object.entries(one[placesKey] ?? {}))
      if (one.rules || key in one) places[one.rules ? `rules.${count++}` : key] = [...under, index, ...place];
  });
  return { ...(Object.assign({}, ...all) as LifecycleRules), ...(rules.length ? { rules } : {}), [placesKey]: places };
}
