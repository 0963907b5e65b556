import { canonical, written } from '../../../lib/resolve/settings/canonical';
import { live, platform, service, shop, told } from '../shop';

describe('the shorter form', () => {
  test('stands for the longer', () => {
    const { settings } = canonical({
      service: { replicas: { min: 3, max: 3 }, port: 80, resources: { cpu: '2', memory: '4Gi' } },
      deployment: { scaling: { scaleDownStabilization: 300 } },
    });
    expect(settings).toEqual({
      service: {},
      deployment: { replicas: { min: 3, max: 3 }, scaling: { scaleDown: { stabilizationWindow: 300 } } },
      networking: { port: 80 },
      resources: { requests: { cpu: '2', memory: '4Gi' }, limits: { memory: '4Gi' } },
    });
  });

  test('yields to the longer in one layer', () => {
    const { settings } = canonical({
      service: { replicas: { min: 3, max: 3 } },
      deployment: { replicas: { min: 5, max: 5 } },
    });
    expect(settings).toEqual({ service: {}, deployment: { replicas: { min: 5, max: 5 } } });
  });

  test('remembers where it was written, through several moves', () => {
    const { moves } = canonical({ service: { resources: { cpu: '2' } } });
    expect(written(['resources', 'requests', 'cpu'], moves)).toEqual(['service', 'resources', 'cpu']);
    expect(written(['resources', 'tiers'], moves)).toEqual(['service', 'resources', 'tiers']);
    expect(written(['deployment', 'replicas'], moves)).toEqual(['deployment', 'replicas']);
  });

  test('leaves what its author wrote as it is', () => {
    const settings = { service: { replicas: { min: 3, max: 3 } } };
    canonical(settings);
    expect(settings).toEqual({ service: { replicas: { min: 3, max: 3 } } });
  });
});

describe('a problem is told where its value was written', () => {
  const told1 = (files: Parameters<typeof shop>[0]) => told(shop(files).problems);
  const wrong = '{ min: 5, max: 2 }';
  const message = 'expected min at most max, got min 5 and max 2 [E303]';

  test('in the longer form', () => {
    const api = service('api', `deployment:\n  replicas: ${wrong}`);
    expect(told1({ services: { api } })).toEqual([`api/deployment-config.yaml:8:15 deployment.replicas: ${message}`]);
  });

  test('in the shorter form', () => {
    const api = service('api', `service:\n  image: { tag: a }\n  replicas: ${wrong}`);
    expect(told1({ services: { api } })).toEqual([`api/deployment-config.yaml:8:15 service.replicas: ${message}`]);
  });

  test('in an inline overlay', () => {
    const api = service('api', `environments:\n  live: { service: { replicas: ${wrong} } }`);
    expect(told1({ services: { api } })).toEqual([`api/deployment-config.yaml:8:34 service.replicas: ${message}`]);
  });

  test('in an overlay, which wins', () => {
    const api = service('api', 'deployment: { replicas: 3 }');
    const overlays = { api: { live: `spec:\n  service: { replicas: ${wrong} }` } };
    expect(told1({ services: { api }, overlays })).toEqual([
      `api/environments/live.yaml:2:24 service.replicas: ${message}`,
    ]);
  });

  test('in the defaults of the platform and of the environment', () => {
    const defaults = `defaults:\n  spec: { deployment: { replicas: ${wrong} } }\n`;
    const services = { api: service('api') };
    expect(told1({ services, platform: platform + defaults })).toEqual([
      `platform.yaml:6:35 deployment.replicas: ${message}`,
    ]);
    expect(told1({ services, environments: { live: live + defaults } })[0]).toMatch(
      /^environments\/live\.yaml:\d+:35 deployment\.replicas: expected min at most max/,
    );
  });

  test('in a list that merges by name', () => {
    const api = service(
      'api',
      'integrations:\n  storage:\n    buckets:\n      - name: one\n      - name: two\n        cloud: azure\n        replication: true',
    );
    expect(told1({ services: { api } })[0]).toMatch(
      /^api\/deployment-config\.yaml:13:24 integrations\.storage\.buckets\.1\.replication: .*\[E320]$/,
    );
  });
});
