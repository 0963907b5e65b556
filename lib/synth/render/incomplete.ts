import { isMapping } from '../../model/mapping';
import { keysOf } from '../../resolve/settings/strategic-merge';
import { didYouMean, expected, oneOf } from '../../spec/hints';

/** Required fields of list items besides their merge keys. */
const needed: Readonly<Record<string, readonly string[]>> = {
  containers: ['image'],
  initContainers: ['image'],
  volumeMounts: ['name'],
};

/** Incomplete items of a patch: without required fields, and directives without a match. */
export function incomplete(value: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => [
      ...ofItem(value, index, path),
      ...incomplete(item, [...path, String(index)]),
    ]);
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key.startsWith('$')
      ? [`${path.join('.')}: ${expected('an existing item', `${key}: ${String(inner)} of a missing one`)}`]
      : incomplete(inner, [...path, key]),
  );
}

function ofItem(list: readonly unknown[], index: number, path: readonly string[]): string[] {
  const item = list[index];
  const name = path.at(-1)!;
  const keys = keysOf(name, item);
  if (!keys || !isMapping(item)) return [];
  const lacking = [...keys.filter((key) => key !== 'protocol'), ...(needed[name] ?? [])].filter(
    (key) => item[key] === undefined,
  );
  const others = list
    .filter((one) => one !== item && isMapping(one))
    .map((one) => String((one as Readonly<Record<string, unknown>>)[keys[0]!]));
  const own = String(item[keys[0]!] ?? '');
  const hint = others.length ? (didYouMean(own, others) ?? `others are ${oneOf(others, own)}`) : undefined;
  return lacking.slice(0, 1).map((key) => `${path.join('.')}.${index}: ${expected(key, 'nothing', hint)}`);
}
