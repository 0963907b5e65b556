import type { Consequence, Impact } from '../../../lib/change/impact/impact';
import { pairOf } from '../../../tools/impact/edits/edit';
import type { Truth } from '../../../tools/impact/truth';
import { difference } from '../../../tools/impact/verdict';

const said = (...words: readonly Consequence[]): Impact[] =>
  words.map((consequence) => ({ consequence, reason: '', rule: 'a', source: '' }));

const rows: readonly (readonly [Consequence, Truth, RegExp | undefined])[] = [
  ['in-place', 'new pods', /^milder: /],
  ['none', 'new spec', /^milder: /],
  ['unknown', 'refused', undefined],
  ['restart-with-downtime', 'refused', /^milder: /],
  ['refused', 'taken', /^harder: /],
  ['replacement', 'refused', undefined],
  ['refused', 'refused', undefined],
  ['unknown', 'new pods', undefined],
  ['none', 'taken', undefined],
];

test.each(rows)('the word %s for what the API server answers with %s is judged', (word, truth, expected) => {
  const found = difference(said('none', word), truth);
  if (expected) expect(found).toMatch(expected);
  else expect(found).toBeUndefined();
});

test('an edit of a path that an object does not have is no edit, nor is one without a difference', () => {
  const object = { spec: { replicas: 2, list: [1, 2] } };
  expect(pairOf(object, { type: 'a', at: 'spec paused', to: true })).toBeUndefined();
  expect(pairOf(object, { type: 'a', at: 'spec replicas', to: 2 })).toBeUndefined();
  expect(pairOf(object, { type: 'a', at: 'spec paused', to: true, add: true })?.[1]).toMatchObject({
    spec: { paused: true },
  });
  expect(pairOf(object, { type: 'a', at: 'spec list 0' })?.[1]).toEqual({ spec: { replicas: 2, list: [2] } });
  expect(object).toEqual({ spec: { replicas: 2, list: [1, 2] } });
});
