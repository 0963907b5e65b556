import { z } from 'zod';
import { choice } from './forms';
import { also, days, duration, text } from './scalars';

const name = text.regex(/^[a-z0-9][a-z0-9_-]{0,62}$/i, { error: 'letters, digits, underscores and hyphens' });

const written = /^\d{1,2}(\.\d{1,6})?%?$/;

/** A part of all events as percent: below 1, and without a percent sign, it is a share. */
export const goodShare = z
  .union([
    z.number().gt(0).lt(100).transform(String),
    text.regex(written, { error: 'a percentage below 100, such as 99.9%' }),
  ])
  .transform((share) => {
    const count = parseFloat(share);
    return count < 1 && !share.endsWith('%') ? Number((count * 100).toPrecision(10)) : count;
  })
  .refine((share) => share >= 50 && share < 100, { error: 'from 50% to below 100%: with 100% nothing may ever fail' });

const target = goodShare.describe('Part that is to be good: 99.9%, 99.9 or 0.999');

const more = {
  type: also(
    ['indicator', 'sli', 'kind'],
    choice<'availability' | 'latency' | 'ratio'>({
      availability: 'availability',
      latency: 'latency',
      ratio: 'ratio',
      custom: 'ratio',
    }),
  ).describe('availability: answers without errors; latency: answers within a threshold; ratio: of two counters'),
  target: also(['objective', 'goal'], target),
  window: also(['period', 'timeWindow'], days).describe('Default 28d'),
  threshold: also(['latency', 'within'], duration).describe(
    'Of type latency: a bound of the histogram’s buckets, 300ms',
  ),
  histogram: text.describe('Of type latency; default that of the framework'),
  errors: also(['bad'], text).describe('Of type ratio: a counter of errors, or PromQL with [{window}]'),
  total: also(['all'], text).describe('Of type ratio: a counter of all, or PromQL with [{window}]'),
  minimumEvents: also(['minEvents'], z.int().min(0)).describe(
    'Events of a window below which no alert fires; default so many that one error alone fires none',
  ),
  description: text.max(10_000),
};

const short = z.strictObject(more).partial();

type Written = z.output<typeof short>;

/** An objective as written, by its name. */
export type ObjectiveSpec = Written & { readonly name: string };

const long = z
  .strictObject({ name: name.optional().describe('Unique in the service; default its type'), ...short.shape })
  .transform((one): ObjectiveSpec => ({ ...one, name: one.name ?? one.type ?? 'availability' }));

const named = z
  .record(name, z.union([target.transform((share): Written => ({ target: share })), short]))
  .transform((all) => Object.entries(all).map(([called, rest]): ObjectiveSpec => ({ ...rest, name: called })));

/** What a service promises. */
export const objectives = z.union([
  z.literal(false).transform((): ObjectiveSpec[] => []),
  target.transform((share): ObjectiveSpec[] => [{ name: 'availability', target: share }]),
  z.array(long),
  named,
]);
