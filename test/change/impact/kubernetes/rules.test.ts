import { fieldRules, objectRules } from '../../../../lib/change/impact/kubernetes/rules';
import { accessCases } from './cases/access';
import { batchCases } from './cases/batch';
import { configCases } from './cases/config';
import { operatorCases } from './cases/operators';
import { podCases } from './cases/pods';
import { storageCases } from './cases/storage';
import { trafficCases } from './cases/traffic';
import { impactsOf, verdicts } from './change';

const cases = [
  ...accessCases,
  ...batchCases,
  ...configCases,
  ...operatorCases,
  ...podCases,
  ...storageCases,
  ...trafficCases,
];

test.each(cases)('the consequence of a change is said of %s', (_title, change, expected) =>
  expect(verdicts(change)).toContain(expected),
);

/** Rules with cases in `workloads.test.ts`, and rows of the table of immutable fields, which one rule makes of each. */
const elsewhere =
  /-immutable$|^(?:template-|replicas|update-strategy|deployment-paused|controller-settings|statefulset-)/;

test('each rule has a case', () => {
  const tried = new Set(cases.map(([, , expected]) => expected.split(': ')[1]));
  const rules = [...fieldRules, ...objectRules].map(({ rule }) => rule).filter((rule) => !elsewhere.test(rule));
  expect(rules.filter((rule) => !tried.has(rule))).toEqual([]);
});

test('each impact says why in one sentence, by which rule, and where the rule comes from', () => {
  for (const [, change] of cases)
    for (const { reason, rule, source } of impactsOf(change)) {
      expect(reason).toMatch(/^[^.\n]*(?:\.[^ \n][^.\n]*)*$/);
      expect(source === '').toBe(/^unknown-/.test(rule));
    }
});
