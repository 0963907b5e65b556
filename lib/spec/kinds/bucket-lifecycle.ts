import { z } from 'zod';
import { idle, said } from '../parts/forms';
import { also, days } from '../parts/scalars';

/** Days, whether or not under a name. */
export const age = z.union([
  days,
  z
    .strictObject({
      days: also(['after', 'period', 'afterDays', 'duration'], days),
      ...idle('enabled', 'policy', 'storageClass', 'class', 'tier'),
    })
    .transform((one) => one.days),
]);

const rule = z
  .strictObject({
    archive: also(
      ['archiveAfter', 'archiveAfterDays', 'transition', 'transitionDays', 'transitionAfter', 'transitionToArchive'],
      age,
    ).describe('Moves objects to the archive class after it'),
    transitions: z.array(age).describe('The same; the first counts'),
    expire: also(
      ['expiration', 'expireAfter', 'expireAfterDays', 'expirationDays', 'deleteAfter', 'deleteAfterDays', 'delete'],
      age,
    ).describe('Deletes objects after it'),
    noncurrent: also(['noncurrentDays', 'noncurrentVersionExpiration', 'noncurrentAfter'], age).describe(
      'Deletes superseded versions after it',
    ),
    ...idle('name', 'id', 'enabled', 'status', 'prefix', 'storageClass', 'filter'),
  })
  .partial()
  .transform(({ archive, transitions, expire, noncurrent }) =>
    said({ archive: archive ?? transitions?.[0], retention: expire, noncurrentRetention: noncurrent }),
  );

/** When objects are archived and deleted: at once, or as a list of rules. */
export const lifecycle = z.union([
  rule,
  z.strictObject({ rules: z.array(rule), ...idle('enabled') }).transform(({ rules }) => merged(rules)),
  z.array(rule).transform(merged),
]);

function merged(rules: readonly z.output<typeof rule>[]): z.output<typeof rule> {
  return Object.assign({}, ...rules);
}
