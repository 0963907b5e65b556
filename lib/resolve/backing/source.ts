import type { Kind } from '../../model/backing';
import { type FactsTable, factsOf } from '../../model/facts';
import type { From } from './translation';
import { translations } from './translations';

/** Path of an option in a spec. */
export function keyOf(kind: Kind, option: string): readonly string[] {
  const from = (translations[kind]!.options as Readonly<Record<string, From | undefined>>)[option];
  if (typeof from === 'string') return [from];
  const [key = option, , ...part] = from ?? [];
  return [key, ...part];
}

/** The neutral key that sets an option of the cloud's own; undefined where none does. */
export function sourceOf(
  kind: Kind,
  cloud: string,
  native: string,
  options: object,
  facts: FactsTable,
): readonly string[] {
  const known = factsOf(facts, cloud, kind);
  if ('unavailable' in known || !known.toNative) return [];
  const { toNative } = known;
  const meant = (of: object) => JSON.stringify(toNative(of as never)[native]);
  const source = Object.keys(translations[kind]!.options).findLast(
    (option) => meant({ ...options, [option]: undefined }) !== meant(options),
  );
  return source === undefined ? [] : keyOf(kind, source);
}

/** Path of an option, neutral or the cloud's own, outside of the cloud's mapping. */
export function placeOf(
  kind: Kind,
  cloud: string,
  option: string,
  options: object,
  facts: FactsTable,
): readonly string[] {
  if (option in translations[kind]!.options) return keyOf(kind, option);
  const source = sourceOf(kind, cloud, option, options, facts);
  return source.length > 0 ? source : [cloud, option];
}
