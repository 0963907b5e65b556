import type { RuleGroup } from '../../lib/observability/rules';
import type { Scenario } from './scenarios';

/** A file of unit tests as promtool reads it. @see https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/ */
export function unitTests(rules: string, alert: string, scenarios: readonly Scenario[]): object {
  return {
    rule_files: [rules],
    evaluation_interval: `${stepOf(scenarios)}s`,
    tests: scenarios.map(({ series, fires = [], silent = [] }) => ({
      name: alert,
      interval: `${stepOf(scenarios)}s`,
      input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
      promql_expr_test: [...fires.map((at) => [at, 1] as const), ...silent.map((at) => [at, 0] as const)].map(
        ([at, value]) => ({
          expr: `count(ALERTS{alertname="${alert}",alertstate="firing"}) > bool 0 or vector(0)`,
          eval_time: `${at}s`,
          exp_samples: [{ labels: '{}', value }],
        }),
      ),
    })),
  };
}

/** Seconds between two values of an alert's scenarios. */
export function stepOf([first]: readonly Scenario[]): number {
  return first?.step ?? 1;
}

/** Rules with one number or duration moved by 1 %, up and down, each. */
export function mutants(group: RuleGroup): { readonly what: string; readonly group: RuleGroup }[] {
  return group.rules.flatMap((rule, index) => {
    const put = (what: string, changed: object) => ({
      what,
      group: { ...group, rules: group.rules.map((one, other) => (other === index ? { ...one, ...changed } : one)) },
    });
    return [0.99, 1.01].flatMap((factor) => [
      ...movedNumbers(rule.expr, factor).map((expr) => put(`${rule.expr} -> ${expr}`, { expr })),
      ...('for' in rule && rule.for ? [put(`for ${rule.for} x ${factor}`, { for: moved(rule.for, factor) })] : []),
    ]);
  });
}

/** What a number may stand behind: a comparison, a call that takes a quantile or a constant, a comma, a division; or a range. */
const numbers = /([<>]=? |== |\(|, |\/ )(\d+(?:\.\d+)?)(?=[,) ]|$)|\[(\d+[smhd])\]/g;

/** Each number and each range of an expression, moved. */
function movedNumbers(expr: string, factor: number): string[] {
  return [...expr.matchAll(numbers)].flatMap((found) => {
    const [whole, before, number, range] = found;
    const changed = range
      ? `[${moved(range, factor)}]`
      : `${before}${Number((Number(number) * factor).toPrecision(10))}`;
    if (changed === whole) return [];
    return [expr.slice(0, found.index) + changed + expr.slice(found.index + whole.length)];
  });
}

const seconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

function moved(duration: string, factor: number): string {
  return `${Math.round(parseFloat(duration) * seconds[duration.at(-1) as keyof typeof seconds] * factor * 1000)}ms`;
}
