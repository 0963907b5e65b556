import { join } from 'node:path';
import { builtIn, gatewayTable } from '../../../lib/synth/toolkit';
import { objectsOf, headless } from '../../../lib/resolve/platform/objects';
import { readAll } from '../../../lib/synth/units/all';
import { kubernetes } from '../../../lib/synth/render/kubernetes';
import type { Unit } from '../../../lib/model/unit';
import { shop, service, live, home, platform } from '../shop';

jest.setTimeout(240_000);

const root = join(__dirname, '../../..');

/** Objects that a unit is rendered to, and that nothing says are to be there. */
async function unforeseen(unit: Unit): Promise<string[]> {
  if (unit.service.workload.type === 'edge') return [];
  const { value } = await kubernetes(unit, { root, toolkit: builtIn }, {});
  const foreseen = new Set([
    ...objectsOf(unit, gatewayTable(builtIn)).map(({ kind, name, namespace }) => `${kind} ${namespace}/${name}`),
    ...[...unit.service.networking.endpoints.map(({ name }) => name), ...headless(unit)].map(
      (name) => `Service ${unit.names.namespace}/${name}`,
    ),
    ...(unit.inCluster?.bindings ?? []).map(({ physicalName }) => `Service ${unit.names.namespace}/${physicalName}`),
  ]);
  return value
    .map(
      ({ body }) =>
        body as { readonly kind: string; readonly metadata: { readonly name: string; readonly namespace?: string } },
    )
    .map(({ kind, metadata: { name, namespace } }) => `${kind} ${namespace}/${name}`)
    .filter((one) => !foreseen.has(one));
}

test('every rendered object of the bundled platforms is among the claimed objects of its service', async () => {
  const { units } = readAll(root, builtIn).value;
  expect(units.length).toBeGreaterThan(30);
  const seen = new Set<string>();
  for (const unit of units) {
    const key = `${unit.platform.name} ${unit.service.name} ${unit.environment.cloud}`;
    if (seen.has(key)) continue;
    seen.add(key);
    expect(await unforeseen(unit)).toEqual([]);
  }
});

const everything = `
integrations:
  database: { migrations: { command: [migrate] } }
  cache: {}
  storage: {}
  messaging: { queues: { jobs: {} }, topics: { news: {} } }
volumes: [{ name: data, mountPath: /data, type: claim, size: 1Gi, storageClass: shared }]
config: { files: { a: { mountPath: /a, content: b } }, secrets: { KEY: { secret: shop-key } } }
security: { rbac: [{ resources: [pods], verbs: [get] }] }
networking:
  ingress: { path: /x, rewrite: /, rateLimit: 9/minute, cors: { origins: ["https://a.example"] }, requestHeaders: { A: b }, responseHeaders: { A: b } }
`;

test.each(['envoy', 'kong', 'nginx'])(
  'whatever a service that says everything is rendered to was foreseen at %s',
  async (gateway) => {
    for (const type of ['api', 'worker', 'stateful', 'cron', 'job'])
      for (const environments of [{ live }, { home }] as readonly Readonly<Record<string, string>>[]) {
        const kind = `service: { type: ${type}, image: { tag: "1" }${type === 'cron' ? ', schedule: "* * * * *"' : ''} }`;
        const { value } = shop({
          platform: `${platform}gateway: ${gateway}\n`,
          environments,
          services: { api: service('api', `${kind}${everything}`) },
        });
        expect(value.units).toHaveLength(1);
        expect(await unforeseen(value.units[0]!)).toEqual([]);
      }
  },
);
