import { parsePromql } from '../../../lib/observability/promql/parse';
import { selectorsOf } from '../../../lib/observability/promql/expression';
import { quoted, unquoted } from '../../../lib/observability/promql/quote';
import { durationOf, secondsOf } from '../../../lib/observability/promql/duration';

describe('PromQL', () => {
  it('is read with its selectors, ranges, offsets and groupings', () => {
    const { value } = parsePromql('sum by (le) (rate(a_bucket{x="1",y=~"2|3"}[5m] offset 1h)) / ignoring (z) b > 0.05');
    expect(value).toMatchObject({
      kind: 'binary',
      op: '>',
      left: { kind: 'binary', op: '/', labels: { mode: 'ignoring', names: [{ name: 'z' }] } },
      right: { kind: 'number', value: 0.05 },
    });
    expect(selectorsOf(value!)).toMatchObject([
      {
        name: 'a_bucket',
        range: 300,
        offset: 3600,
        matchers: [
          { label: 'x', op: '=', value: '1' },
          { label: 'y', op: '=~', value: '2|3' },
        ],
      },
      { name: 'b' },
    ]);
  });

  it.each([
    ['rate(a[5m) > 1', 9],
    ['a > ', 4],
    ['foo bar', 4],
    ['100ms per token', 6],
    ['', 0],
    ['sum(a)[5m]', 7],
    ['a{', 2],
  ])('%j is a mistake at its character %i', (text, at) => {
    const { value, faults } = parsePromql(text);
    expect({ value, at: faults[0]?.at }).toEqual({ value: undefined, at });
  });

  it('ends with nesting that no person writes', () => {
    const deep = `${'('.repeat(3000)}a${')'.repeat(3000)}`;
    expect(parsePromql(deep).faults).toHaveLength(1);
    expect(parsePromql('a+'.repeat(4990) + 'a').faults).toHaveLength(1);
  });

  it.each(['a"b', 'a\\b', 'line\nbreak', '"} or up{x="', 'ü', '😀', '\u2028', '{{ $value }}'])(
    'quotes %j so that it stays a text',
    (text) => {
      const { value } = parsePromql(`a{x=${quoted(text)}}`);
      expect(value).toMatchObject({ kind: 'selector', matchers: [{ value: text }] });
      expect(unquoted(quoted(text))).toBe(text);
    },
  );

  it.each([
    ['1h30m', 5400],
    ['5m', 300],
    ['250ms', 0.25],
    ['0x1F', 31],
    ['1e3', 1000],
    ['5 m', undefined],
    ['m', undefined],
  ])('takes %j as %s seconds', (text, seconds) => expect(secondsOf(text)).toBe(seconds));

  it.each([
    [5400, '90m'],
    [86_400, '1d'],
    [0.25, '250ms'],
  ])('writes %s seconds as %s', (seconds, text) => expect(durationOf(seconds)).toBe(text));
});
