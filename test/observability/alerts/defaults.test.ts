import { type DefaultAlertName, defaultAlerts, defaultAlertsOf } from '../../../lib/observability/alerts/defaults';
import { checkSelectors } from '../../../lib/observability/promql/check';
import { parsePromql } from '../../../lib/observability/promql/parse';
import { catalogue, running } from '../shop';

const names = Object.keys(defaultAlerts) as DefaultAlertName[];
const of = (changed: object, off: readonly string[] = []) =>
  defaultAlertsOf({ ...running, ...changed }, new Set(off)).map(({ name }) => name);

describe('default alerts', () => {
  it('are all there for a service that has all that they watch', () => {
    expect(of({})).toEqual(names);
  });

  it.each(defaultAlertsOf(running, new Set()))('name series and labels that there are: $name', ({ expr }) => {
    const { value, faults } = parsePromql(expr);
    expect(faults).toEqual([]);
    expect(checkSelectors(value!, catalogue)).toEqual([]);
  });

  it.each(names)('are switched off one by one: %s', (name) => {
    expect(of({}, [name])).toEqual(names.filter((other) => other !== name));
  });

  it.each<[object, DefaultAlertName]>([
    [{ http: undefined }, 'HighErrorRatio'],
    [{ http: undefined }, 'HighLatency'],
    [{ claims: [] }, 'ClaimFilling'],
    [{ certificate: undefined }, 'CertificateExpiry'],
    [{ autoscaler: undefined }, 'AutoscalerAtMaximum'],
    [{ disruptionBudget: undefined }, 'DisruptionBudgetBlocked'],
    [{ migration: undefined }, 'JobFailed'],
    [{ queues: [] }, 'QueueAge'],
    [{ exporters: [] }, 'QueueAge'],
    [{ exporters: [] }, 'ConnectionsNearLimit'],
    [{ workload: 'CronJob' }, 'ServiceDown'],
  ])('watch nothing that a service does not have: %j has no %s', (changed, name) => {
    expect(of(changed)).not.toContain(name);
  });

  it.each(['servicebus', 'cloudflare', 'other'])('do not ask one product of the queues of another, %s', (provider) => {
    expect(of({ queues: [{ provider, name: 'jobs' }] })).not.toContain('QueueAge');
  });

  it('watch every database, and not the first alone', () => {
    const databases = ['one', 'two'].map((name) => ({ name, database: name, engine: 'postgres', host: name }));
    const all = defaultAlertsOf({ ...running, databases }, new Set());
    const { expr } = all.find(({ name }) => name === 'ConnectionsNearLimit')!;
    for (const { database } of databases) expect(expr).toContain(`"${database}"`);
  });

  it.each(['a"b', 'x} or vector(1)', 'a.b'])('hold names that are no code: %j', (name) => {
    for (const { expr } of defaultAlertsOf(
      { ...running, claims: [{ pattern: name }], queues: [{ provider: 'sqs', name }] },
      new Set(),
    ))
      expect(parsePromql(expr).faults).toEqual([]);
  });
});
