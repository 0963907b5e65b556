import type { Metric, MetricUnit } from '../../model/parts/monitoring';
import { didYouMean, expected, oneOf } from '../../spec/hints';
import { matching } from '../promql/quote';
import { containerOf, type Subject, targetOf } from '../subject';
import { errorRatio, nativeQuantile, quantile, requestRate } from './http';

/** What a short form means, or why it means nothing; `undefined` for what is no short form. */
export type Meaning = { readonly expr: string } | { readonly fault: string };

const form = /^([A-Za-z_][\w-]*) ?(>=|<=|==|!=|>|<) ?(-?\d+(?:\.\d+)?) ?([A-Za-z%]*)/;
/** Longest text that is a short form. */
const longest = 200;
const window = '5m';

/** Seconds, bytes and shares by the words that follow a number. */
const units: Readonly<Record<string, readonly [factor: number, unit: MetricUnit]>> = {
  ms: [0.001, 'seconds'],
  s: [1, 'seconds'],
  sec: [1, 'seconds'],
  m: [60, 'seconds'],
  min: [60, 'seconds'],
  h: [3600, 'seconds'],
  d: [86_400, 'seconds'],
  '%': [0.01, 'ratio'],
  B: [1, 'bytes'],
  KB: [1e3, 'bytes'],
  MB: [1e6, 'bytes'],
  GB: [1e9, 'bytes'],
  Ki: [1024, 'bytes'],
  Mi: [1024 ** 2, 'bytes'],
  Gi: [1024 ** 3, 'bytes'],
};

/** Prometheus' own unit of each dimension, and the others as parts of it. */
const scale: Partial<Record<MetricUnit, readonly [factor: number, unit: MetricUnit]>> = {
  milliseconds: [0.001, 'seconds'],
  percent: [0.01, 'ratio'],
};

interface Asked {
  readonly word: string;
  readonly subject: Subject;
  readonly own: Readonly<Record<string, string>>;
}

interface Words {
  readonly expr: string;
  readonly unit: MetricUnit;
}

type Reading = (asked: Asked, word: RegExpExecArray) => Words | string;

/** Words by their form, and the expression of each. */
const readings: readonly (readonly [RegExp, Reading])[] = [
  [/^(?:http_)?(?:error_rate|error_ratio|errors)$/, ofErrors((ratio) => ratio)],
  [/^(?:availability|success_rate|success_ratio)$/, ofErrors((ratio) => `1 - ${ratio}`)],
  [/^(?:request_rate|requests_per_second|rps|throughput)$/, ofRequests],
  [/^p(\d{2,3})(?:_latency|_duration|_response_time)?$/, ofLatency],
  [/^(?:latency|response_time)_p(\d{2,3})$/, ofLatency],
  [/^(?:latency|response_time)$/, (asked) => needs(asked) ?? 'a quantile of it, such as p95_latency'],
  [
    /^(?:cpu_usage|cpu)$/,
    ({ subject }) => ofLimit(subject, 'sum(rate(container_cpu_usage_seconds_total', '[5m]))', 'cpu'),
  ],
  [
    /^(?:memory_usage|memory)$/,
    ({ subject }) => ofLimit(subject, 'sum(container_memory_working_set_bytes', ')', 'memory'),
  ],
  [
    /^(?:restarts|pod_restarts)$/,
    ({ subject }) => ({
      expr: `sum(increase(kube_pod_container_status_restarts_total{${matching(containerOf(subject))}}[15m]))`,
      unit: 'count',
    }),
  ],
];

/** A short form as PromQL. */
export function shortForm(text: string, subject: Subject): Meaning | undefined {
  if (text.length > longest) return undefined;
  const spaced = text.trim().split(/\s+/).join(' ');
  const found = form.exec(spaced);
  if (!found) return undefined;
  const [whole, word, op, number, suffix] = found as unknown as [string, string, string, string, string];
  const rest = spaced.slice(whole.length);
  if (/^ ?(per |\/)/.test(rest)) return { fault: perSomething(text, `${op} ${number}`) };
  if (rest) return undefined;
  const words = meaningOf({ word: word.replace(/-/g, '_'), subject, own: targetOf(subject) });
  if (words === undefined) return undefined;
  if (typeof words === 'string') return { fault: expected(words, word) };
  const threshold = inUnit(Number(number), suffix, words.unit);
  if (typeof threshold === 'string') return { fault: threshold };
  return { expr: `${words.expr} ${op} ${threshold}` };
}

function perSomething(text: string, comparison: string): string {
  const remedy = `divide one rate by the other in PromQL: rate(a[5m]) / rate(b[5m]) ${comparison}`;
  return expected('a number of one unit', text.trim(), remedy);
}

function meaningOf(asked: Asked): Words | string | undefined {
  for (const [pattern, reading] of readings) {
    const match = pattern.exec(asked.word);
    if (match) return reading(asked, match);
  }
  const metric = asked.subject.metrics.find(({ name }) => name === asked.word || name === `${asked.word}_total`);
  return metric ? ofMetric(asked, metric) : undefined;
}

function ofMetric({ own, word }: Asked, metric: Metric): Words | string {
  const labels = matching(own);
  if (metric.type === 'gauge') return { expr: `sum(${metric.name}{${labels}})`, unit: metric.unit };
  if (metric.type === 'counter') return { expr: `sum(rate(${metric.name}{${labels}}[${window}]))`, unit: metric.unit };
  return `a quantile of the ${metric.type}, such as histogram_quantile(0.95, sum by (le) (rate(${word}_bucket[5m])))`;
}

function needs({ subject }: Asked): string | undefined {
  if (!subject.scraped) return 'monitoring.metrics, since nothing is read of the service';
  return subject.http ? undefined : 'a metric that it declares, since it answers no HTTP';
}

function ofErrors(form: (ratio: string) => string): Reading {
  return (asked) => needs(asked) ?? { expr: form(errorRatio(asked.subject.http!, asked.own, window)), unit: 'ratio' };
}

function ofRequests(asked: Asked): Words | string {
  return needs(asked) ?? { expr: requestRate(asked.subject.http!, asked.own, window), unit: 'count' };
}

function ofLatency(asked: Asked, [, digits]: RegExpExecArray): Words | string {
  const missing = needs(asked);
  if (missing) return missing;
  const { duration, unit } = asked.subject.http!;
  const metric = asked.subject.metrics.find(({ name }) => name === duration);
  const share = Number(`0.${digits}`);
  if (metric?.type === 'native') return { expr: nativeQuantile(share, duration, asked.own, window), unit: metric.unit };
  return { expr: quantile(share, duration, asked.own, window), unit: metric?.unit ?? unit };
}

function ofLimit(subject: Subject, head: string, tail: string, resource: string): Words {
  const own = matching(containerOf(subject));
  return {
    expr: `${head}{${own}}${tail} / sum(kube_pod_container_resource_limits{${own},resource="${resource}"})`,
    unit: 'ratio',
  };
}

/** A number with a unit in the unit of a metric, or what is wrong with it. */
export function inUnit(count: number, suffix: string, unit: MetricUnit): number | string {
  if (!suffix && unit === 'ratio' && Math.abs(count) > 1)
    return expected('a share between 0 and 1, or a percentage', String(count), `say ${count}% for a part of a hundred`);
  if (!suffix) return count;
  const given = units[suffix];
  if (!given)
    return expected(`a unit: ${oneOf(Object.keys(units), suffix)}`, suffix, didYouMean(suffix, Object.keys(units)));
  const [factor, base] = scale[unit] ?? [1, unit === 'timestamp' ? 'seconds' : unit];
  if (base !== given[1]) return expected(`a number of ${unit}, which it is measured in`, `${count}${suffix}`);
  return Number(((count * given[0]) / factor).toPrecision(12));
}
