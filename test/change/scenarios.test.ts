import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { planOf } from '../../lib/change/steps/plan';
import { type Edit, between, changesOf, clearCopies, comparison, edited } from './bundled';

jest.setTimeout(120_000);
afterEach(clearCopies);

const webapi = 'services/ouroboros/monadic-pipeline-webapi';

describe('the scenarios of document 004', () => {
  test('1: another endpoint restarts the pods that read it, staging before production', async () => {
    const compared = await comparison('ouroboros', [
      `${webapi}/deployment-config.yaml`,
      'PIPELINE__LlmProvider__OllamaEndpoint: service://ollama:11434',
      'PIPELINE__LlmProvider__OllamaEndpoint: http://localhost:11434',
    ]);
    const found = changesOf(compared, 'apps/Deployment');
    expect(new Set(found.map(({ consequence }) => consequence))).toEqual(new Set(['rolling-restart']));
    expect(found[0]!.keys).toEqual(['spec.config.variables.PIPELINE__LlmProvider__OllamaEndpoint']);
    const order = planOf(compared).steps.filter(({ type }) => type === 'reconcile');
    expect(order.map(({ environment }) => environment)).toEqual(['development', 'staging', 'production']);
  });

  test('2: more replicas are more capacity, restart nothing, and are caused by that key', async () => {
    const compared = await comparison('ouroboros', [
      `${webapi}/environments/production.yaml`,
      'replicas: 4',
      'replicas: 3',
    ]);
    expect(changesOf(compared, 'apps/Deployment')).toEqual([
      {
        name: 'monadic-pipeline/monadic-pipeline-webapi',
        consequence: 'capacity',
        fields: ['spec.replicas'],
        keys: ['spec.deployment.replicas'],
      },
    ]);
  });

  test('3: more nodes are applied by Terraform before Flux, and cost more', async () => {
    const compared = await comparison('ouroboros', [
      'apps/ouroboros/environments/production.yaml',
      'min: 3, max: 3',
      'min: 5, max: 5',
    ]);
    const [pool] = compared.report.changes.filter(({ type }) => type === 'ionoscloud_k8s_node_pool');
    expect(pool).toMatchObject({ environment: 'production', action: 'update' });
    expect(planOf(compared).steps.map(({ type }) => type)).toEqual(['merge', 'expand']);
  });

  test('4: a new service and the flows to it come together; taken back, they go together', async () => {
    const readers = ['monadic-pipeline', 'monadic-pipeline-webapi'].map(
      (name) => `services/ouroboros/${name}/deployment-config.yaml`,
    );
    const redis = 'Cache: { Type: Redis, ConnectionString: "redis-service:6379", DefaultExpiration: 3600 } # 004';
    const without = edited(
      ...readers.flatMap((file): Edit[] => [
        [file, 'qdrant, redis, jaeger', 'qdrant, jaeger'],
        [file, redis, 'Cache: { Type: InMemory }'],
      ]),
    );
    rmSync(join(without, 'services/ouroboros/redis'), { recursive: true });
    const added = await between('ouroboros', without, edited());
    const { changes } = added.report;
    expect(
      changes.filter(({ type, action }) => type === 'apps/Deployment' && action === 'create').map(({ name }) => name),
    ).toContain('monadic-pipeline/redis');
    const policy = changesOf(added, 'networking.k8s.io/NetworkPolicy').find(
      ({ name }) => name === 'monadic-pipeline/monadic-pipeline-webapi',
    );
    expect(policy?.keys).toContain('services/ouroboros/redis/deployment-config.yaml');
    const away = await between('ouroboros', edited(), without);
    const claim = away.report.changes.find(({ type }) => type === 'PersistentVolumeClaim');
    expect(claim).toMatchObject({ action: 'delete', consequence: 'none' });
    expect(claim!.impacts[0]!.reason).toMatch(/it stays in the cluster/);
  });

  test('5: a claim grows in place, and does not shrink', async () => {
    const overlay = 'services/ouroboros/qdrant/environments/production.yaml';
    const [grown] = changesOf(await comparison('ouroboros', [overlay, '100Gi', '200Gi']), 'PersistentVolumeClaim');
    expect(grown).toMatchObject({ fields: ['spec.resources.requests.storage'], keys: ['spec.volumes.0.size'] });
    // Its class comes with the cluster, and no object of the platform says whether it expands.
    expect(grown!.consequence).toBe('unknown');
    const [shrunk] = changesOf(await comparison('ouroboros', [overlay, '100Gi', '60Gi']), 'PersistentVolumeClaim');
    expect(['refused', 'data-loss']).toContain(shrunk!.consequence);
  });
});
