import { join } from 'node:path';
import { pause } from '../../tools/harness/each';
import { publish, serve } from '../../tools/kubernetes/artifacts';
import { Cluster } from '../../tools/kubernetes/cluster';
import { condition } from '../../tools/kubernetes/object';
import { Copy, api, shop } from './shop';

jest.setTimeout(600_000);

const migrating = `${api}  integrations: { database: { migrations: { command: [migrate] } } }\n`;
const folder = 'kubernetes/shop/environments/live/api/migrate';

let copy: Copy;
let cluster: Cluster;
afterAll(() => {
  cluster.stop();
  copy.remove();
});

const flux = { namespace: 'flux-system', name: 'shop' };

/** What stands before the migration of a service: its namespace and account, and what Flux is to apply. */
const before = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop-live' } },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'api', namespace: 'shop-live' } },
  {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: flux,
    spec: { url: 'https://example.com/shop', interval: '1m' },
  },
  {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: flux,
    spec: {
      interval: '60m',
      retryInterval: '5s',
      timeout: '2m',
      prune: true,
      wait: true,
      sourceRef: { kind: 'GitRepository', name: flux.name },
      path: `./dist/${folder}`,
    },
  },
];

/** Has Flux apply the copy as it stands; the Job that is there once that is done. */
async function delivered(url: string) {
  const [source] = await cluster.list('gitrepositories.source.toolkit.fluxcd.io');
  await publish(cluster, source!, copy.dist, join(copy.root, 'artifacts'), url);
  const [published] = await cluster.list('gitrepositories.source.toolkit.fluxcd.io');
  const { revision } = published!.status!.artifact as { readonly revision: string };
  for (let left = 120; left > 0; left--) {
    const [one] = await cluster.list('kustomizations.kustomize.toolkit.fluxcd.io');
    const isApplied = one?.status?.lastAppliedRevision === revision;
    if (isApplied && condition(one, 'Ready')?.status === 'True') break;
    await pause(1);
  }
  const jobs = await cluster.list('jobs.batch');
  expect(jobs.map(({ metadata }) => metadata.name)).toEqual(['api-migrate']);
  const [{ metadata, spec }] = jobs as unknown as [{ metadata: { uid: string }; spec: Spec }];
  return { uid: metadata.uid, image: spec.template.spec.containers[0]!.image };
}

interface Spec {
  readonly template: { readonly spec: { readonly containers: readonly { readonly image: string }[] } };
}

test('Flux replaces a Job of one name where its image changes, and leaves it where it does not', async () => {
  copy = await Copy.of({ ...shop, 'services/shop/api/deployment-config.yaml': migrating });
  cluster = await Cluster.start({ folder: join(copy.root, 'cluster'), flux: true });
  await cluster.impose(before);
  const url = await serve(join(copy.root, 'artifacts'));

  const first = await delivered(url);
  expect(first.image).toBe('ghcr.io/acme/api:1.0');
  copy.change(`${folder}/networkpolicy-api-migrate.yaml`, /metadata:\n/, 'metadata:\n  annotations: { a: b }\n');
  expect(await delivered(url)).toEqual(first);
  copy.change(`${folder}/job-api-migrate.yaml`, /api:1\.0/, 'api:1.1');
  const second = await delivered(url);
  expect(second.image).toBe('ghcr.io/acme/api:1.1');
  expect(second.uid).not.toBe(first.uid);
});
