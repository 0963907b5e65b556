import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policy } from '../../tools/checks/policy';

jest.setTimeout(600_000);

const committed = join(__dirname, '../../dist');
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'strata-policy-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function climb(dist: string) {
  const scratch = join(root, 'scratch');
  mkdirSync(scratch);
  return policy.run({ dist, scratch, clusters: [], say: () => undefined });
}

function change(dist: string, path: string, ...changes: readonly (readonly [RegExp, string])[]): void {
  const file = join(dist, path);
  const text = readFileSync(file, 'utf8');
  const changed = changes.reduce((before, [from, to]) => {
    expect(before).toMatch(from);
    return before.replace(from, to);
  }, text);
  writeFileSync(file, changed);
}

test('nothing stands in dist but what the exceptions say, and each of them is needed', async () => {
  const { checked, failures } = await climb(committed);
  expect(failures).toEqual([]);
  expect(checked).toBeGreaterThan(10_000);
});

test('a privileged container, a public bucket and an exception without a finding are found', async () => {
  const dist = join(root, 'dist');
  cpSync(committed, dist, { recursive: true });
  change(
    dist,
    'kubernetes/inferloop/environments/production/tabular/run/deployment-tabular.yaml',
    [/allowPrivilegeEscalation: false/, 'privileged: true'],
    // What tools take for leave to pass over an object is not ours to give.
    [/annotations:/, 'annotations:\n    kube-score/ignore: container-security-context-privileged'],
    [/annotations:/, 'annotations:\n    checkov.io/skip1: CKV_K8S_16=trust me'],
  );
  const bucket = 'terraform/stacks/inferloop.production.syndoc/cdk.tf.json';
  const acl =
    '"aws_s3_bucket_acl": { "open": { "acl": "public-read", "bucket": "${aws_s3_bucket.templates_3B8E8C9F.id}" } },';
  change(dist, bucket, [/"block_public_policy": true/, '"block_public_policy": false'], [/"resource": \{/, `$&${acl}`]);
  const flowLogs = '"aws_flow_log": { "here": { "vpc_id": "${aws_vpc.network_39EEAA36.id}" } },';
  change(dist, 'terraform/stacks/inferloop.staging.network/cdk.tf.json', [/"resource": \{/, `$&${flowLogs}`]);

  const { failures } = await climb(dist);
  const tabular = 'Deployment tabular in inferloop-production';
  const found = [
    `kube-score container-security-context-privileged: ${tabular}`,
    `checkov CKV_K8S_16: ${tabular}`,
    `checkov CKV_K8S_20: ${tabular}`,
    'checkov CKV_AWS_54: aws_s3_bucket_public_access_block documents_Safety_PublicAccess_F7A47CB8 in inferloop.production.syndoc',
    'checkov CKV2_AWS_6: aws_s3_bucket documents_B555045C in inferloop.production.syndoc',
    'checkov CKV_AWS_20: aws_s3_bucket templates_3B8E8C9F in inferloop.production.syndoc',
    'exception without a finding, to be removed: checkov CKV2_AWS_11 on aws_vpc * in *.staging.network',
  ];
  for (const start of found) expect(failures).toContainEqual(expect.stringContaining(start));
  expect(failures).toHaveLength(found.length);
});
