import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { kubernetes, terraform } from '../../docs/examples/compose-by-hand';
import { run } from '../../docs/examples/own-cloud-and-gateway';

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'example-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const kindsIn = (path: string) => parseAllDocuments(read(path)).map((document) => document.toJS().kind as string);

test('a stack composed by hand holds what its constructs promise, and no password', () => {
  terraform(folder);
  const stack = JSON.parse(read('stacks/shop.production.orders/cdk.tf.json'));
  expect(stack.terraform.backend.s3.bucket).toBe('shop-terraform-state');
  const [database] = Object.values<Record<string, unknown>>(stack.resource.aws_db_instance);
  expect(database).toMatchObject({ instance_class: 'db.m7g.large', storage_encrypted: true, multi_az: true });
  expect(database).not.toHaveProperty('password');
  expect(Object.keys(stack.resource)).toEqual(expect.arrayContaining(['aws_s3_bucket', 'aws_sqs_queue']));
  expect(stack.output.DatabaseHost.value).toMatch(/^\$\{aws_db_instance\..+\.address\}$/);
});

test('charts composed by hand take single parts, or a whole phase of a service', () => {
  kubernetes(folder);
  expect(kindsIn('own.k8s.yaml')).toEqual(
    expect.arrayContaining(['Deployment', 'PodDisruptionBudget', 'Ingress', 'NetworkPolicy', 'ConfigMap']),
  );
  expect(kindsIn('run.k8s.yaml')).toEqual(expect.arrayContaining(['Deployment', 'Service', 'HTTPRoute']));
});

/** A repository that uses what only the example's tables know. */
const files = {
  'apps/shop/platform.yaml':
    'domain: example.com\nregistry: ghcr.io/shop\ngateway: traefik\ngitops: { repository: https://example.com/shop.git }\n',
  'apps/shop/environments/live.yaml': `stage: staging
cloud: aws
placements:
  aws: { region: eu-central-1, account: "111111111111" }
  minio: { region: berlin, account: own }
state: { backend: s3, store: shop-terraform-state, region: eu-central-1 }
cluster: { issuer: https://issuer.example.com }
`,
  'services/shop/orders/deployment-config.yaml': `apiVersion: v1
kind: ServiceConfig
metadata: { name: orders }
spec:
  service: { image: { tag: 1.2.3 }, port: 8080 }
  integrations:
    storage: { cloud: minio, minio: { quotaGiB: 10 } }
  networking: { ingress: { enabled: true, path: /orders } }
`,
};

function lay(changes: Readonly<Record<string, string>> = {}): void {
  for (const [path, text] of Object.entries({ ...files, ...changes })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

test('a cloud and a gateway from outside the repository are as good as built in', async () => {
  lay();
  expect((await run(folder)).problems).toEqual([]);
  const stack = JSON.parse(read('dist/terraform/stacks/shop.live.orders/cdk.tf.json'));
  const [bucket] = Object.values<Record<string, unknown>>(stack.resource.minio_s3_bucket);
  expect(bucket).toMatchObject({ quota: 10 * 2 ** 30, force_destroy: true });
  expect(stack.terraform.required_providers.minio.source).toBe('aminueza/minio');

  const phase = 'dist/kubernetes/shop/environments/live/orders/run';
  expect(read(`${phase}/ingress-orders.yaml`)).toContain('ingressClassName: traefik');
  expect(read(`${phase}/deployment-orders.yaml`)).toContain('https://objects.berlin.example.com');
});

test('what such a cloud lacks, and an option that it does not know, are problems at their lines', async () => {
  const spec = files['services/shop/orders/deployment-config.yaml'];
  lay({ 'services/shop/orders/deployment-config.yaml': spec.replace('quotaGiB', 'quota') });
  expect((await run(folder)).problems).toMatchObject([{ code: 'E203', line: 7 }]);
  lay({
    'services/shop/orders/deployment-config.yaml': spec.replace(/storage: .*/, 'database: { cloud: minio }'),
  });
  expect((await run(folder)).problems).toMatchObject([
    { code: 'E321', line: 7, message: expect.stringContaining('our own data centre') },
  ]);
});
