import type { Objective } from '../../../lib/model/parts/monitoring';
import { burnRates, windowsOf } from '../../../lib/observability/objectives/burn-rates';
import { availability, latency } from '../../../lib/observability/objectives/indicators';
import { budgetOf, leastEvents, objectiveGroups } from '../../../lib/observability/objectives/objective-rules';
import { parsePromql } from '../../../lib/observability/promql/parse';
import { targetOf } from '../../../lib/observability/subject';
import { metrics, running } from '../shop';

const objective: Objective = {
  name: 'availability',
  target: 99.9,
  windowDays: 30,
  indicator: availability(running.http!, targetOf(running)),
};
const histogram = metrics.find(({ name }) => name === 'job_ms')!;

describe('burn rates', () => {
  it('are 14.4, 6, 3 and 1 for 30 days', () => {
    expect(burnRates(30)).toEqual([
      { severity: 'critical', longSeconds: 3600, shortSeconds: 300, factor: 14.4 },
      { severity: 'critical', longSeconds: 21_600, shortSeconds: 1800, factor: 6 },
      { severity: 'warning', longSeconds: 86_400, shortSeconds: 7200, factor: 3 },
      { severity: 'warning', longSeconds: 259_200, shortSeconds: 21_600, factor: 1 },
    ]);
  });

  it('follow the window: the same part of the budget in four weeks, shorter windows in one', () => {
    expect(burnRates(28).map(({ factor }) => factor)).toEqual([13.44, 5.6, 2.8, 0.933333333333]);
    expect(burnRates(7)[0]).toEqual({ severity: 'critical', longSeconds: 840, shortSeconds: 60, factor: 14.4 });
    for (const days of [1, 2, 3, 7, 14, 28, 30, 90])
      for (const { longSeconds, shortSeconds } of burnRates(days)) expect(longSeconds).toBeGreaterThan(shortSeconds);
  });

  it('are recorded from five minutes to the whole window', () => {
    expect(windowsOf(30)).toEqual([300, 1800, 3600, 7200, 21_600, 86_400, 259_200, 2_592_000]);
  });
});

describe('an objective', () => {
  it.each(objectiveGroups(objective, running).flatMap(({ rules }) => rules.map(({ expr }) => expr)))(
    'records and alerts by PromQL: %s',
    (expr) => expect(parsePromql(expr).faults).toEqual([]),
  );

  it('has a budget without the noise of binary fractions', () => {
    expect([99, 99.5, 99.9, 99.95, 99.99, 99.999].map((target) => budgetOf({ target }))).toEqual([
      0.01, 0.005, 0.001, 0.0005, 0.0001, 0.00001,
    ]);
  });

  it('calls nobody for one error, whatever its target', () => {
    for (const target of [90, 99, 99.5, 99.9, 99.99])
      for (const rate of burnRates(30)) {
        const one = 1 / leastEvents({ ...objective, target }, rate);
        expect(one).toBeLessThan(Math.min(1, rate.factor * budgetOf({ target })));
      }
    expect(leastEvents({ ...objective, minimumEvents: 7 }, burnRates(30)[0]!)).toBe(7);
  });

  it('of latency needs a bound of the histogram, in its unit', () => {
    expect(latency(histogram, 0.5, {})).toMatchObject({ errorRatio: expect.stringContaining('le=~"500(\\\\.0)?"') });
    expect(latency(histogram, 0.3, {})).toContain('got 300');
    expect(latency({ ...histogram, type: 'native' }, 0.3, {})).toMatchObject({
      errorRatio: expect.stringContaining('histogram_fraction(0, 300,'),
    });
    expect(latency({ ...histogram, type: 'gauge' }, 0.3, {})).toContain('a gauge');
  });
});
