import { apiServer } from '../../tools/checks/api-server';
import { Copy, shop } from './shop';

jest.setTimeout(600_000);

const environment = 'apps/shop/environments/live.yaml';
const config = 'services/shop/other/deployment-config.yaml';
const copies: Copy[] = [];
afterAll(() => copies.forEach((copy) => copy.remove()));

/** What the real API server says of the shop, behind nginx, under a quota on what containers are limited to. */
async function climb(spoil?: (copy: Copy) => void) {
  const copy = await Copy.of({
    ...shop,
    'apps/shop/platform.yaml': `${shop['apps/shop/platform.yaml']}gateway: nginx\n`,
    [environment]: shop[environment]!.replace('stage: development', 'stage: staging').replace(
      /quota: .*/,
      'quota: { limits.cpu: 20, limits.memory: 20Gi, pods: 20 }\nlimits: { default: { cpu: 500m, memory: 512Mi } }\nnamespaces: { monitoring: {} }',
    ),
    [config]: shop[config]!.replace(
      'networking: { port: 8080 }',
      'networking: { port: 8080, ingress: { host: a.example.com } }',
    ),
  });
  copies.push(copy);
  spoil?.(copy);
  return copy.climb(apiServer, 90);
}

const namespaces = 'kubernetes/shop/clusters/live/components/namespaces';

test('pods come up under a quota on limits, and the pod that proves a host is admitted and selected', async () => {
  const { failures, notes } = await climb();
  expect(failures).toEqual([]);
  expect(notes).toEqual(
    expect.arrayContaining(['2 Deployments that came up', '4 NetworkPolicies of services that select pods']),
  );
});

test('without the default that the quota asks for, none comes up', async () => {
  const { failures } = await climb((copy) =>
    copy.change(`${namespaces}/limitrange-shop-live.yaml`, / {8}cpu: 500m\n/, ''),
  );
  expect(failures).toContainEqual(expect.stringMatching(/did not come up: .*must specify limits.cpu/s));
});
