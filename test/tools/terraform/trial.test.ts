import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseTrials, ranks, services } from '../../../tools/terraform/trial';

let dist: string;
beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'trial-'));
  for (const environment of ['production', 'staging', 'mixed']) {
    const backend = { s3: { bucket: `shop-${environment}` } };
    for (const layer of ['network', 'data', 'api']) write(`shop.${environment}.${layer}`, 'aws', { backend });
  }
  write('shop.mixed.worker', 'cloudflare', { backend: { s3: { bucket: 'shop-mixed' } } });
  for (const [account, environment] of Object.entries({ 1: 'production', 2: 'staging' }))
    write(`shop.aws-${account}.state`, 'aws', { backend: { local: {} } }, { bucket: `shop-${environment}` });
});
afterAll(() => rmSync(dist, { recursive: true }));

function write(name: string, provider: string, terraform: object, bucket: object = {}): void {
  const folder = join(dist, 'terraform', 'stacks', name);
  mkdirSync(folder, { recursive: true });
  const required_providers = { [provider]: { source: provider, version: '1.0.0' } };
  const body = { terraform: { ...terraform, required_providers }, resource: { aws_s3_bucket: { bucket } } };
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(body));
}

const chosen = (...clusters: string[]) =>
  chooseTrials({ dist, clusters, scratch: '', say: () => undefined }).map(({ name, rank }) => [name, rank]);

test('staging is tried first, with the stack that keeps its state and no other', () => {
  expect(chosen()).toEqual([
    ['shop.aws-2.state', ranks.state],
    ['shop.staging.api', services],
    ['shop.staging.data', ranks.data],
    ['shop.staging.network', ranks.network],
  ]);
});

test('another environment is tried when it is asked for', () => {
  expect(chosen('shop/production')[0]).toEqual(['shop.aws-1.state', ranks.state]);
});

test('an environment with a stack on another cloud is not tried', () => {
  expect(chosen('shop/mixed')).toEqual(chosen());
});
