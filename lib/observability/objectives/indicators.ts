import type { HttpServer, Indicator, Metric } from '../../model/parts/monitoring';
import { expected, oneOf } from '../../spec/hints';
import { errorRate, requestRate } from '../alerts/http';
import { matching } from '../promql/quote';

type Target = Readonly<Record<string, string>>;

/** Good answers among all: those whose status is below 500. */
export function availability(http: HttpServer, target: Target): Indicator {
  return ratio(errorRate(http, target, '{window}'), requestRate(http, target, '{window}'));
}

/** Events that are errors among all, by an expression of a rate for each. */
export function ratio(errors: string, total: string): Indicator {
  return {
    // Without an error there is no series of errors, and nothing would be recorded.
    errorRatio: `((${errors}) or vector(0)) / (${total})`,
    events: counted(total),
  };
}

/** A rate by the second, as a number of events. */
function counted(rate: string): string {
  return rate.replace(/\brate\(/g, 'increase(');
}

/** Answers within a time among all, or why the histogram cannot tell. */
export function latency(histogram: Metric, seconds: number, target: Target): Indicator | string {
  const { name, type, unit, buckets } = histogram;
  const own = matching(target);
  const bound = unit === 'milliseconds' ? Number((seconds * 1000).toPrecision(12)) : seconds;
  if (type === 'native')
    return {
      errorRatio: `1 - histogram_fraction(0, ${bound}, sum(rate(${name}{${own}}[{window}])))`,
      events: `histogram_count(sum(increase(${name}{${own}}[{window}])))`,
    };
  if (type !== 'histogram') return expected('a histogram', `${name}, a ${type}`);
  if (buckets && !buckets.includes(bound))
    return expected(
      `a bound of its buckets: ${oneOf(buckets.map(String), String(bound))}`,
      String(bound),
      'the count between two buckets is unknown',
    );
  const total = `sum(rate(${name}_count{${own}}[{window}]))`;
  return {
    errorRatio: `1 - (sum(rate(${name}_bucket{${own},le=~${spelled(bound)}}[{window}])) / ${total})`,
    events: counted(total),
  };
}

/** A bound as each version of Prometheus and of its clients spells it: `1`, and `1.0`. */
function spelled(bound: number): string {
  const literal = String(bound).replace('.', '\\\\.');
  return Number.isInteger(bound) ? `"${literal}(\\\\.0)?"` : `"${literal}"`;
}
