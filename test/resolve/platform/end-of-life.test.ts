import { formatProblem } from '../../../lib/model/problem';
import type { Found } from '../../../lib/model/uses';
import { gateways } from '../../../lib/kubernetes/gateways';
import { facts } from '../../../lib/providers/facts';
import { endOfLifeBy, warningOf } from '../../../lib/resolve/platform/end-of-life';
import { unitsOf } from '../../../lib/synth/units/all';
import { home, live, platform, service, sourcesOf, type Shop } from '../shop';

/** What of a shop is over by a day, as warnings. */
function over(day: string, files: Shop): string[] {
  const found: Found[] = [];
  const charts = { 'envoy-gateway': '1.8.4', 'ingress-nginx': '4.15.1', 'cert-manager': '1.21.2' };
  const { problems } = unitsOf(sourcesOf(files), { facts, gateways, charts, found: (one) => void found.push(one) });
  expect(problems).toEqual([]);
  return endOfLifeBy(day, found).map((one) =>
    formatProblem(warningOf(one)).replace('services/shop/', '').replace('apps/shop/', ''),
  );
}

const at = (environment: string, more = '') => ({
  environments: { live: environment },
  services: { api: service('api', more) },
});
const ingress = 'networking: { ingress: { enabled: true } }';

describe('what is over by a day is warned of at its line', () => {
  test('a version of Kubernetes, by its cloud', () => {
    const old = live.replace('cluster: {', 'cluster: { version: "1.33",');
    expect(over('2026-07-28', at(old))).toEqual([]);
    expect(over('2026-07-29', at(old))).toEqual([
      expect.stringMatching(
        /^environments\/live\.yaml:5:\d+ cluster\.version: .* got 1\.33 on aws, whose support ends on 2026-07-29; .*\[W218]$/,
      ),
    ]);
  });

  test('a default, where it would be said', () => {
    expect(over('2027-03-26', at(live))).toEqual([]);
    expect(over('2027-03-27', at(live))).toEqual([
      expect.stringMatching(/^environments\/live\.yaml:5:\d+ cluster\.version: .* got 1\.35 on aws/),
    ]);
  });

  test('an engine of a service and one that an environment shares', () => {
    const own = 'integrations: { database: { type: mysql, version: 8.0, shared: false } }';
    expect(over('2026-11-28', at(live, own))).toEqual([
      expect.stringMatching(
        /^api\/deployment-config\.yaml:7:\d+ integrations\.database\.version: .*MySQL.* got 8\.0 on aws, whose support ends on 2026-07-31/,
      ),
    ]);
    const shared = live.replace('postgres: { kind: database }', 'postgres: { kind: database, version: 13 }');
    expect(over('2026-11-28', at(shared))).toEqual([
      expect.stringMatching(
        /^environments\/live\.yaml:\d+:\d+ shared\.postgres\.version: .*PostgreSQL.* got 13 on aws/,
      ),
    ]);
  });

  test('an image that stands in for an engine', () =>
    expect(
      over('2026-11-28', {
        environments: { home },
        services: {
          api: service(
            'api',
            'integrations: { messaging: { queues: [{ name: jobs, local: { image: "mirror.example/rabbitmq:4.1-alpine" } }] } }',
          ),
        },
      }),
    ).toEqual([
      expect.stringMatching(/queues\.0\.local\.image: .*RabbitMQ.* got 4\.1, whose support ends on 2026-01-30/),
    ]));

  test('a controller, where the gateway is chosen', () =>
    expect(over('2026-11-28', at(live, ingress))).toEqual([
      expect.stringMatching(
        /^platform\.yaml:\d+:\d+ gateway: .*envoy-gateway.* got 1\.8\.4, whose support ends on 2026-11-08/,
      ),
    ]));

  test('an external controller of a retired project is reported', () => {
    const theirs = live.replace('cluster: { name: live,', 'cluster: { existing: theirs,');
    expect(over('2026-11-28', { ...at(theirs, ingress), platform: `${platform}gateway: nginx\n` })).toEqual([
      expect.stringMatching(/^platform\.yaml:\d+:\d+ gateway: .*ingress-nginx.* got one that another team runs/),
    ]);
  });

  test('a GPU that a cloud no longer has', () => {
    const pool = 'nodePools: { gpu: { instanceType: Standard_NC6s_v3, gpu: { type: nvidia-v100, count: 1 } } }';
    const azure = `stage: staging
cloud: azure
placements: { azure: { region: westeurope, account: 00000000-0000-0000-0000-000000000002, deployers: [00000000-0000-0000-0000-000000000a01] } }
state: { backend: azurerm, store: shopstate, region: westeurope }
cluster: { ${pool} }
`;
    expect(over('2026-11-28', at(azure))).toEqual([
      expect.stringMatching(
        /cluster\.nodePools\.gpu\.gpu\.type: .* got v100 on azure, whose support ends on 2025-09-30/,
      ),
    ]);
  });

  test('with what is not certain of a date', () =>
    expect(over('2029-03-01', at(live)).join()).toMatch(/\(uncertain: /));
});

test('an existing cluster without a version is not checked', () =>
  expect(over('2027-12-31', at(live.replace('cluster: { name: live,', 'cluster: { existing: theirs,')))).toEqual(
    expect.not.arrayContaining([expect.stringContaining('Kubernetes')]),
  ));
