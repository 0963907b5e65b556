import { TerraformStack, Testing } from 'cdktf';
import { RootConstruct } from 'constructs';
import type { Permission } from '../../../lib/cloud/connection';
import type { StackUnit } from '../../../lib/model/unit';
import { google } from '../../../lib/providers/google';
import { facts } from '../../../lib/providers/google/facts';
import { Grants } from '../../../lib/providers/google/grants';
import { labels } from '../../../lib/providers/google/labels';
import { blocks } from './stack';

const unit = {
  name: 'shop.live.orders',
  context: { platform: 'shop', tags: {}, protect: false },
} as unknown as StackUnit;
const site = { region: 'us-central1', account: 'shop-live' } as StackUnit['sites'][string];

function granted(permissions: readonly Permission[]) {
  const stack = new TerraformStack(new RootConstruct(), 'stack');
  new google.Context(stack, unit, site);
  new Grants(stack, 'Grants', { member: 'user:a@example.com', permissions });
  return (JSON.parse(Testing.synth(stack)) as { resource: Record<string, Record<string, object>> }).resource;
}

test('pods act as an account of Google that the cluster’s own account names', () => {
  const made = blocks('bucket', {}, {}, { used: true });
  const [account] = made('service_account');
  const name = account!.account_id as string;
  expect(facts.identity.annotations({ name, placement: site })).toEqual({
    'iam.gke.io/gcp-service-account': `${name}@shop-live.iam.gserviceaccount.com`,
  });
  expect(name.length).toBeLessThanOrEqual(30);
  expect(made('service_account_iam_member')).toMatchObject([
    {
      role: 'roles/iam.workloadIdentityUser',
      member: 'serviceAccount:123456789012.svc.id.goog[shop-live/orders]',
    },
  ]);
});

test('a role is kept beside the one resource that it is for', () => {
  const made = blocks('bucket', {}, {}, { used: true });
  expect(made('storage_bucket_iam_member').map(({ role }) => role)).toEqual([
    'roles/storage.legacyBucketReader',
    'roles/storage.objectUser',
  ]);
  expect(made('project_iam_member')).toEqual([]);
});

test.each([
  ['//pubsub.googleapis.com/projects/p/topics/t', 'pubsub_topic_iam_member', { project: 'p', topic: 't' }],
  ['//pubsub.googleapis.com/projects/p/subscriptions/s', 'pubsub_subscription_iam_member', { subscription: 's' }],
  ['//secretmanager.googleapis.com/projects/p/secrets/s', 'secret_manager_secret_iam_member', {}],
  ['//cloudkms.googleapis.com/projects/p/locations/l/keyRings/r/cryptoKeys/k', 'kms_crypto_key_iam_member', {}],
  [
    '//artifactregistry.googleapis.com/projects/p/locations/l/repositories/r',
    'artifact_registry_repository_iam_member',
    { project: 'p', location: 'l', repository: 'r' },
  ],
  ['//cloudresourcemanager.googleapis.com/projects/p', 'project_iam_member', { project: 'p' }],
  ['*', 'project_iam_member', { project: 'shop-live' }],
  [
    '//bigquery.googleapis.com/projects/p/datasets/d*',
    'project_iam_member',
    { condition: { expression: 'resource.name.startsWith("projects/p/datasets/d")' } },
  ],
])('a permission on %s becomes a %s', (on, type, block) => {
  const made = granted([{ allow: ['roles/x'], on: [on] }])[`google_${type}`]!;
  expect(Object.values(made)).toMatchObject([{ role: 'roles/x', member: 'user:a@example.com', ...block }]);
});

test('a name in a condition cannot end it', () => {
  const made = granted([{ allow: ['roles/x'], on: ['a" || true || "'] }]).google_project_iam_member!;
  expect(Object.values(made)).toMatchObject([{ condition: { expression: 'resource.name == "a\\" || true || \\""' } }]);
});

test('a role keeps its address when another one comes before it, and is given once', () => {
  const addresses = (allow: string[]) => Object.keys(granted([{ allow, on: ['*'] }]).google_project_iam_member!);
  const [viewer] = addresses(['roles/viewer']);
  expect(addresses(['roles/owner', 'roles/viewer', 'roles/viewer'])).toHaveLength(2);
  expect(addresses(['roles/owner', 'roles/viewer'])).toContain(viewer);
});

test('tags become labels that Google takes', () => {
  expect(labels({ CostCenter: 'Engineering', Owner: 'a.b@example.com', '1st': 'x', Long: 'y'.repeat(80) })).toEqual({
    cost_center: 'engineering',
    owner: 'a_b_example_com',
    tag_1st: 'x',
    long: 'y'.repeat(63),
  });
});
