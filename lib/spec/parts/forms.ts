import { z } from 'zod';
import { noEffectYet } from './scalars';

/** A choice with several words for each of its values. */
export function choice<V extends string>(spelled: Readonly<Record<string, V>>) {
  return z.enum(Object.keys(spelled) as [string, ...string[]]).transform((word) => spelled[word]!);
}

/** Keys that are accepted whatever they hold, and have no effect yet. */
export function idle(...keys: readonly string[]): Record<never, never> {
  return Object.fromEntries(keys.map((key) => [key, noEffectYet(z.unknown()).optional()]));
}

/** On or off: a boolean, or `enabled` of a mapping. */
export function onOff(...further: readonly string[]) {
  const long = z.strictObject({ enabled: z.boolean().optional().describe('Default true'), ...idle(...further) });
  return z.union([z.boolean(), long.transform(({ enabled = true }) => enabled)]);
}

/** A list, or its only item. */
export function oneOrMore<T extends z.ZodType>(one: T) {
  return z.union([z.array(one), one.transform((only) => [only])]);
}

/** `T` with what may be undefined left out. */
type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** A mapping without undefined values. */
export function said<T extends object>(values: T): { [K in keyof Defined<T>]: Defined<T>[K] } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

/** The items of a list by name; a repeated name is an error. */
export function byName<T>(
  all: readonly (readonly [name: string, value: T])[],
  context: z.RefinementCtx,
): Record<string, T> {
  const seen = new Set<string>();
  all.forEach(([name], index) => {
    if (seen.has(name))
      context.addIssue({ code: 'custom', path: [index], message: `expected unique names, got ${name} twice` });
    seen.add(name);
  });
  return Object.fromEntries(all);
}
