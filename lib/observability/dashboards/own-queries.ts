import { expected } from '../../spec/hints';
import type { Catalogue } from '../catalogue/catalogue';
import { checkSelectors } from '../promql/check';
import { type Expression, selectorsOf } from '../promql/expression';
import { type Fault, parsePromql } from '../promql/parse';

/** Variables of Grafana. @see https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/ */
const variable = /\$\{[A-Za-z_]\w{0,100}(?::[\w:]{1,50})?\}|\$[A-Za-z_]\w{0,100}/g;

/** Metrics that are not in the catalogue, and that an author stands for: all, or by name; `node_*` for several. */
export type Foreign = boolean | readonly string[];

/** What is wrong with a query of a dashboard that an author wrote. */
export function checkOwnQuery(expr: string, catalogue: Catalogue, foreign: Foreign): Fault[] {
  const { text, filled } = withoutVariables(expr);
  const { value, faults } = parsePromql(text);
  if (!value) return faults.map(({ at, message }) => ({ at, message: expected(message, expr.trim()) }));
  const strange = spansOf(value, catalogue, foreign);
  return checkSelectors(value, catalogue).filter(
    ({ at }) => !filled.has(at) && !strange.some(({ from, to }) => at >= from && at <= to),
  );
}

/** Where selectors of foreign metrics stand: nothing is known of their labels. */
function spansOf(value: Expression, catalogue: Catalogue, foreign: Foreign) {
  const isForeign = (name: string) =>
    foreign === true ||
    (foreign !== false &&
      foreign.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name)));
  return selectorsOf(value)
    .filter(({ name }) => !catalogue.seriesBy(name) && isForeign(name))
    .map(({ span }) => span);
}

/** A query as PromQL, of the same length: durations in place of variables in brackets, and names elsewhere. */
export function withoutVariables(expr: string): { readonly text: string; readonly filled: ReadonlySet<number> } {
  const filled = new Set<number>();
  const inside = places(expr);
  const text = expr.replace(variable, (whole, at: number) => {
    if (inside.strings[at]) return whole;
    if (inside.brackets[at] || /\boffset\s*$/.test(expr.slice(Math.max(0, at - 20), at)))
      return '1m'.padEnd(whole.length);
    filled.add(at);
    return 'v'.padEnd(whole.length, '_');
  });
  return { text, filled };
}

/** Which characters are within a string, and which within brackets. */
function places(expr: string): { readonly strings: readonly boolean[]; readonly brackets: readonly boolean[] } {
  const strings: boolean[] = [];
  const brackets: boolean[] = [];
  let quote = '';
  let depth = 0;
  for (let at = 0; at < expr.length; at++) {
    const mark = expr[at]!;
    strings[at] = quote !== '';
    brackets[at] = depth > 0;
    if (quote) {
      if (mark === '\\' && quote !== '`') strings[++at] = true;
      else if (mark === quote) quote = '';
    } else if ('"\'`'.includes(mark)) quote = mark;
    else if (mark === '[') depth++;
    else if (mark === ']') depth--;
  }
  return { strings, brackets };
}
