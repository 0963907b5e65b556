import { defaultAlerts } from '../../../lib/observability/alerts/defaults';
import { scenarios } from '../../../tools/observability/scenarios';
import { mutants, unitTests } from '../../../tools/observability/unit-tests';

test('every default alert has series on which it fires, and others on which it stays silent', () => {
  expect(Object.keys(scenarios)).toEqual(Object.keys(defaultAlerts));
  for (const all of Object.values(scenarios)) {
    expect(all.some(({ fires = [] }) => fires.length > 0)).toBe(true);
    expect(all.some(({ silent = [] }) => silent.length > 0)).toBe(true);
  }
});

test('a scenario is a unit test that promtool reads', () => {
  expect(unitTests('rules.json', 'Down', [{ series: { up: '0x9' }, fires: [5], silent: [4] }])).toMatchObject({
    rule_files: ['rules.json'],
    tests: [
      {
        input_series: [{ series: 'up', values: '0x9' }],
        promql_expr_test: [
          { eval_time: '5s', exp_samples: [{ value: 1 }] },
          { eval_time: '4s', exp_samples: [{ value: 0 }] },
        ],
      },
    ],
  });
});

test('a mutant moves one threshold, window or duration by 1 %', () => {
  const rule = { alert: 'A', expr: 'rate(a[5m]) > 2', for: '10m', labels: {}, annotations: {} };
  const moved = mutants({ name: 'a', rules: [rule] }).map(({ group }) => group.rules[0]);
  expect(moved).toMatchObject([
    { expr: 'rate(a[297000ms]) > 2' },
    { expr: 'rate(a[5m]) > 1.98' },
    { for: '594000ms' },
    { expr: 'rate(a[303000ms]) > 2' },
    { expr: 'rate(a[5m]) > 2.02' },
    { for: '606000ms' },
  ]);
});
