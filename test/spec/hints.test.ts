import { didYouMean, expected, nearest, oneOf } from '../../lib/spec/hints';

const keys = ['replicas', 'resources', 'strategy', 'poolSize'];

describe('the nearest candidate', () => {
  test.each([
    ['replcas', 'replicas'],
    ['pool-size', 'poolSize'],
    ['POOLSIZE', 'poolSize'],
    ['resource', 'resources'],
    ['strat', 'strategy'],
  ])('to %s is %s', (word, meant) => expect(nearest(word, keys)).toBe(meant));

  test.each(['', 're', 'banana', 'x'.repeat(100_000)])('to %.10s is none', (word) =>
    expect(nearest(word, keys)).toBeUndefined(),
  );

  test('among none is none', () => expect(nearest('a', [])).toBeUndefined());
  test('becomes a question', () => expect(didYouMean('replcas', keys)).toBe('did you mean replicas?'));
});

describe('a list of candidates', () => {
  test('names the likest first, and eight at most', () => {
    const many = Array.from({ length: 10 }, (_, index) => `key${index}`);
    expect(oneOf(many, 'key7')).toBe('one of key7, key0, key1, key2, key3, key4, key5, key6 and 2 more');
  });

  test('keeps its order when there is nothing to compare', () => expect(oneOf(['small', 'a'])).toBe('one of small, a'));
  test('of one is that one', () => expect(oneOf(['v1'], 'v2')).toBe('v1'));
});

test('a sentence names what is expected, what is there and a hint', () => {
  expect(expected('a number', '"x"')).toBe('expected a number, got "x"');
  expect(expected('a number', '"1"', 'leave out the quotes')).toBe('expected a number, got "1"; leave out the quotes');
});
