import { z } from 'zod';
import { choice, idle, said } from '../parts/forms';
import { also, days, text } from '../parts/scalars';

/** Words of clouds for classes to which objects are moved. */
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

/** A class to which objects are moved. */
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

/** Words for a time that never comes. */
const never = z
  .union([z.literal(-1), z.literal('-1'), z.enum(['forever', 'never', 'unlimited', 'infinite'])])
  .transform(() => undefined);

const span = {
  days: also(['after', 'period', 'afterDays', 'duration'], z.union([days, never.transform(() => -1)])).optional(),
  enabled: z.boolean().optional().describe('false: never'),
};

/** Days until something is done, unless it is never done. */
export interface Age {
  readonly days?: number;
  readonly enabled?: boolean;
}

/** A span as its days, or as one that never ends. */
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

/** Days until objects move, and the class that they move to. */
export interface Move extends Age {
  readonly storageClass?: z.output<typeof colderClass>;
}

/** Days until objects move, and to which class. */
export const move = z.union([
  days.transform((after): Move => ({ days: after })),
  never.transform((): Move => ({ enabled: false })),
  z
    .strictObject({
      ...span,
      storageClass: also(['class', 'tier'], colderClass)
        .optional()
        .describe('infrequent, cold, archive, deepArchive, or a cloud’s word for one'),
      ...idle('policy'),
    })
    .transform(({ days: after, enabled, storageClass }): Move => said({ ...within(after, enabled), storageClass })),
]);

const prefix = text.max(1024).regex(/^[^\0-\x1f*?]*$/, { error: 'the beginning of names, without * or ?' });

const ruleName = text.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/, { error: 'letters, digits and hyphens, at most 63' });

const isInfrequent = ({ storageClass }: Move) => storageClass === 'infrequent';

const rule = z
  .strictObject({
    archive: also(
      ['archiveAfter', 'archiveAfterDays', 'transition', 'transitionDays', 'transitionAfter', 'transitionToArchive'],
      move,
    ).describe('Moves objects to the archive class after it'),
    transitions: z
      .array(move)
      .refine(
        (all) => {
          const infrequent = all.filter(isInfrequent).length;
          return infrequent < 2 && all.length - infrequent < 2;
        },
        { error: 'at most two: one to class infrequent, and one to a colder class' },
      )
      .describe('The same, with one to class infrequent before it'),
    expire: also(
      ['expiration', 'expireAfter', 'expireAfterDays', 'expirationDays', 'deleteAfter', 'deleteAfterDays', 'delete'],
      age,
    ).describe('Deletes objects after it'),
    noncurrent: also(['noncurrentDays', 'noncurrentVersionExpiration', 'noncurrentAfter'], age).describe(
      'Deletes superseded versions after it',
    ),
    name: also(['id'], ruleName).describe('Name of the rule in its cloud'),
    enabled: z.boolean().describe('false: leaves it out'),
    status: z.enum(['Enabled', 'Disabled']).describe('The same'),
    prefix: prefix.describe('Only objects whose names begin so'),
    filter: z.strictObject({ prefix }).describe('The same'),
  })
  .partial()
  .transform(({ archive, transitions = [], expire, noncurrent, ...rest }) => {
    const { name, enabled = true, status, prefix: begins = rest.filter?.prefix } = rest;
    if (!enabled || status === 'Disabled') return {};
    const found = said({
      archive: archive ?? transitions.find((one) => !isInfrequent(one)),
      infrequent: transitions.find(isInfrequent),
      retention: expire,
      noncurrentRetention: noncurrent,
    });
    return name || begins ? { rules: [{ ...said({ name }), prefix: begins ?? '', ...found }] } : found;
  });

type Rule = z.output<typeof rule>;

/** When objects are archived and deleted: at once, or as a list of rules. */
export const lifecycle = z.union([
  z
    .strictObject({ rules: z.array(rule), enabled: z.boolean().optional().describe('false: none of them') })
    .transform(({ rules, enabled = true }) => (enabled ? merged(rules) : {})),
  rule,
  z.array(rule).transform(merged),
]);

/** One for all objects, and one for each prefix. */
function merged(all: readonly Rule[]): Rule {
  const rules = all.flatMap((one) => ('rules' in one ? (one.rules ?? []) : []));
  return Object.assign({}, ...all, rules.length ? { rules } : {}) as Rule;
}
