import { home, live, service, shop } from '../shop';

const root = 'security: { securityContext: { runAsNonRoot: false } }';
const slow = 'healthchecks: { startup: { path: /health, period: 10s, failures: 60 } }';
const migrating = 'integrations: { database: { shared: postgres, migrations: { timeout: 20m } } }';

const { value } = shop({
  services: {
    api: service('api', `${migrating}\nnetworking: { ingress: { enabled: true, host: a.example.com } }`),
    legacy: service('legacy', root, 'namespace: legacy'),
    model: service('model', slow),
    job: service('job', 'service: { type: job, activeDeadline: 3600, image: { tag: a } }'),
  },
});
const [cluster] = value.clusters;
const delivery = (name: string) => cluster!.deliveries.find((one) => one.service === name)!;

describe('a cluster', () => {
  test('has namespaces as strict as their workloads allow', () => {
    expect(cluster!.namespaces.map(({ name, level }) => [name, level])).toEqual([
      ['legacy', 'baseline'],
      ['shop-live', 'restricted'],
      ['shop-live-data', 'restricted'],
    ]);
  });

  test('has the components that something uses', () => {
    expect(cluster!.components).toEqual(['cert-manager', 'cluster-autoscaler', 'envoy-gateway', 'external-secrets']);
  });

  test('reads secrets in the namespaces that need some', () => {
    expect(cluster!.stores).toEqual([
      {
        name: 'shop-live',
        provider: { aws: { service: 'SecretsManager', region: 'eu-central-1' } },
        namespaces: ['shop-live', 'shop-live-data'],
      },
    ]);
  });

  test('answers at each host once', () =>
    expect(cluster!.hosts).toMatchObject([{ host: 'a.example.com', tls: true, environment: 'live' }]));

  test('needs no store where nothing is handed over', () => {
    const { value } = shop({ environments: { home }, services: { api: service('api') } });
    expect(value.clusters[0]).toMatchObject({ stores: [], hosts: [] });
  });

  test('shows one host without TLS where no service has it', () => {
    const { value } = shop({
      environments: { home },
      services: { api: service('api', 'networking: { ingress: { enabled: true } }') },
    });
    expect(value.clusters[0]!.hosts).toMatchObject([{ host: 'home.example.com', tls: false, environment: 'home' }]);
    expect(live).toContain('production');
  });
});

describe('a delivery', () => {
  test('has the phases that hold something, in order', () => {
    expect(delivery('api').phases).toEqual(['login', 'bindings', 'migrate', 'run']);
    expect(delivery('model').phases).toEqual(['bindings', 'run']);
  });

  test('keeps admin rights out of the service’s namespace', () => {
    expect(delivery('api').namespaces).toEqual({ login: 'shop-live-data' });
  });

  test('waits for the slowest start, the migration and the job', () => {
    expect(delivery('model').timeoutSeconds.run).toBe(2 * 600 + 60);
    expect(delivery('api').timeoutSeconds.migrate).toBe(1200 + 60);
    expect(delivery('job').timeoutSeconds.run).toBe(3600 + 60);
    expect(delivery('legacy').timeoutSeconds.run).toBe(180);
  });

  test('depends on the components that the service itself uses', () => {
    expect(delivery('api').components).toEqual(['cert-manager', 'envoy-gateway', 'external-secrets']);
    expect(delivery('legacy').components).toEqual([]);
  });
});
