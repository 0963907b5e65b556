import { expected, didYouMean, oneOf } from '../../spec/hints';
import { type Catalogue, targetLabels } from '../catalogue/catalogue';
import type { Series } from '../catalogue/metric';
import { type Expression, type Selector, childrenOf, everyExpression, selectorsOf } from './expression';
import type { Fault } from './parse';

/** Functions that need the samples of a range. @see https://prometheus.io/docs/prometheus/latest/querying/functions/ */
const ranged =
  /^(rate|irate|increase|delta|idelta|deriv|predict_linear|changes|resets|holt_winters|double_exponential_smoothing|\w+_over_time)$/;

/** Functions that make labels which no metric has. */
const labelling = new Set(['label_replace', 'label_join', 'info']);

/** Functions for counters alone. */
const counting = new Set(['rate', 'irate', 'increase']);

/** What is wrong with the metrics and labels that an expression names. */
export function checkSelectors(expression: Expression, catalogue: Catalogue): Fault[] {
  return [
    ...selectorsOf(expression).flatMap((selector) => checkSelector(selector, catalogue)),
    ...everyExpression(expression).flatMap((one) => [...checkGrouping(one, catalogue), ...checkRange(one, catalogue)]),
  ].sort((a, b) => a.at - b.at);
}

function labelsOf(series: Series): readonly string[] {
  return [...series.labels, ...targetLabels];
}

function checkSelector(selector: Selector, catalogue: Catalogue): Fault[] {
  const { name, matchers, nameSpan } = selector;
  if (!name) return [{ at: nameSpan.from, message: expected('the name of a metric', 'none') }];
  const series = catalogue.seriesBy(name);
  if (!series) return [{ at: nameSpan.from, message: unknown(name, catalogue) }];
  const known = labelsOf(series);
  if (known.includes('*')) return [];
  return matchers
    .filter(({ label }) => !known.includes(label))
    .map(({ label, span }) => ({
      at: span.from,
      message: expected(`a label of ${name}: ${oneOf(known, label)}`, label, didYouMean(label, known)),
    }));
}

function unknown(name: string, catalogue: Catalogue): string {
  const declared = catalogue.metrics.find((metric) => metric.name === name);
  if (declared) return expected(`${name}_bucket, ${name}_sum or ${name}_count of the ${declared.type} ${name}`, name);
  const hint = didYouMean(name, catalogue.names) ?? 'declare it under monitoring.metrics.custom';
  return expected('a metric that the service declares or its platform exposes', name, hint);
}

/** Labels below an aggregation; `undefined` where they are not known. */
function known(expression: Expression, catalogue: Catalogue): Set<string> | undefined {
  const all = everyExpression(expression);
  if (
    all.some(
      (one) =>
        (one.kind === 'call' && labelling.has(one.name)) || (one.kind === 'aggregate' && one.op === 'count_values'),
    )
  )
    return undefined;
  const found = new Set<string>();
  for (const selector of selectorsOf(expression)) {
    const series = catalogue.seriesBy(selector.name);
    if (!series || series.labels.includes('*')) return undefined;
    for (const label of labelsOf(series)) found.add(label);
  }
  return found;
}

function checkGrouping(one: Expression, catalogue: Catalogue): Fault[] {
  if (one.kind !== 'aggregate' || one.labels?.mode !== 'by') return [];
  const labels = known(one, catalogue);
  if (!labels) return [];
  return one.labels.names
    .filter(({ name }) => !labels.has(name))
    .map(({ name, span }) => ({
      at: span.from,
      message: expected(
        `a label that its series have: ${oneOf([...labels], name)}`,
        name,
        didYouMean(name, [...labels]),
      ),
    }));
}

function checkRange(one: Expression, catalogue: Catalogue): Fault[] {
  const faults: Fault[] = [];
  const takesRange = one.kind === 'call' && ranged.test(one.name);
  for (const child of childrenOf(one)) {
    if (child.kind !== 'selector') continue;
    if (takesRange && child.range === undefined)
      faults.push({ at: child.span.to, message: expected(`a range behind ${child.name}, such as [5m]`, 'none') });
    if (!takesRange && child.range !== undefined)
      faults.push({
        at: child.span.from,
        message: expected('a function of a range, such as rate', `${child.name} with one`),
      });
    const type = catalogue.seriesBy(child.name);
    if (one.kind === 'call' && counting.has(one.name) && type?.metric.type === 'gauge')
      faults.push({
        at: child.span.from,
        message: expected(`a counter in ${one.name}`, `${child.name}, a gauge`, 'delta or avg_over_time take gauges'),
      });
  }
  return faults;
}
