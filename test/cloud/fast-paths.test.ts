import { Fn, Lazy, TerraformStack, Token } from 'cdktf';
import { RootConstruct } from 'constructs';
import fc from 'fast-check';
import { useFastPaths, forgetting } from '../../lib/cloud/fast-paths';

/** What a stack makes of a value, or why it makes nothing; a token is drawn anew each time. */
const madeOf = (value: () => unknown) => {
  const stack = new TerraformStack(new RootConstruct(), 'a');
  stack.addOverride('locals', { value: value() });
  try {
    return JSON.stringify(stack.toTerraform());
  } catch (error) {
    // Without where its tokens were made, which only CDKTF itself knows.
    return (error as Error).message.replace(/\nObject creation stack:(\n\s+at .*)+/g, '');
  }
};

const leaf = fc.oneof(
  fc.string(),
  fc.constantFrom('1e5', '-3.5e-7', '${aws_vpc.a.id}', '{TfToken[', '#{TfToken[x]}', '', 'a}b', '__proto__'),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom(null, undefined),
);
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const late = (produce: unknown) => Lazy.stringValue({ produce: () => produce as string });

const tokens: Readonly<Record<string, () => unknown>> = {
  text: () => Lazy.stringValue({ produce: () => 'late' }),
  inText: () => `before ${Lazy.stringValue({ produce: () => '${late}' })} after`,
  number: () => Lazy.numberValue({ produce: () => 7 }),
  numberInText: () => `port ${Lazy.numberValue({ produce: () => 7 })}`,
  list: () => Lazy.listValue({ produce: () => ['a', 'b'] }),
  any: () => Lazy.anyValue({ produce: () => ({ a: [Lazy.stringValue({ produce: () => 'deep' })] }) }),
  map: () => Token.asStringMap(Lazy.anyValue({ produce: () => ({ a: 'b' }) })),
  function: () => Fn.join('-', ['a', Lazy.stringValue({ produce: () => 'late' })]),
  key: () => ({ [Lazy.stringValue({ produce: () => 'key' })]: 1 }),
  argument: () => Fn.jsonencode({ a: late('${x}'), b: { c: [late('y'), 'plain ${z}', 1, null], d: {} }, e: true }),
  argumentOfNothing: () => Fn.jsonencode({ a: late(undefined), b: undefined, c: { d: late(undefined) }, e: null }),
  argumentOfObjects: () => Fn.jsonencode({ a: late({ b: late('c'), d: ['e'] }), f: [late({ g: 1 })] }),
  argumentOfNumbers: () => Fn.jsonencode({ a: Lazy.numberValue({ produce: () => 7 }), '10': 1e21, '9': -3 }),
  argumentOfMap: () => Fn.jsonencode({ a: Token.asStringMap(Lazy.anyValue({ produce: () => ({ b: 'c' }) })) }),
  argumentOfKeys: () => Fn.jsonencode({ [late('key')]: 1, '"quoted"': 2, '1e5': 3, $: { '': 4 } }),
  argumentOfProto: () => Fn.jsonencode(JSON.parse('{"__proto__": {"a": 1}, "constructor": {"__proto__": "b"}}')),
  argumentOfToken: () => Fn.jsonencode(Lazy.anyValue({ produce: () => ({ a: late('b') }) })),
  argumentOfArgument: () =>
    Fn.parseint(Fn.substr(Fn.sha256(Fn.jsonencode({ a: late('b'), c: Fn.upper('d') })), 0, 8), 16),
  among: () => ({ a: ['x', Lazy.stringValue({ produce: () => 'late' })], b: { c: undefined, d: [undefined, 1] } }),
};

/* eslint-disable @typescript-eslint/no-require-imports */
const util = require('cdktf/lib/util') as { readonly keysToSnakeCase: (value: unknown) => unknown };
const unique = require('cdktf/lib/private/unique') as { readonly makeUniqueId: (ids: readonly string[]) => string };
/* eslint-enable */
const key = fc.oneof(
  fc.string(),
  fc.constantFrom('tags', 'environment', 'dependsOn', 'ABCDef', 'a1B', '_a', 'a__b', 'aB-c', 'resolve', '__proto__'),
);
const keyed = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.constantFrom(null, undefined, () => 1),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6 }),
    fc.constant({ resolve: () => 1, aB: 2 }),
  ),
})).value;
const keyedCases = fc.sample(fc.dictionary(key, keyed), { numRuns: 400, seed: 7 });
// A construct has an id, and no slash in it.
const id = key.map((text) => text.replaceAll('/', '--') || 'a');
const ids = [...fc.sample(fc.array(id, { maxLength: 4 }), { numRuns: 200, seed: 7 }), ['ab', 'c'], ['a', 'bc']];
const attempt = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return (error as Error).message;
  }
};
const spelled = () => keyedCases.map((value) => attempt(() => util.keysToSnakeCase(value)));
const identified = () => ids.map((path) => attempt(() => unique.makeUniqueId(path)));
const spelledBefore = spelled();
const identifiedBefore = identified();

// What CDKTF itself makes of them has to be found before it is made thrifty.
const cases = fc.sample(plain, { numRuns: 400, seed: 7 });
const before = cases.map((value) => madeOf(() => value));
const inFunctions = () => cases.map((value) => madeOf(() => Fn.jsonencode({ value })));
const inFunctionsBefore = inFunctions();
const tokensBefore = Object.fromEntries(Object.entries(tokens).map(([name, make]) => [name, madeOf(make)]));

test('tokens are created without stack traces, which would all be kept in memory', () => {
  const taken = jest.spyOn(Error, 'captureStackTrace');
  const make = () => madeOf(() => Lazy.stringValue({ produce: () => 'c' }));
  make();
  const count = taken.mock.calls.length;
  expect(count).toBeGreaterThan(0);
  useFastPaths();
  make();
  expect(taken.mock.calls.length).toBe(count);
});

test('values become what CDKTF makes of them', () => {
  useFastPaths();
  for (const [index, value] of cases.entries()) expect(madeOf(() => value)).toBe(before[index]);
});

test('arguments of functions become what CDKTF makes of them', () => {
  useFastPaths();
  expect(inFunctions()).toEqual(inFunctionsBefore);
});

test('an argument of a function is written once, however deep it lies', () => {
  useFastPaths();
  const produce = jest.fn(() => 'late');
  madeOf(() => Fn.jsonencode({ a: { b: { c: Lazy.stringValue({ produce }) } } }));
  expect(produce).toHaveBeenCalledTimes(1);
});

test('names are what CDKTF makes of them, the first time and again', () => {
  useFastPaths();
  for (let time = 0; time < 2; time++) {
    expect(spelled()).toEqual(spelledBefore);
    expect(identified()).toEqual(identifiedBefore);
  }
});

test.each(Object.keys(tokens))('a token, as %s, becomes what CDKTF makes of it', (name) => {
  useFastPaths();
  expect(madeOf(tokens[name]!)).toBe(tokensBefore[name]);
});

test('a stack’s tokens go with it, and those from before stay', async () => {
  const early = `x ${Lazy.stringValue({ produce: () => 'early' })}`;
  let late = '';
  const made = await forgetting(async () => {
    late = `x ${Lazy.stringValue({ produce: () => 'late' })}`;
    return madeOf(() => [early, late]);
  });
  expect(made).toContain('x early');
  expect(made).toContain('x late');
  expect(madeOf(() => early)).toContain('x early');
  expect(madeOf(() => late)).toMatch(/Unrecognized Token/);
});
