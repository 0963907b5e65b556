import type { Indicator } from '../../model/parts/monitoring';
import { didYouMean, expected, oneOf } from '../../spec/hints';
import { ownSources } from '../alerts/condition';
import type { Catalogue } from '../catalogue/catalogue';
import { checkSelectors } from '../promql/check';
import { parsePromql } from '../promql/parse';
import { matching } from '../promql/quote';
import { scoped } from '../promql/scope';
import { type Subject, targetOf } from '../subject';
import { availability, latency, ratio } from './indicators';

/** An objective as its author wrote it. */
export interface Written {
  readonly name: string;
  readonly type?: 'availability' | 'latency' | 'ratio';
  /** Seconds. */
  readonly threshold?: number;
  readonly histogram?: string;
  readonly errors?: string;
  readonly total?: string;
}

/** What is wrong with an objective, and where. */
export interface Wrong {
  readonly key?: string;
  readonly message: string;
  /** The text that is wrong, and from which character on. */
  readonly text?: string;
  readonly at?: number;
}

interface Made {
  readonly indicator?: Indicator;
  readonly faults: readonly Wrong[];
}

const wrong = (message: string, key?: string): Made => ({ faults: [{ message, key }] });

const keys = ['threshold', 'histogram', 'errors', 'total'] as const;

/** Keys of each type. */
const used: Readonly<Record<NonNullable<Written['type']>, readonly (typeof keys)[number][]>> = {
  availability: [],
  latency: ['threshold', 'histogram'],
  ratio: ['errors', 'total'],
};

/** What an objective counts. */
export function indicatorOf(written: Written, subject: Subject, catalogue: Catalogue): Made {
  const type =
    written.type ??
    (written.errors !== undefined ? 'ratio' : written.threshold !== undefined ? 'latency' : 'availability');
  const strange = keys.filter((key) => written[key] !== undefined && !used[type].includes(key));
  if (strange.length)
    return {
      faults: strange.map((key) => ({ key, message: expected(`no ${key} in an objective of type ${type}`, 'one') })),
    };
  return makers[type](written, subject, catalogue);
}

const makers: Readonly<
  Record<NonNullable<Written['type']>, (written: Written, subject: Subject, catalogue: Catalogue) => Made>
> = {
  availability(_, subject) {
    if (!subject.http)
      return wrong(
        expected(
          'a service of type api with monitoring.metrics',
          'one without',
          'say type: ratio with errors and total',
        ),
      );
    return { indicator: availability(subject.http, targetOf(subject)), faults: [] };
  },
  latency: latencyOf,
  ratio: ratioOf,
};

function latencyOf({ threshold, histogram }: Written, subject: Subject): Made {
  if (threshold === undefined) return wrong(expected('a threshold, such as 300ms', 'none'));
  const name = histogram ?? subject.http?.duration;
  if (!name) return wrong(expected('the name of a histogram', 'none', 'declare one under monitoring.metrics.custom'));
  const metric = subject.metrics.find((one) => one.name === name);
  const histograms = subject.metrics
    .filter(({ type }) => type === 'histogram' || type === 'native')
    .map((one) => one.name);
  if (!metric) return wrong(expected(oneOf(histograms, name), name, didYouMean(name, histograms)), 'histogram');
  const made = latency(metric, threshold, targetOf(subject));
  return typeof made === 'string' ? wrong(made, 'threshold') : { indicator: made, faults: [] };
}

function ratioOf({ errors, total }: Written, subject: Subject, catalogue: Catalogue): Made {
  if (errors === undefined || total === undefined)
    return wrong(expected('two counters, errors and total', errors === undefined ? 'no errors' : 'no total'));
  const bad = rateOf('errors', errors, subject, catalogue);
  const all = rateOf('total', total, subject, catalogue);
  if (bad.rate === undefined || all.rate === undefined) return { faults: [...bad.faults, ...all.faults] };
  return { indicator: ratio(bad.rate, all.rate), faults: [] };
}

const window = '{window}';
/** Duration in place of the window while an expression is parsed. */
const sample = '7m7s';

/** A counter by its name, or PromQL of a rate over `{window}`. */
function rateOf(
  key: string,
  text: string,
  subject: Subject,
  catalogue: Catalogue,
): { readonly rate?: string; readonly faults: readonly Wrong[] } {
  const word = text.trim();
  if (/^[A-Za-z_:][\w:]*$/.test(word)) {
    const series = catalogue.seriesBy(word);
    if (!series) {
      const names = catalogue.names.filter((name) => catalogue.seriesBy(name)?.metric.type === 'counter');
      return {
        faults: [{ key, message: expected(`a counter: ${oneOf(names, word)}`, word, didYouMean(word, names)) }],
      };
    }
    if (series.metric.type === 'gauge')
      return { faults: [{ key, message: expected('a counter', `${word}, a gauge`) }] };
    return { rate: `sum(rate(${word}{${matching(targetOf(subject))}}[${window}]))`, faults: [] };
  }
  if (!word.includes(window))
    return {
      faults: [{ key, message: expected('a counter, or PromQL with [{window}] for the range', word.slice(0, 100)) }],
    };
  const filled = word.replaceAll(window, sample);
  const { value, faults } = parsePromql(filled);
  const all = value ? checkSelectors(value, catalogue) : faults;
  if (!value || all.length)
    return {
      faults: all.map(({ at, message }) => ({ key, text, at, message: value ? message : expected(message, word) })),
    };
  const own = scoped(filled, value, targetOf(subject), catalogue, ownSources);
  return { rate: own.replaceAll(sample, window), faults: [] };
}
