import * as fc from 'fast-check';
import { mergedOrder } from '../../lib/helm/merged-order';

const some = fc.uniqueArray(fc.constantFrom(...'abcdefgh'));

test('parts of one list are merged into an order that keeps each of them', () => {
  fc.assert(
    fc.property(some, fc.array(fc.uniqueArray(fc.nat(7)), { maxLength: 4 }), (whole, picks) => {
      const lists = picks.map((positions) => whole.filter((_, index) => positions.includes(index)));
      const merged = mergedOrder(lists)!;
      for (const list of lists) expect(merged.filter((name) => list.includes(name))).toEqual(list);
      expect(new Set(merged)).toEqual(new Set(lists.flat()));
    }),
  );
});

test('orders that contradict have none', () => {
  expect(
    mergedOrder([
      ['a', 'b'],
      ['b', 'a'],
    ]),
  ).toBeUndefined();
});
