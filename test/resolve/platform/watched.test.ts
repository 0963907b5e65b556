import { runningOf } from '../../../lib/observability/running-of';
import { live, service, shop } from '../shop';

const platform = (more = '') => `
domain: shop.example
registry: docker.io/shop
gitops: { repository: https://github.com/shop/deployments }
${more}`;
const api = 'networking: { port: 8000 }\nmonitoring: { metrics: true }';
const overviewOf = (services: Readonly<Record<string, string>>, more = 'monitoring: operator') => {
  const named = Object.entries(services).map(([name, text]) => [name, service(name, text)]);
  const { value } = shop({ platform: platform(more), services: Object.fromEntries(named) });
  return value.clusters.map(({ overview }) => overview);
};

describe('what the dashboard of a platform shows', () => {
  test('is the same when a service comes that counts its requests like others', () => {
    expect(overviewOf({ api, other: api })).toEqual(overviewOf({ api }));
  });

  test('is one way of counting more when a service comes that counts otherwise', () => {
    const [overview] = overviewOf({ api, other: `${api}\nservice: { image: { tag: "1.0" }, framework: spring }` });
    expect(overview!.servers.map(({ requests }) => requests)).toEqual([
      'http_requests_total',
      'http_server_requests_seconds_count',
    ]);
  });

  test('is nothing where no Prometheus reads rules', () => {
    expect(overviewOf({ api }, 'monitoring: none')).toEqual([undefined]);
  });
});

describe('what rules see of backings', () => {
  const text = `
networking: { port: 8000 }
integrations: { database: {}, cache: {}, messaging: { queues: { jobs: { fifo: true } } } }
monitoring: { metrics: true }`;
  const running = (environment: string) => {
    const { value } = shop({
      platform: platform('monitoring: operator'),
      environments: { live: environment },
      services: { api: service('api', text) },
    });
    const unit = value.units[0]!;
    return { unit, running: runningOf(unit)! };
  };

  test('is the product of a queue, and the name that it has there', () => {
    const { running: seen } = running(live);
    expect(seen.queues).toEqual([{ provider: 'sqs', name: expect.stringMatching(/jobs.*\.fifo$/) }]);
  });

  test('is the database that a service has, and the names of its servers', () => {
    const { running: seen, unit } = running(live);
    const hosts = unit.bindings.filter(({ kind }) => kind === 'database' || kind === 'cache');
    expect([...seen.databases, ...seen.caches].map(({ host }) => host)).toEqual(
      hosts.map(({ physicalName }) => physicalName),
    );
  });
});
