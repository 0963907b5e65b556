import { type Costs, bounds, judge } from '../../../tools/bench/gate';

const cost = (cpu: number) => ({ seconds: cpu, cpu, peak: 100 });
const costs = (changed: Partial<Record<keyof Costs, number[]>> = {}): Costs => {
  const usual = { small: [2], large: [6], warm: [1], edit: [1], kubernetes: [4], cdk8s: [5], ...changed };
  return Object.fromEntries(Object.entries(usual).map(([name, each]) => [name, each.map(cost)])) as unknown as Costs;
};

describe('the gate of speed', () => {
  test('lets a usual run pass, and tells of every ratio', () => {
    const { failures, notes } = judge(costs());
    expect(failures).toEqual([]);
    expect(notes).toHaveLength(bounds.length);
  });

  test.each([
    ['cost grows faster than the fleet', { large: [14] }, 'four times the services'],
    ['nothing is kept', { warm: [6] }, 'has not changed'],
    ['one edit makes everything anew', { edit: [6] }, 'one edit'],
    ['an object costs more than in stock cdk8s', { kubernetes: [8] }, 'one App'],
  ])('fails where %s', (_, changed, what) => {
    expect(judge(costs(changed)).failures).toEqual([expect.stringContaining(what)]);
  });

  test('takes the best turn, since noise only adds', () => {
    expect(judge(costs({ warm: [9, 1, 9] })).failures).toEqual([]);
  });
});
