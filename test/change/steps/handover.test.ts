import { compare } from '../../../lib/change/diff';
import { planOf } from '../../../lib/change/steps/plan';
import type { Step } from '../../../lib/change/steps/step';
import { formatProblem, isError } from '../../../lib/model/problem';
import { clear, live } from '../../e2e/repository';
import { committed } from '../committed';

jest.setTimeout(60_000);
afterEach(clear);

const file = 'apps/shop/environments/live.yaml';
const saying = (delivery: string) => `${live}delivery: ${delivery}\n`;
const handing = (by: string) => `{ by: ${by}, handover: true }`;

/** The steps from one delivery of the environment to another, and what the change does. */
async function change(before: string, after: string) {
  const one = committed({ [file]: saying(before) });
  one.lay({ [file]: saying(after) });
  const compared = await compare({ root: one.root, from: 'HEAD' }, undefined, { withDeliveries: true });
  expect(compared.report.problems.filter(isError).map(formatProblem)).toEqual([]);
  const { changes } = compared.report;
  return {
    steps: planOf(compared).steps,
    does: changes.flatMap(({ impacts }) => impacts.map((one) => one.consequence)),
  };
}

const types = (steps: readonly Step[]) => steps.map(({ type }) => type);
const lines = (steps: readonly Step[]) =>
  steps.flatMap(({ commands, checks }) =>
    [...commands, ...checks.flatMap(({ command = [] }) => [command])].map((words) => words.join(' ')),
  );

test.each([
  ['kustomize', 'helm'],
  ['helm', 'kustomize'],
])('a delivery by %s cannot become one by %s before a change that keeps what runs', async (from, to) => {
  const [first] = (await change(from, to)).steps;
  expect(first).toMatchObject({ type: 'blocked', environment: 'live', title: `Have ${from} keep what runs in live` });
  expect(first!.checks[0]!.what).toContain(`delivery: ${handing(from)}`);
});

test.each([
  ['kustomize', 'helm', 'helmrelease/shop-live-api'],
  ['helm', 'kustomize', 'kustomization/shop-live-api-run'],
])('a handover from %s to %s stops nothing, and waits until all is taken over', async (from, to, taker) => {
  const { steps, does } = await change(handing(from), to);
  expect(types(steps)).not.toContain('blocked');
  expect(does).not.toContain('restart-with-downtime');
  expect(lines(steps).some((line) => line.includes(`wait --for=condition=Ready ${taker} `))).toBe(true);
});

test.each([
  ['kustomize', handing('kustomize')],
  ['helm', handing('helm')],
])('a change that keeps what %s delivers, %s, has no step of its own and stops nothing', async (from, to) => {
  const { steps, does } = await change(from, to);
  expect(types(steps)).toEqual(['merge', 'reconcile']);
  expect(does).not.toContain('restart-with-downtime');
});

test('the records of Helm go once Flux applies the objects again, and only then', async () => {
  const records = (steps: readonly Step[]) => lines(steps).filter((line) => line.includes('owner=helm,name=api'));
  const back = (await change(handing('helm'), 'kustomize')).steps;
  expect(types(back).slice(-2)).toEqual(['reconcile', 'contract']);
  expect(records(back)).toHaveLength(1);
  expect(records((await change(handing('kustomize'), 'helm')).steps)).toEqual([]);
});
