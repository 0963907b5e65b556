import { service, shop, told } from '../../resolve/shop';

const live = `
stage: production
cloud: google
placements: { google: { region: us-central1, account: shop-live } }
state: { backend: gcs, store: shop-live-state, region: us-central1 }
cluster: { name: live, google: { releaseChannel: REGULAR } }
shared:
  jobs: { kind: queue, visibilityTimeout: 15m, dlq: { maxReceives: 3 } }
`;

const { value, problems } = shop({
  environments: { live },
  services: { api: service('api', 'dependencies: [{ name: jobs, type: queue }, { name: redis, type: cache }]') },
});

test('what Pub/Sub cannot follow is said at its line, with what it does instead', () => {
  expect(told(problems)).toEqual([
    expect.stringMatching(/visibilityTimeout: google: expected at most 600, got 900; emitted 600 \[W206\]$/),
    expect.stringMatching(/dlq: google: expected at least 5, got 3; emitted 5 \[W206\]$/),
  ]);
});

test('pods reach the metadata server, and their account names one of Google’s', () => {
  const [unit] = value.units;
  const { name } = unit!.stack!.sites.google!.identity;
  expect(unit!.accountAnnotations).toEqual({
    'iam.gke.io/gcp-service-account': `${name}@shop-live.iam.gserviceaccount.com`,
  });
  expect(unit!.egress).toContainEqual({
    peer: { type: 'cidr', cidr: '169.254.169.254/32', except: [] },
    ports: [{ port: 80, protocol: 'TCP' }],
  });
});

test('External Secrets opens Secret Manager as itself', () => {
  const [cluster] = value.clusters;
  expect(cluster!.stores.map(({ provider }) => provider)).toEqual([
    {
      gcpsm: {
        projectID: 'shop-live',
        auth: { workloadIdentity: { serviceAccountRef: { name: 'external-secrets', namespace: 'external-secrets' } } },
      },
    },
  ]);
});
