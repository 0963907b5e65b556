import type { z } from 'zod';

/** Texts and numbers of which one suits whatever a schema of options asks for. */
const texts = [
  'sample',
  'eu-west-1',
  '10.1.0.0/24',
  '123456789012',
  'arn:aws:iam::123456789012:role/sample',
  'someone@example.com',
  '2030-01-01T00:00:00Z',
  '02:00-02:30',
  'https://example.com',
  'sun:03:00-sun:04:00',
  'application/json',
  'coredns',
  'db.r7g.8xlarge',
  'cache.r7g.8xlarge',
  'db-custom-8-32768',
  '03:30',
  '00000000-0000-4000-8000-000000000222',
  '10.1.0.4',
  'MO_Standard_E8ads_v5',
  'ComputeOptimized_X10',
];
const numbers = [1, 2, 3, 5, 7, 10, 14, 30, 31, 60, 90, 120, 365, 731, 1000, 3000, 4096, 5000, 10000, 86400];

interface Def {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
}

/** Candidates by the type of schema; those that wrap another answer for it. */
const candidates: Readonly<Record<string, (def: Def) => unknown[]>> = {
  default: ({ innerType }) => all(innerType!),
  optional: ({ innerType }) => all(innerType!),
  nullable: ({ innerType }) => all(innerType!),
  boolean: () => [true, false],
  string: () => texts,
  number: () => numbers,
  enum: ({ entries }) => Object.values(entries!),
  literal: ({ values }) => [...values!],
  union: ({ options }) => options!.flatMap(all),
  array: ({ element }) => all(element!).map((one) => [one]),
  record: ({ keyType, valueType }) => all(keyType!).map((key) => ({ [String(key)]: all(valueType!)[0] })),
  object: ({ shape }) => [Object.fromEntries(Object.entries(shape!).map(([key, inner]) => [key, all(inner)[0]]))],
};

function all(schema: z.ZodType): unknown[] {
  const def = schema.def as unknown as Def;
  const known = candidates[def.type];
  if (!known) throw new Error(`no candidates for a schema of type ${def.type}`);
  return known(def).filter((one) => schema.safeParse(one).success);
}

/** A sample of each further option, one at a time: first samples first. */
export function surroundings(shape: Readonly<Record<string, z.ZodType>>, option: string): Record<string, unknown>[] {
  const others = Object.entries(shape).filter(([key]) => key !== option);
  return [0, 1, 2].flatMap((rank) =>
    others.flatMap(([key, schema]) =>
      samples(schema)
        .slice(rank, rank + 1)
        .map((value) => ({ [key]: value })),
    ),
  );
}

/** Values that a schema takes, other than the one that it takes for nothing. */
export function samples(schema: z.ZodType): unknown[] {
  const unsaid = schema.safeParse(undefined);
  return all(schema).filter((one) => !unsaid.success || JSON.stringify(one) !== JSON.stringify(unsaid.data));
}
