import { Fn, Lazy, TerraformStack, Token } from 'cdktf';
import { RootConstruct } from 'constructs';
import fc from 'fast-check';
import { beThrifty, forgetting } from '../../lib/cloud/thrift';

/** What a stack makes of a value, or why it makes nothing; a token is drawn anew each time. */
const madeOf = (value: () => unknown) => {
  const stack = new TerraformStack(new RootConstruct(), 'a');
  stack.addOverride('locals', { value: value() });
  try {
    return JSON.stringify(stack.toTerraform());
  } catch (error) {
    return (error as Error).message;
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
  among: () => ({ a: ['x', Lazy.stringValue({ produce: () => 'late' })], b: { c: undefined, d: [undefined, 1] } }),
};

// What CDKTF itself makes of them has to be found before it is made thrifty.
const cases = fc.sample(plain, { numRuns: 400, seed: 7 });
const before = cases.map((value) => madeOf(() => value));
const tokensBefore = Object.fromEntries(Object.entries(tokens).map(([name, make]) => [name, madeOf(make)]));

test('tokens are made without stack traces, which nobody reads and all of which would be kept', () => {
  const taken = jest.spyOn(Error, 'captureStackTrace');
  const make = () => madeOf(() => Lazy.stringValue({ produce: () => 'c' }));
  make();
  const count = taken.mock.calls.length;
  expect(count).toBeGreaterThan(0);
  beThrifty();
  make();
  expect(taken.mock.calls.length).toBe(count);
});

test('values become what CDKTF makes of them', () => {
  beThrifty();
  for (const [index, value] of cases.entries()) expect(madeOf(() => value)).toBe(before[index]);
});

test.each(Object.keys(tokens))('a token, as %s, becomes what CDKTF makes of it', (name) => {
  beThrifty();
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
