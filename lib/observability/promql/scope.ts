import type { Catalogue } from '../catalogue/catalogue';
import { type Expression, type Selector, selectorsOf } from './expression';
import { matching } from './quote';

/** Labels any of which says already whose series are meant. */
const scoping = new Set([
  'namespace',
  'job',
  'service',
  'app_kubernetes_io_name',
  'instance',
  'pod',
  'exported_namespace',
]);

/** An expression whose selectors of metrics from those sources find the series of one target alone, as others beside it expose the same. */
export function scoped(
  text: string,
  expression: Expression,
  labels: Readonly<Record<string, string>>,
  catalogue: Catalogue,
  sources: ReadonlySet<string>,
): string {
  const own = selectorsOf(expression).filter(
    ({ name, matchers }) =>
      sources.has(catalogue.seriesBy(name)?.metric.source ?? '') && !matchers.some(({ label }) => scoping.has(label)),
  );
  return own.reduceRight((done, selector) => insert(done, selector, labels), text);
}

function insert(text: string, { opening }: Selector, labels: Readonly<Record<string, string>>): string {
  const matchers = matching(labels);
  if (!matchers) return text;
  const put = opening.braces ? `${matchers}${opening.first ? '' : ','}` : `{${matchers}}`;
  return text.slice(0, opening.at) + put + text.slice(opening.at);
}
