import type { WorkloadType } from '../../../lib/model/parts/workload';
import { maximal } from '../maximal';
import { all } from '../render';
import { validate } from '../schemas';
import { unit } from '../unit';

const types: readonly WorkloadType[] = ['api', 'worker', 'cron', 'job', 'stateful'];

test.each(types)('every object of the least %s service is one that Kubernetes knows', (type) => {
  const objects = all(unit({ service: { workload: { type, schedule: '0 3 * * *' } } }));
  expect(objects.length).toBeGreaterThanOrEqual(4);
  for (const object of objects) expect(() => validate(object)).not.toThrow();
});

test.each(types)('every object of a %s service that uses all that there is is one that Kubernetes knows', (type) => {
  const { service } = maximal;
  const workload = { ...service.workload, type, schedule: '0 3 * * *', timeZone: 'Europe/Berlin' };
  const objects = all({ ...maximal, service: { ...service, workload } });
  expect(objects.length).toBeGreaterThan(12);
  for (const object of objects) expect(() => validate(object)).not.toThrow();
});

test('a service at the edge puts nothing into a cluster', () => {
  expect(all(unit({ service: { workload: { type: 'edge' } } }))).toEqual([]);
});
