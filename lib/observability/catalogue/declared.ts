import type { Metric, MetricType, MetricUnit } from '../../model/parts/monitoring';
import { didYouMean, expected, oneOf } from '../../spec/hints';
import { typeByName, unitByName } from './metric';

/** A metric as a service writes it: its name, or more. */
export type Declared = string | ({ readonly name: string } & Readonly<Record<string, unknown>>);

interface Fault {
  /** Key that is wrong. @default - the whole */
  readonly key?: string;
  readonly message: string;
}

const types: Readonly<Record<string, MetricType>> = {
  counter: 'counter',
  gauge: 'gauge',
  histogram: 'histogram',
  native: 'native',
  native_histogram: 'native',
  nativeHistogram: 'native',
  summary: 'summary',
};

const units: Readonly<Record<string, MetricUnit>> = {
  s: 'seconds',
  sec: 'seconds',
  second: 'seconds',
  seconds: 'seconds',
  ms: 'milliseconds',
  millisecond: 'milliseconds',
  milliseconds: 'milliseconds',
  byte: 'bytes',
  bytes: 'bytes',
  ratio: 'ratio',
  '1': 'ratio',
  percent: 'percent',
  '%': 'percent',
  timestamp: 'timestamp',
  count: 'count',
};

const nameForm = /^[A-Za-z_:][A-Za-z0-9_:]{0,199}$/;

/** A declared metric, with what its name says where its author does not. */
export function declaredMetric(written: Declared): { readonly metric?: Metric; readonly faults: readonly Fault[] } {
  const said = typeof written === 'string' ? { name: written } : written;
  const { name } = said;
  // What a service's own middleware reads of the catalogue has names of its own choice.
  if (!nameForm.test(name)) return { faults: [] };
  const faults: Fault[] = [];
  const type = chosen('type', said, types, faults) ?? typeByName(name);
  // A unit of its author's own, such as rows, is a count.
  const unit = chosen('unit', said, units, faults, 'count') ?? unitByName(name);
  const labels = textsOf('labels', said, faults);
  const buckets = bucketsOf(said, faults);
  if (buckets && type !== 'histogram')
    faults.push({
      key: 'buckets',
      message: expected('buckets of a histogram', `those of a ${type}`, 'say type: histogram'),
    });
  const help = 'description' in said && typeof said.description === 'string' ? { help: said.description } : {};
  return { metric: { name, type, unit, labels, source: 'custom', ...(buckets && { buckets }), ...help }, faults };
}

/** The value that a key chooses; an unknown word is a fault, unless `other` is the value of all other words. */
function chosen<V>(
  key: string,
  said: object,
  table: Readonly<Record<string, V>>,
  faults: Fault[],
  other?: V,
): V | undefined {
  const word = (said as Readonly<Record<string, unknown>>)[key];
  if (word === undefined) return undefined;
  const known = Object.keys(table);
  if (Object.hasOwn(table, String(word))) return table[String(word)];
  const got = String(word).slice(0, 60);
  if (other !== undefined && typeof word === 'string') return other;
  faults.push({ key, message: expected(oneOf(known, got), got, didYouMean(got, known)) });
  return undefined;
}

function textsOf(key: string, said: object, faults: Fault[]): string[] {
  const given = (said as Readonly<Record<string, unknown>>)[key];
  if (given === undefined) return [];
  if (Array.isArray(given) && given.every((one) => typeof one === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(one)))
    return given;
  faults.push({
    key,
    message: expected('a list of names of labels', JSON.stringify(given)?.slice(0, 60) ?? 'nothing'),
  });
  return [];
}

function bucketsOf(said: object, faults: Fault[]): number[] | undefined {
  const given = (said as { readonly buckets?: unknown }).buckets;
  if (given === undefined) return undefined;
  if (Array.isArray(given) && given.length > 0 && given.every((one) => typeof one === 'number' && Number.isFinite(one)))
    return [...(given as number[])].sort((a, b) => a - b);
  faults.push({
    key: 'buckets',
    message: expected('a list of numbers', JSON.stringify(given)?.slice(0, 60) ?? 'nothing'),
  });
  return undefined;
}
