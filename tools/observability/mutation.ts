import { type DefaultAlertName, defaultAlertsOf } from '../../lib/observability/alerts/defaults';
import { alertRule } from '../../lib/observability/alerts/alert-rules';
import type { AlertingRule } from '../../lib/observability/rules';
import { evaluate } from './evaluate';
import { sample } from './sample';
import { type Scenario, scenarios } from './scenarios';
import { mutants, stepOf } from './unit-tests';

/** What was evaluated, and what of it no test noticed. */
export interface Mutation {
  readonly tried: number;
  readonly failures: readonly string[];
}

/** Whether a default alert, and none of its mutants, does what its scenarios say: all of them are evaluated at once, by number. */
export async function mutateAlert(folder: string, name: DefaultAlertName): Promise<Mutation> {
  const alert = defaultAlertsOf(sample, new Set()).find((one) => one.name === name)!;
  const rule = alertRule(alert, sample);
  const all = mutants({ name, rules: [rule] });
  const rules = [rule, ...all.map(({ group }) => group.rules[0] as AlertingRule)].map((one, index) => ({
    ...one,
    alert: `${name}_${index}`,
  }));
  const wrong = await wrongOnes(folder, rules, scenarios[name]);
  return {
    tried: rules.length,
    failures: [
      ...(wrong.has(0) ? [`${name}: does not do what its scenarios say`] : []),
      ...all.flatMap(({ what }, index) => (wrong.has(index + 1) ? [] : [`${name}: no scenario notices ${what}`])),
    ],
  };
}

/** Numbers of rules that fire where they are to be silent, or are silent where they are to fire. */
async function wrongOnes(
  folder: string,
  rules: readonly AlertingRule[],
  all: readonly Scenario[],
): Promise<ReadonlySet<number>> {
  const interval = `${stepOf(all)}s`;
  const expr = 'ALERTS{alertstate="firing"}';
  const points = all.map(({ fires = [], silent = [] }) => [
    ...fires.map((at) => ({ at, firing: true })),
    ...silent.map((at) => ({ at, firing: false })),
  ]);
  const trials = all.map(({ series }, index) => ({
    name: `${index}`,
    series,
    interval,
    queries: points[index]!.map(({ at }) => ({ expr, at })),
  }));
  const answers = await evaluate(folder, [{ name: 'mutants', rules }], trials, interval);
  const wrong = points.flatMap((some, trial) =>
    some.flatMap(({ firing }, query) => {
      const found = new Set(answers[trial]![query]!.map(({ labels }) => /alertname="([^"]+)"/.exec(labels)?.[1]));
      return rules.flatMap((rule, number) => (found.has(rule.alert) === firing ? [] : [number]));
    }),
  );
  return new Set(wrong);
}
