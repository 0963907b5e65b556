import { apiServer } from '../../tools/checks/api-server';
import { Copy, shop } from './shop';

jest.setTimeout(600_000);

const deployment = 'kubernetes/shop/environments/live/api/run/deployment-api.yaml';
let whole: Copy;
const copies: Copy[] = [];
beforeAll(async () => copies.push((whole = await Copy.of(shop))));
afterAll(() => copies.forEach((copy) => copy.remove()));

/** What the check says of a copy that something was done to. */
async function climb(spoil: (copy: Copy) => void, patience = 20): Promise<readonly string[]> {
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

test('unknown names, unknown fields and rejected pods are found', async () => {
  const failures = await climb((copy) => {
    const folder = 'kubernetes/shop/environments/live/other/run';
    copy.change(`${folder}/service-other.yaml`, /targetPort: .*/, 'targetPort: nowhere');
    copy.change(`${folder}/networkpolicy-other.yaml`, /(\n {2}podSelector:\n.*\n.*instance: )other/, '$1nobody');
    copy.change(deployment, /(secretKeyRef:\n *key: .*\n *name: ).*/, '$1nothing');
    copy.change(deployment, /runAsNonRoot: true/, 'runAsNonRoot: false');
    copy.change(`${folder}/deployment-other.yaml`, /imagePullPolicy:/, 'imagePulPolicy:');
    copy.change('kubernetes/shop/environments/live/nightly/run/cronjob-nightly.yaml', /schedule: .*/, 'schedule: 3');
  });
  const found = [
    /Service shop-live\/other: no ready endpoint for its port/,
    /NetworkPolicy shop-live\/other: selects no pod/,
    /Deployment shop-live\/api: its pods name Secret nothing/,
    /Deployment shop-live\/api did not come up: .*violates PodSecurity/s,
    /live-other-run: .*imagePulPolicy: field not declared/s,
    /live-nightly-run: .*schedule/s,
  ];
  for (const text of found) expect(failures).toContainEqual(expect.stringMatching(text));
});

test('a quota that does not hold the pods keeps a workload from coming up', async () => {
  const quota = 'kubernetes/shop/clusters/live/components/namespaces/resourcequota-shop-live.yaml';
  const failures = await climb((copy) => copy.change(quota, /pods: .*/, 'pods: "0"'));
  expect(failures).toContainEqual(
    expect.stringMatching(/Deployment shop-live\/api did not come up: .*exceeded quota/s),
  );
});
