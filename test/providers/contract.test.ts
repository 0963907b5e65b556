import type { z } from 'zod';
import { useFastPaths } from '../../lib/cloud/fast-paths';
import { type Kind, contracts, kinds } from '../../lib/model/backing';
import type { Contract } from '../../lib/model/contract';
import { type Has, type LiteralContext, factsOf } from '../../lib/model/facts';
import { type NameRule, physicalName } from '../../lib/model/name';
import { clouds as builtIn, loadClouds } from '../../lib/providers/registry';
import { violations } from '../provider-schema';
import { entry as moon } from './moon';
import { variants } from './options';
import { samples, surroundings } from './sample';
import { type Asked, type Stage, make } from './stage';

useFastPaths();

const entries = { ...builtIn, moon };
const table = Object.entries(entries).map(([cloud, { facts }]) => ({ cloud, facts }));
const pairs = table.flatMap(({ cloud, facts }) => kinds.map((kind) => ({ cloud, facts, kind })));
const known = (kind: Kind, cloud: string) =>
  factsOf({ [cloud]: entries[cloud as keyof typeof entries]!.facts }, cloud, kind);
const having = pairs
  .map((pair) => ({ ...pair, has: known(pair.kind, pair.cloud) as Has<Kind> }))
  .filter(({ has }) => !('unavailable' in has));
const ways = having.flatMap((pair) => [
  { ...pair, way: 'makes', existing: undefined },
  { ...pair, way: 'refers to', existing: 'theirs' },
]);

const contextOf = (kind: Kind, index = 0): LiteralContext<Kind> => ({
  name: 'shop-live-orders-it-123456',
  options: variants[kind][index]!,
  placement: { region: 'eu-central-1', account: '123456789012' },
  namespace: 'shop-live',
});

async function stageOf({ cloud, facts }: Pick<Stage, 'cloud' | 'facts'>): Promise<Stage> {
  return { cloud, facts, clouds: await loadClouds(entries, [cloud]) };
}

/** What a connection has to hand back, since facts neither compute it nor do without it. */
function owed(kind: Kind, has: Has<Kind>): { outputs: string[]; secrets: string[] } {
  const { outputs, secrets }: Contract = contracts[kind];
  const computed = has.literals(contextOf(kind));
  const keys = has.secretKeys?.(contextOf(kind)) ?? {};
  const without: readonly string[] = has.without ?? [];
  return {
    outputs: outputs.filter((property) => !(property in computed) && !without.includes(property)),
    secrets: secrets.filter((property) => !without.includes(property) && !(property in keys)),
  };
}

test.each(pairs)('$cloud has a $kind and classes for it, or says why not', async ({ cloud, facts, kind }) => {
  const { [cloud]: loaded } = (await stageOf({ cloud, facts })).clouds;
  const has = known(kind, cloud);
  if ('unavailable' in has) expect(has.unavailable).toMatch(/\w+ \w+/);
  expect(kind in loaded!.kinds).toBe(!('unavailable' in has));
});

test.each(having)('$cloud computes every literal of a $kind', ({ kind, has }) => {
  const { literals, outputs }: Contract = contracts[kind];
  for (const index of variants[kind].keys()) {
    const computed: Readonly<Record<string, unknown>> = has.literals(contextOf(kind, index));
    expect(Object.keys(computed)).toEqual(expect.arrayContaining([...literals]));
    expect([...literals, ...outputs]).toEqual(expect.arrayContaining(Object.keys(computed)));
    for (const value of Object.values(computed)) expect(value).toMatch(/^\S+$/);
  }
});

test.each(ways)(
  '$cloud $way a $kind that hands back what its contract owes',
  async ({ cloud, facts, kind, has, existing }) => {
    const stage = await stageOf({ cloud, facts });
    for (const options of variants[kind]) {
      const { handed } = make(stage, { kind, options, existing } as Asked);
      const { outputs, secrets } = owed(kind, has);
      expect(Object.keys(handed.outputs)).toEqual(expect.arrayContaining(outputs));
      expect(Object.keys(handed.secrets)).toEqual(expect.arrayContaining(secrets));
      for (const value of [...Object.values(handed.outputs), ...Object.values(handed.secrets)])
        expect(value).toMatch(/./);
    }
  },
);

test.each(having)(
  '$cloud makes something for a new $kind, and nothing for one that exists',
  async ({ cloud, facts, kind }) => {
    const stage = await stageOf({ cloud, facts });
    const [options] = variants[kind];
    const made = (existing?: string) => {
      const { body } = make(stage, { kind, options: options!, existing });
      return Array.isArray(body) ? body : Object.keys((body as { resource?: object }).resource ?? {});
    };
    expect(made()).not.toEqual([]);
    expect(made('theirs')).toEqual([]);
  },
);

describe.each(ways.filter(({ facts }) => facts.layer === 'terraform'))(
  'a stack that $way a $kind on $cloud',
  ({ cloud, facts, kind, existing }) => {
    const cases = variants[kind].flatMap((options, index) => [true, false].map((used) => ({ index, options, used })));
    test.each(cases)(
      'says nothing against the schema of its provider (variant $index, used: $used)',
      async ({ options, used }) => {
        const { body } = make(await stageOf({ cloud, facts }), { kind, options, existing, used });
        expect(violations(body)).toEqual([]);
      },
    );
  },
);

const optional = having.flatMap(({ has, ...pair }) =>
  Object.entries((has.options?.shape ?? {}) as Record<string, z.ZodType>).map(([option, schema]) => ({
    ...pair,
    has,
    option,
    schema,
  })),
);

/** A backing as text; nothing where options contradict each other. */
function text(stage: Stage, asked: Asked, has: Has<Kind>): string | undefined {
  const parsed = has.options!.safeParse(asked.native);
  if (!parsed.success) return undefined;
  try {
    const { body, files } = make(stage, { ...asked, native: parsed.data });
    return JSON.stringify([body, files]);
  } catch {
    return undefined;
  }
}

test.each(optional)(
  'the option $option of a $kind on $cloud changes what is made',
  async ({ cloud, facts, kind, has, option, schema }) => {
    const stage = await stageOf({ cloud, facts });
    const values = samples(schema);
    expect(values).not.toEqual([]);
    const shape = has.options!.shape as Record<string, z.ZodType>;
    const changes = (around: object, tried: readonly unknown[]) =>
      variants[kind].some((options) => {
        const before = text(stage, { kind, options, native: { ...around } } as Asked, has);
        const differs = (value: unknown) => {
          const after = text(stage, { kind, options, native: { ...around, [option]: value } } as Asked, has);
          return after !== undefined && after !== before;
        };
        return before !== undefined && tried.some(differs);
      });
    const alone = changes({}, values);
    // Some have an effect only beside another one.
    expect(alone || surroundings(shape, option).some((around) => changes(around, values.slice(0, 3)))).toBe(true);
  },
);

const hostile = '${file("/etc/passwd")}%{ for x in y }';

test.each(optional.filter(({ facts, schema }) => facts.layer === 'terraform' && schema.safeParse(hostile).success))(
  'the option $option of a $kind on $cloud is text to Terraform, whatever it says',
  async ({ cloud, facts, kind, has, option }) => {
    const stage = await stageOf({ cloud, facts });
    for (const options of variants[kind]) {
      const body = text(stage, { kind, options, native: { [option]: hostile } } as Asked, has);
      expect(body ?? 'refused').not.toMatch(/(?<!\$)\$\{file|(?<!%)%\{ for/);
    }
  },
);

const rules = table.flatMap(({ cloud, facts }) => {
  const own = having.filter((pair) => pair.cloud === cloud).map(({ kind, has }) => [kind, has.name] as const);
  const other = (['identity', 'bundle', 'shared'] as const).map((what) => [what, facts[what].name] as const);
  return [...own, ...other].map(([what, rule]) => ({ cloud, what, rule }));
});

test.each(rules)(
  'the name of a $what on $cloud is legal and its own, however long its words are',
  ({ rule }: { rule: NameRule }) => {
    const long = (end: string) =>
      physicalName(['a-platform-with-a-name', 'PRODUCTION_eu.1', 'service'.repeat(40), end], rule);
    expect(long('one').length).toBeLessThanOrEqual(rule.max);
    expect(long('one')).toMatch(rule.separator === '-' ? /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/ : /^[a-z][a-z0-9]*$/);
    expect(long('one')).not.toBe(long('two'));
  },
);
