import { apiServer } from '../../tools/rungs/api-server';
import { Copy, shop } from './shop';

jest.setTimeout(600_000);

const deployment = 'kubernetes/shop/environments/live/api/run/deployment-api.yaml';
let whole: Copy;
const copies: Copy[] = [];
beforeAll(async () => copies.push((whole = await Copy.of(shop))));
afterAll(() => copies.forEach((copy) => copy.remove()));

/** What the rung says of a copy that something was done to. */
async function climb(spoil: (copy: Copy) => void, patience = 40): Promise<readonly string[]> {
  const copy = whole.again();
  copies.push(copy);
  spoil(copy);
  return (await copy.climb(apiServer, patience)).failures;
}

test('a shop as it was written is taken, comes up, and finds all that it names', async () => {
  const copy = whole.again();
  copies.push(copy);
  const { failures, notes } = await copy.climb(apiServer, 120);
  expect(failures).toEqual([]);
  expect(notes).toEqual(
    expect.arrayContaining([
      '2 Deployments that came up',
      '1 CronJobs that run when they are started by hand',
      '1 Jobs that came up',
      '2 Services that have ready endpoints for all of their ports',
      '3 NetworkPolicies of services that select pods',
    ]),
  );
});

test('a Service without endpoints, a policy for nobody and a name that nobody bears are found out', async () => {
  const failures = await climb((copy) => {
    const folder = 'kubernetes/shop/environments/live/other/run';
    copy.change(`${folder}/service-other.yaml`, /targetPort: .*/, 'targetPort: nowhere');
    copy.change(`${folder}/networkpolicy-other.yaml`, /(\n {2}podSelector:\n.*\n.*instance: )other/, '$1nobody');
    copy.change(deployment, /(secretKeyRef:\n *key: .*\n *name: ).*/, '$1nothing');
  }, 20);
  expect(failures).toContainEqual(expect.stringMatching(/Service shop-live\/other: no ready endpoint for its port/));
  expect(failures).toContainEqual(expect.stringMatching(/NetworkPolicy shop-live\/other: selects no pod/));
  expect(failures).toContainEqual(expect.stringMatching(/Deployment shop-live\/api: its pods name Secret nothing/));
});

test('a field that nobody knows, and one of another type, are refused by name', async () => {
  const failures = await climb((copy) => {
    copy.change(deployment, /imagePullPolicy:/, 'imagePulPolicy:');
    copy.change('kubernetes/shop/environments/live/other/run/deployment-other.yaml', /replicas: 1/, 'replicas: many');
  });
  expect(failures).toContainEqual(expect.stringMatching(/live-api-run: .*imagePulPolicy: field not declared/s));
  expect(failures).toContainEqual(expect.stringMatching(/live-other-run: .*replicas/s));
});

test('a quota that does not hold the pods, and a pod that Pod Security forbids, keep a workload from coming up', async () => {
  const quota = await climb((copy) =>
    copy.change(
      'kubernetes/shop/clusters/live/components/namespaces/resourcequota-shop-live.yaml',
      /pods: .*/,
      'pods: "0"',
    ),
  );
  expect(quota).toContainEqual(expect.stringMatching(/Deployment shop-live\/api did not come up: .*exceeded quota/s));
  const root = await climb((copy) => copy.change(deployment, /runAsNonRoot: true/, 'runAsNonRoot: false'));
  expect(root).toContainEqual(
    expect.stringMatching(/Deployment shop-live\/api did not come up: .*violates PodSecurity/s),
  );
});
