import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { parse } from 'smol-toml';
import { synthesize } from '../../lib/synth/synthesize';

const root = join(__dirname, '../..');
const dist = mkdtempSync(join(tmpdir(), 'ai-platform-'));
const cluster = 'kubernetes/ai-platform/clusters/main/components/namespaces';
const run = 'kubernetes/ai-platform/environments/production/api-gateway/run';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
const read = (path: string): any => load(readFileSync(join(dist, path), 'utf8'));
const text = (path: string) => readFileSync(join(dist, path), 'utf8');

beforeAll(async () => {
  const { problems } = await synthesize({ root, dist, platform: 'ai-platform', strict: true });
  expect(problems).toEqual([]);
});

afterAll(() => rmSync(dist, { recursive: true }));

/** What a document asks for: all that it says stands in what was made, and more may stand beside it. */
function asked(document: string, made: unknown): void {
  expect(made).toMatchObject(load(document) as object);
}

describe('the manifests of the migration guide', () => {
  test('its namespaces, with their labels; ours bear more: who made them, and their Pod Security level', () => {
    const documents = loadAll(`
apiVersion: v1
kind: Namespace
metadata:
  name: arch-separation
  labels:
    name: arch-separation
---
apiVersion: v1
kind: Namespace
metadata:
  name: monitoring
  labels:
    name: monitoring
`) as { metadata: { name: string } }[];
    expect(documents).toHaveLength(2);
    for (const document of documents)
      expect(read(`${cluster}/namespace-${document.metadata.name}.yaml`)).toMatchObject(document);
  });

  test('its Deployment; ours has an image of a registry and a fixed version, and the selector that the guide leaves out', () => {
    const made = read(`${run}/deployment-api-gateway.yaml`);
    const { template, selector, ...spec } = made.spec;
    asked(
      `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api-gateway
  namespace: arch-separation
`,
      made,
    );
    expect(spec.replicas).toBe(1);
    const [container, ...others] = template.spec.containers;
    expect(others).toEqual([]);
    expect(container.name).toBe('api-gateway');
    expect(container.ports).toContainEqual(expect.objectContaining({ containerPort: 8080 }));
    // `latest` would change under a running service.
    expect(container.image).toMatch(/^ghcr\.io\/ai-platform\/api-gateway:\d+\.\d+\.\d+$/);
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
  });

  test('its LimitRange, field by field; ours bears the name of its namespace', () => {
    const { metadata, spec } = load(`
apiVersion: v1
kind: LimitRange
metadata:
  name: resource-limits
  namespace: arch-separation
spec:
  limits:
  - type: Container
    default:
      cpu: 500m
      memory: 512Mi
    defaultRequest:
      cpu: 100m
      memory: 128Mi
`) as { metadata: { namespace: string }; spec: object };
    const made = read(`${cluster}/limitrange-arch-separation.yaml`);
    expect(made.spec).toEqual(spec);
    expect(made.metadata).toEqual({ name: 'arch-separation', namespace: metadata.namespace });
  });

  test('its canary Ingress at 10 %; ours bears the name of its service, and the host that both Ingresses answer', () => {
    const { metadata } = load(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: api-gateway-canary
  annotations:
    nginx.ingress.kubernetes.io/canary: "true"
    nginx.ingress.kubernetes.io/canary-weight: "10"
`) as { metadata: { annotations: object } };
    const made = read(`${run}/ingress-api-gateway.yaml`);
    expect(made).toMatchObject({ apiVersion: 'networking.k8s.io/v1', metadata: { annotations: metadata.annotations } });
    expect(made.spec).toMatchObject({ ingressClassName: 'nginx', rules: [{ host: 'api.new-domain.com' }] });
  });
});

test('staging stands on the same cluster in a namespace of its own, and takes all of its traffic', () => {
  expect(read(`${cluster}/namespace-arch-separation-staging.yaml`).metadata.labels).toMatchObject({
    name: 'arch-separation-staging',
    'strata.dev/environment': 'staging',
  });
  const ingress = read('kubernetes/ai-platform/environments/staging/api-gateway/run/ingress-api-gateway.yaml');
  expect(ingress.metadata.namespace).toBe('arch-separation-staging');
  expect(Object.keys(ingress.metadata.annotations)).not.toContain('nginx.ingress.kubernetes.io/canary');
});

test('the feature flags of the guide reach the gateway as a file', () => {
  const { data } = read(
    'kubernetes/ai-platform/environments/production/api-gateway/bindings/configmap-api-gateway.yaml',
  );
  expect(JSON.parse(data['catalogue.json']).features.flags).toEqual({
    UseNewAPIGateway: true,
    UseNewAIWorker: true,
    UseNewArchitecture: true,
  });
});

describe('the Worker', () => {
  const stack = 'terraform/stacks/ai-platform.production.ai-worker';

  test('is deployed by wrangler, bound to R2 and KV, and calls the gateway by its address from outside', () => {
    const file = text(`${stack}/wrangler.toml`);
    expect(file).toMatch(/^# Generated by strata from services\/ai-platform\/ai-worker\/deployment-config\.yaml/);
    expect(parse(file)).toMatchObject({
      main: 'src/index.ts',
      r2_buckets: [{ binding: 'FILES' }],
      kv_namespaces: [{ binding: 'CACHE' }],
      vars: { API_GATEWAY_URL: 'https://api.new-domain.com' },
    });
  });

  test('finds the bucket under the name that Terraform gives it', () => {
    const { resource } = JSON.parse(text(`${stack}/cdk.tf.json`));
    const [bucket] = Object.values<{ name: string }>(resource.cloudflare_r2_bucket);
    const [worker] = Object.values<{ name: string }>(resource.cloudflare_worker);
    expect(parse(text(`${stack}/wrangler.toml`))).toMatchObject({
      name: worker!.name,
      r2_buckets: [{ bucket_name: bucket!.name }],
    });
  });

  test('keeps its state in R2, by the backend that speaks S3', () => {
    const { terraform } = JSON.parse(text(`${stack}/cdk.tf.json`));
    expect(terraform.backend.s3).toEqual({
      bucket: 'ai-platform-terraform-state',
      key: 'ai-platform.production.ai-worker.tfstate',
      region: 'auto',
      endpoints: { s3: 'https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com' },
      use_lockfile: true,
      use_path_style: true,
      skip_credentials_validation: true,
      skip_metadata_api_check: true,
      skip_region_validation: true,
      skip_requesting_account_id: true,
      skip_s3_checksum: true,
    });
  });

  test('puts nothing into the cluster', () => {
    expect(existsSync(join(dist, run))).toBe(true);
    expect(existsSync(join(dist, 'kubernetes/ai-platform/environments/production/ai-worker'))).toBe(false);
  });
});
