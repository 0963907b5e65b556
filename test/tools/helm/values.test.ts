import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergedValues, places } from '../../../tools/helm/values';
import { folderOf } from '../../helm/package/charts';

test('files of values are joined as Helm joins them: maps by key, lists whole, and null removes', () => {
  const folder = folderOf({});
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const files = [
    file('a', 'm: {a: 1, b: 2}\nl: [1, 2]\ngone: 1\n'),
    file('b', ''),
    file('c', 'm: {b: 3}\nl: [3]\ngone: null\n'),
  ];
  expect(mergedValues(files)).toEqual({ m: { a: 1, b: 3 }, l: [3] });
});

test('places are all keys and items, also in lists', () =>
  expect(places({ a: [{ b: 1 }] })).toEqual([['a'], ['a', 0], ['a', 0, 'b']]));
