import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Unit } from '../../../lib/model/unit';
import { live, service, shop, told } from '../shop';

const folder = join(__dirname, '../../fixtures/styles');
const environment = live
  .replace('cluster: {', 'cluster: { nodePools: { gpu: { gpu: { type: t4, count: 1 } } },')
  .concat('namespaces: { gateway: {} }\n');

/** A service written in one style, beside others that it speaks of, in one environment. */
function settled(style: string): { readonly unit: Unit; readonly problems: readonly string[] } {
  const text = readFileSync(join(folder, `${style}.yaml`), 'utf8');
  const services = { api: text, other: service('other'), web: service('web') };
  const { value, problems } = shop({ environments: { live: environment }, services });
  return { unit: value.units.find((one) => one.service.name === 'api')!, problems: told(problems) };
}

/** Codes and paths of what is said. */
const short = (problems: readonly string[]) =>
  problems.map((line) => line.replace(/^\S+ (\S+): .*\[(\w+)]$/, '$2 $1')).sort();

test.each(readdirSync(folder).map((file) => file.replace('.yaml', '')))('%s parses and settles', (style) => {
  expect(settled(style).problems.filter((line) => !/\[W\d+]$/.test(line))).toEqual([]);
});

describe('the words of manifests', () => {
  const { unit, problems } = settled('kubernetes');

  test('say what runs, how often and where', () => {
    expect(unit.service.workload).toMatchObject({
      type: 'api',
      image: { reference: 'ghcr.io/acme/search:2.3.1', pullPolicy: 'Always', pullSecrets: ['registry'] },
    });
    expect(unit.service.scaling).toMatchObject({
      replicas: 2,
      autoscaling: {
        min: 2,
        max: 12,
        metrics: [
          { type: 'cpu', target: 65 },
          { type: 'pods', name: 'http_requests_per_second', target: '100' },
        ],
        behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
      },
    });
    expect(unit.service.rollout).toMatchObject({ type: 'RollingUpdate', maxSurge: 1, maxUnavailable: 0 });
    expect(unit.service.scheduling).toMatchObject({ maxUnavailable: 1, minAvailable: undefined });
    expect(unit.service.scheduling.spread).toEqual([
      { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' },
    ]);
  });

  test('say how it is reached and asked', () => {
    const { networking, health, lifecycle, metadata } = unit.service;
    expect(networking.endpoints[0]).toMatchObject({ type: 'ClusterIP', ports: [{ port: 80, targetPort: 8080 }] });
    expect(networking.ingress).toMatchObject({ host: 'search.example.com', path: '/search', tls: true });
    expect(health).toMatchObject({
      liveness: { action: { type: 'http', path: '/healthz', port: 8080, scheme: 'HTTP' }, initialDelaySeconds: 15 },
      readiness: { action: { type: 'exec', command: ['cat', '/tmp/ready'] } },
      startup: { action: { type: 'tcp', port: 8080 }, failureThreshold: 30 },
    });
    expect(lifecycle).toMatchObject({
      preStop: { type: 'exec', command: ['/bin/sh', '-c', 'sleep 10'] },
      terminationGracePeriodSeconds: 60,
      initContainers: [{ name: 'wait', variables: { STEP: '1' }, mounts: [{ volume: 'scratch' }] }],
    });
    expect(metadata.annotations).toMatchObject({ 'strata.dev/version': '2.3.1' });
  });

  test('say what it mounts, reads and may do', () => {
    const { volumes, security, variables, secrets } = unit.service;
    expect(volumes.map(({ source }) => source)).toEqual([
      { type: 'emptyDir', size: '1Gi', memory: true },
      { type: 'secret', name: 'search-certs', items: { 'tls.crt': 'cert.pem' } },
      { type: 'configMap', name: 'search-rules', items: undefined },
      { type: 'existingClaim', claimName: 'search-index' },
    ]);
    expect(security.context).toMatchObject({ fsGroup: 2000, runAsUser: 1000, seccompProfile: 'RuntimeDefault' });
    expect(security.ingress.map(({ peer, ports }) => [peer.type, ports[0]!.port])).toEqual([
      ['namespace', 8080],
      ['service', 8080],
    ]);
    expect(security.egress[0]!.peer).toEqual({ type: 'cidr', cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] });
    expect(variables).toMatchObject({ MODE: 'fast' });
    expect(secrets).toMatchObject([{ variable: 'TOKEN', secret: 'shop-search-token', key: 'token' }]);
  });

  test('are told of what has no effect', () => {
    expect(short(problems)).toEqual([
      'W206 deployment.topologySpreadConstraints.0.labelSelector',
      'W206 networking.ingress.ingressClassName',
      'W206 networking.ingress.tls.secretName',
      'W206 security.serviceAccount',
    ]);
  });
});

describe('the words of compose files', () => {
  const { unit, problems } = settled('compose');

  test('say all of a small service', () => {
    const { workload, scaling, networking, health, resources, variables, secrets, externals, volumes } = unit.service;
    expect(short(problems)).toEqual([]);
    expect(workload).toMatchObject({ command: ['node', 'server.js'], image: { reference: 'ghcr.io/acme/shop:1.4.0' } });
    expect(scaling).toEqual({ replicas: 2 });
    expect(networking.containerPorts[0]).toMatchObject({ port: 3000 });
    expect(networking.ingress).toMatchObject({ host: 'shop.example.com', path: '/', tls: true, rateLimit: 6000 });
    expect(resources.limits).toMatchObject({ memory: '512M' });
    expect(variables).toMatchObject({ NODE_ENV: 'production', WORKERS: '4' });
    expect(secrets).toMatchObject([{ variable: 'STRIPE_KEY', secret: 'shop-stripe-key' }]);
    expect(externals).toEqual([{ name: 'stripe', host: 'api.stripe.com', port: 443 }]);
    expect(volumes).toMatchObject([{ name: 'data', mountPath: '/data', source: { type: 'emptyDir', size: '2G' } }]);
    expect(health.liveness).toEqual(health.readiness);
    expect(health.liveness).toMatchObject({ periodSeconds: 30, timeoutSeconds: 5, failureThreshold: 4 });
    expect(unit.service.lifecycle.preStop).toEqual({
      type: 'exec',
      command: ['/bin/sh', '-c', 'sleep 5 && nginx -s quit'],
    });
    expect(unit.service.calls).toEqual(['other']);
    expect(unit.bindings.map(({ kind, shared }) => [kind, shared])).toEqual([['database', 'postgres']]);
  });
});

describe('the words of charts', () => {
  const { unit } = settled('values');

  test('say a fixed number where the autoscaler is off, and both sides of an amount', () => {
    expect(unit.service.scaling).toEqual({ replicas: 4 });
    expect(unit.service.resources).toEqual({
      requests: { cpu: '300m', memory: '256Mi', 'nvidia.com/gpu': '1' },
      limits: { cpu: '2', memory: '1Gi', 'nvidia.com/gpu': '1' },
    });
  });

  test('declare Services by name, an ingress, probes and configuration', () => {
    const { networking, health, secrets, files, variables } = unit.service;
    expect(networking.endpoints.map(({ name }) => name)).toEqual(['http', 'metrics']);
    expect(networking.ingress).toMatchObject({ host: 'shop.example.com', path: '/shop', rateLimit: 100 });
    expect(health.startup).toBeUndefined();
    expect(health).toMatchObject({
      liveness: { action: { type: 'http', path: '/live', port: 8000 } },
      readiness: { action: { type: 'tcp', port: 8000 } },
    });
    expect(secrets.map(({ variable, secret, key }) => [variable, secret, key])).toEqual([
      ['KEY', 'shop-key', 'key'],
      ['PASSWORD', 'shop-password', 'password'],
    ]);
    expect(files.map(({ name, mountPath }) => [name, mountPath])).toEqual([
      ['catalogue.json', '/etc/strata/catalogue.json'],
      ['app.json', '/etc/app/app.json'],
    ]);
    expect(JSON.parse(files[0]!.content)).toMatchObject({ features: { flags: { beta: true } } });
    expect(variables).toMatchObject({
      LOG: 'on',
      LOG_LEVEL: 'INFO',
      LOG_FORMAT: 'json',
      OTEL_TRACES_SAMPLER_ARG: '0.1',
    });
    expect(unit.service.annotations).toMatchObject({ 'prometheus.io/port': '8000' });
  });
});

describe('the words of a writing machine', () => {
  const { unit, problems } = settled('generated');
  const optionsOf = (name: string) =>
    unit.bindings.find((one) => one.name === name && one.kind !== 'database')?.options;

  test('say what it stores', () => {
    expect(optionsOf('documents')).toMatchObject({ versioned: true, retentionDays: 365, archiveAfterDays: 90 });
    expect(optionsOf('exports')).toMatchObject({
      archiveAfterDays: 30,
      retentionDays: 60,
      replicaRegion: 'eu-west-1',
    });
    expect(unit.bindings.find(({ kind }) => kind === 'database')?.options).toMatchObject({
      engine: 'postgres',
      storageGiB: 100,
      highlyAvailable: true,
      backupRetentionDays: 14,
    });
    expect(unit.bindings.find(({ kind }) => kind === 'cache')?.options).toMatchObject({
      size: 'medium',
      persistent: true,
      eviction: 'volatile-lru',
    });
  });

  test('say how it sends', () => {
    expect(optionsOf('jobs')).toMatchObject({
      fifo: true,
      visibilityTimeoutSeconds: 600,
      deadLetterAfter: 3,
      maxMessageKiB: 256,
    });
    expect(unit.bindings.filter(({ kind }) => kind === 'topic').map(({ name }) => name)).toEqual(['events', 'uploads']);
  });

  test('say what the service reads', () => {
    expect(unit.values).toMatchObject({
      DATABASE_SCHEMA: { literal: 'documents' },
      DATABASE_POOL_SIZE: { literal: '20' },
      DATABASE_POOL_MIN_SIZE: { literal: '5' },
      DATABASE_POOL_IDLE_TIMEOUT: { literal: '600' },
      DATABASE_POOL_RECYCLE: { literal: '3600' },
      CACHE_TTL: { literal: '3600' },
      CACHE_TTL_SESSIONS: { literal: '86400' },
    });
    expect(unit.service.migration).toMatchObject({ command: ['alembic', 'upgrade', 'head'] });
    expect(unit.service.scaling.autoscaling?.metrics).toEqual([
      { type: 'cpu', target: 70 },
      { type: 'memory', target: 80 },
      { type: 'pods', name: 'documents_per_second', target: '100' },
    ]);
    expect(unit.service.security.rbac).toHaveLength(1);
    expect(unit.callers.map(({ name }) => name)).toEqual(['other']);
  });

  test('are told of what has no effect', () => {
    expect(short(problems)).toEqual([
      'W100 deployment.scaling.metrics',
      'W100 spec.deployment.scaling.cron',
      'W100 spec.deployment.tier_isolation',
      'W100 spec.integrations.database.read_replicas',
      'W100 spec.integrations.messaging.queues.1.priority',
      'W100 spec.integrations.storage.buckets.0.purpose',
      'W100 spec.integrations.vector_store',
      'W100 spec.networking.traffic',
      'W100 spec.security.authorization',
      'W206 integrations.cache.persistence.type',
      'W206 integrations.messaging.queues.0.maxMessages',
      'W206 integrations.messaging.type',
      'W206 security.authentication',
      'W225 deployment.replicas',
    ]);
  });
});
