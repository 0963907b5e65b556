import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { synthesize } from '../../lib/synth/synthesize';
import { routes, virtualService } from './unified-plan';

const root = join(__dirname, '../..');
const dist = mkdtempSync(join(tmpdir(), 'inferloop-'));

beforeAll(async () => {
  const { problems } = await synthesize({ root, dist, platform: 'inferloop', strict: true });
  expect(problems).toEqual([]);
}, 60_000);

afterAll(() => rmSync(dist, { recursive: true }));

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;
const folder = (environment: string, service: string) => `kubernetes/inferloop/environments/${environment}/${service}`;
const yaml = (path: string): Json => load(readFileSync(join(dist, path), 'utf8'));
const made = (service: string, file: string, environment = 'production'): Json =>
  yaml(`${folder(environment, service)}/run/${file}.yaml`);
const container = (service: string, environment?: string): Json =>
  made(service, `deployment-${service}`, environment).spec.template.spec.containers[0];
const variables = (service: string, environment?: string): Record<string, unknown> =>
  Object.fromEntries(
    container(service, environment).env.map(({ name, value, valueFrom }: Json) => [name, value ?? valueFrom]),
  );
const catalogue = (service: string): Json =>
  JSON.parse(yaml(`${folder('production', service)}/bindings/configmap-${service}.yaml`).data['catalogue.json']);
const resources = (stack: string, type: string): Json[] => {
  const { resource } = JSON.parse(readFileSync(join(dist, `terraform/stacks/inferloop.${stack}/cdk.tf.json`), 'utf8'));
  return Object.values(resource[type] ?? {});
};

describe('tabular, as the migration guide configures it', () => {
  const asked = load(`
apiVersion: inferloop.io/v1
kind: ServiceDeployment
metadata:
  name: tabular
  namespace: inferloop
spec:
  service:
    type: api
    tier: business
  deployment:
    replicas:
      min: 2
      max: 50
    strategy: RollingUpdate
  resources:
    requests:
      cpu: "1"
      memory: "2Gi"
    limits:
      cpu: "2"
      memory: "4Gi"
  features:
    algorithms:
      - name: sdv
        enabled: true
        tier: starter
      - name: ctgan
        enabled: true
        tier: professional
      - name: ydata
        enabled: true
        tier: professional
      - name: custom
        enabled: true
        tier: enterprise
  integrations:
    database:
      type: postgres
      schema: tabular
      pool_size: 20
    cache:
      type: redis
      prefix: "tabular:"
      ttl: 3600
    storage:
      type: object
      bucket: "\${STORAGE_BUCKET}/tabular"
  api:
    rate_limits:
      starter: 100/hour
      professional: 1000/hour
      business: 10000/hour
      enterprise: unlimited
    endpoints:
      - path: /generate
        method: POST
        billing_metric: rows_generated
      - path: /validate
        method: POST
        billing_metric: validations_performed
  monitoring:
    metrics:
      enabled: true
      port: 9090
      path: /metrics
    logging:
      level: INFO
      format: json
    tracing:
      enabled: true
      sample_rate: 0.1
`) as Json;

  test('is a Deployment of its tier that rolls, with its requests and limits, in the namespace of its environment', () => {
    // The guide names one namespace; each environment has its own, and bears that name before its own.
    const { metadata, spec } = made('tabular', 'deployment-tabular');
    expect(metadata.namespace).toBe(`${asked.metadata.namespace}-production`);
    expect(metadata.labels).toMatchObject({
      'app.kubernetes.io/name': asked.metadata.name,
      'app.kubernetes.io/component': asked.spec.service.type,
      'strata.dev/tier': asked.spec.service.tier,
    });
    expect(spec.strategy.type).toBe(asked.spec.deployment.strategy);
    expect(spec.replicas).toBe(made('tabular', 'horizontalpodautoscaler-tabular').spec.minReplicas);
    expect(container('tabular').resources).toEqual(asked.spec.resources);
  });

  test('scales from its least to its most', () => {
    const { spec } = made('tabular', 'horizontalpodautoscaler-tabular', 'staging');
    const { min, max } = asked.spec.deployment.replicas;
    expect(spec).toMatchObject({
      minReplicas: min,
      maxReplicas: max,
      scaleTargetRef: { kind: 'Deployment', name: 'tabular' },
    });
  });

  test('finds its features, its limits a tier and its endpoints in a file', () => {
    const { tier, features, api } = catalogue('tabular');
    const { rate_limits: rateLimits, endpoints } = asked.spec.api;
    expect(tier).toBe(asked.spec.service.tier);
    expect(features).toEqual(asked.spec.features);
    expect(api.rateLimits).toEqual(rateLimits);
    expect(api.endpoints).toEqual(
      endpoints.map(({ path, method, billing_metric: billingMetric }: Json) => ({ path, method, billingMetric })),
    );
  });

  test('finds its backings, its logging and its tracing in its environment', () => {
    const { integrations, monitoring } = asked.spec;
    expect(variables('tabular')).toMatchObject({
      DATABASE_PROVIDER: 'postgresql',
      DATABASE_SCHEMA: integrations.database.schema,
      DATABASE_POOL_SIZE: String(integrations.database.pool_size),
      CACHE_PROVIDER: integrations.cache.type,
      CACHE_PREFIX: integrations.cache.prefix,
      CACHE_TTL: String(integrations.cache.ttl),
      STORAGE_PROVIDER: 's3',
      STORAGE_PREFIX: 'tabular',
      LOG_LEVEL: monitoring.logging.level,
      LOG_FORMAT: monitoring.logging.format,
      OTEL_TRACES_SAMPLER_ARG: String(monitoring.tracing.sample_rate),
    });
  });

  test('is scraped at its port and path', () => {
    const { port, path } = asked.spec.monitoring.metrics;
    expect(made('tabular', 'deployment-tabular').spec.template.metadata.annotations).toMatchObject({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': String(port),
      'prometheus.io/path': path,
    });
    expect(container('tabular').ports).toContainEqual({ name: 'metrics', containerPort: port, protocol: 'TCP' });
  });
});

describe('tabular, as its adapter of the migration guide has it', () => {
  test('answers on port 8000, and says there how it is', () => {
    const { image, ports, livenessProbe, readinessProbe } = container('tabular');
    // `latest` would change under a running service.
    expect(image).toMatch(/(^|\/)inferloop\/tabular:\d+\.\d+\.\d+$/);
    expect(ports).toContainEqual({ name: 'http', containerPort: 8000, protocol: 'TCP' });
    expect(livenessProbe.httpGet).toMatchObject({ path: '/health', port: 'http' });
    expect(readinessProbe.httpGet).toMatchObject({ path: '/ready', port: 'http' });
  });

  test('has the variables and what it depends on', () => {
    expect(variables('tabular')).toMatchObject({ SERVICE_NAME: 'tabular', LOG_LEVEL: 'INFO' });
    const names = Object.keys(variables('tabular'));
    expect(names).toEqual(expect.arrayContaining(['DATABASE_HOST', 'CACHE_HOST']));
    const { egress } = made('tabular', 'networkpolicy-tabular').spec;
    expect(JSON.stringify(egress)).toContain('"app.kubernetes.io/instance":"auth-service"');
  });

  test('scales to 100 in production by CPU and memory, and down after 300 seconds', () => {
    const { spec } = made('tabular', 'horizontalpodautoscaler-tabular');
    expect(spec.maxReplicas).toBe(100);
    expect(spec.minReplicas).toBeGreaterThanOrEqual(2);
    expect(
      spec.metrics.map(({ resource }: Json) => [
        resource.name,
        resource.target.type,
        resource.target.averageUtilization,
      ]),
    ).toEqual([
      ['cpu', 'Utilization', 70],
      ['memory', 'Utilization', 80],
    ]);
    expect(spec.behavior.scaleDown.stabilizationWindowSeconds).toBe(300);
  });

  test('names its own metrics', () =>
    expect(catalogue('tabular').metrics).toEqual([
      { name: 'tabular_rows_generated_total', labels: ['organization', 'tier'] },
      'tabular_generation_duration_seconds',
      'tabular_algorithm_usage',
    ]));
});

describe('what the report on the migration of tabular asks for', () => {
  test.each([
    ['production', 's3'],
    ['production-azure', 'azure'],
    ['production-google', 'gcs'],
    ['development', 's3'],
  ])('every variable of its deployment, in %s', (environment, storage) => {
    const found = variables('tabular', environment);
    expect(found).toMatchObject({
      DATABASE_PROVIDER: 'postgresql',
      CACHE_PROVIDER: 'redis',
      STORAGE_PROVIDER: storage,
    });
    for (const name of ['DATABASE_HOST', 'DATABASE_PASSWORD', 'CACHE_HOST', 'STORAGE_BUCKET_NAME'])
      expect(found[name]).toBeDefined();
    // A password stands in no file.
    expect(found.DATABASE_PASSWORD).toEqual({ secretKeyRef: expect.any(Object) });
  });

  test('its migration, before the service', () => {
    const { spec } = yaml(`${folder('production', 'tabular')}/migrate/job-tabular-migrate.yaml`);
    expect(spec.template.spec.containers[0].command).toEqual(['python', 'run_migration.py']);
  });

  test('its table of tiers', () => {
    const { tiers } = catalogue('tabular').platform;
    const rows = Object.entries<Json>(tiers).map(([name, tier]) => [
      name,
      tier.rateLimit,
      tier.maxSamples,
      tier.storage,
      tier.support,
      tier.sla,
    ]);
    expect(rows).toEqual([
      ['starter', '100/hour', 10_000, '5Gi', 'community', 'none'],
      ['professional', '1000/hour', 100_000, '50Gi', 'email', '99.5%'],
      ['business', '10000/hour', 1_000_000, '500Gi', 'priority', '99.9%'],
      ['enterprise', 'unlimited', -1, 'unlimited', 'dedicated', '99.99%'],
    ]);
  });
});

describe('textnlp, as the unified plan configures it', () => {
  const { spec: asked } = load(`
apiVersion: v1
kind: ServiceConfig
metadata:
  name: textnlp
  namespace: inferloop
spec:
  service:
    type: api
    replicas: 3
    resources:
      cpu: "2"
      memory: "4Gi"
      gpu: "1"
  dependencies:
    - name: postgres
      type: database
      shared: true
    - name: redis
      type: cache
      shared: true
    - name: model-storage
      type: storage
      path: /models/textnlp
  networking:
    ingress:
      enabled: true
      path: /api/textnlp
      rateLimit: 1000
    serviceMesh:
      enabled: true
      retries: 3
      timeout: 30s
  monitoring:
    metrics:
      enabled: true
      path: /metrics
    tracing:
      enabled: true
      samplingRate: 0.1
`) as Json;

  test('is so many replicas with so much of everything', () => {
    expect(made('textnlp', 'deployment-textnlp').spec.replicas).toBe(asked.service.replicas);
    const { cpu, memory, gpu } = asked.service.resources;
    expect(container('textnlp').resources).toEqual({
      requests: { cpu, memory, 'nvidia.com/gpu': gpu },
      limits: { memory, 'nvidia.com/gpu': gpu },
    });
  });

  test('shares the database, the cache, and the folder of the models', () => {
    const found = variables('textnlp');
    expect(found).toMatchObject({
      DATABASE_NAME: 'textnlp',
      CACHE_PROVIDER: 'redis',
      STORAGE_PREFIX: 'models/textnlp',
    });
    expect(found.STORAGE_BUCKET_NAME).toMatch(/-model-storage-/);
    expect(resources('production.textnlp', 'aws_db_instance')).toEqual([]);
    expect(resources('production.textnlp', 'aws_s3_bucket')).toEqual([]);
  });

  test('is scraped and traced', () => {
    expect(made('textnlp', 'deployment-textnlp').spec.template.metadata.annotations).toMatchObject({
      'prometheus.io/scrape': 'true',
      'prometheus.io/path': asked.monitoring.metrics.path,
    });
    expect(variables('textnlp').OTEL_TRACES_SAMPLER_ARG).toBe(String(asked.monitoring.tracing.samplingRate));
  });

  test('has its ingress, with the retries and timeout that it has for a mesh', () => {
    const [rule] = made('textnlp', 'httproute-textnlp').spec.rules;
    const { ingress, serviceMesh } = asked.networking;
    expect(rule.matches).toEqual([{ path: { type: 'PathPrefix', value: ingress.path } }]);
    expect(rule.timeouts).toEqual({ request: serviceMesh.timeout });
    expect(made('textnlp', 'backendtrafficpolicy-textnlp').spec.retry).toEqual({ numRetries: serviceMesh.retries });
  });
});

describe('the routes of the unified plan', () => {
  const { metadata, spec } = load(virtualService) as Json;

  /** The gateway's routes, which the plan also asks for; the mesh's come with the mesh. */
  const gateway = load(routes) as Json;

  /** What the plan asks of a plugin on the route of a service. */
  const plugin = (service: string, name: string): Json => {
    const { plugins } = gateway.Routes.find((route: Json) => route.name === `${service}-route`);
    return plugins.find((one: Json) => name in one)?.[name];
  };

  test.each(['tabular', 'textnlp'])('lead from host and prefix to the Service of %s, and its port', (service) => {
    expect(metadata.name).toBe('inferloop-services');
    const wanted = spec.http.find(({ match }: Json) => match[0].uri.prefix === `/api/${service}`);
    const [{ destination }] = wanted.route;
    const route = made(service, `httproute-${service}`);
    expect(route.spec.hostnames).toEqual(spec.hosts);
    expect(route.spec.rules).toHaveLength(1);
    expect(route.spec.rules[0]).toMatchObject({
      matches: [{ path: { type: 'PathPrefix', value: wanted.match[0].uri.prefix } }],
      // One alone takes all of the weight.
      backendRefs: [{ name: destination.host, port: destination.port.number }],
    });
    const { metadata: made_, spec: own } = made(service, `service-${destination.host}`);
    expect(made_.name).toBe(destination.host);
    expect(own.ports).toEqual([
      { name: 'http', port: destination.port.number, protocol: 'TCP', targetPort: destination.port.number },
    ]);
  });

  test.each(['tabular', 'textnlp'])('limit how often a client may call %s', (service) => {
    const wanted = gateway.Routes.find(({ name }: Json) => name === `${service}-route`);
    expect(wanted.paths).toEqual([`${made(service, `httproute-${service}`).spec.rules[0].matches[0].path.value}/*`]);
    expect(wanted.service).toBe(made(service, `httproute-${service}`).spec.rules[0].backendRefs[0].name);
    const { rateLimit, targetRefs } = made(service, `backendtrafficpolicy-${service}`).spec;
    expect(rateLimit.local.rules[0].limit).toEqual({
      requests: plugin(service, 'rate-limiting').minute,
      unit: 'Minute',
    });
    expect(targetRefs).toEqual([{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: service }]);
  });

  test.each([
    ['tabular', 'production', 'api.inferloop.io'],
    ['textnlp', 'production', 'api.inferloop.io'],
    ['textnlp', 'staging', 'staging.inferloop.io'],
  ])('ask for a token at %s, in %s of its own auth-service', (service, environment, host) => {
    expect(plugin(service, 'jwt-auth')).toEqual({ enabled: true });
    const { jwt, targetRefs } = made(service, `securitypolicy-${service}`, environment).spec;
    expect(jwt.providers).toMatchObject([
      { issuer: `https://${host}/api/auth`, remoteJWKS: { uri: `https://${host}/api/auth/.well-known/jwks.json` } },
    ]);
    expect(targetRefs).toEqual([{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: service }]);
    const [rule] = made('auth-service', 'httproute-auth-service', environment).spec.rules;
    expect(rule.matches).toEqual([{ path: { type: 'PathPrefix', value: '/api/auth' } }]);
  });

  test('let browsers of the one origin call tabular, and none textnlp', () => {
    const { cors } = made('tabular', 'securitypolicy-tabular').spec;
    expect(cors).toMatchObject({ allowOrigins: plugin('tabular', 'cors').origins, allowCredentials: false });
    expect(plugin('textnlp', 'cors')).toBeUndefined();
    expect(made('textnlp', 'securitypolicy-textnlp').spec).not.toHaveProperty('cors');
  });

  test('add the header to requests of textnlp, and none to those of tabular', () => {
    const { headers } = plugin('textnlp', 'request-transformer').add;
    const added = Object.entries(headers).map(([name, value]) => ({ name, value }));
    expect(made('textnlp', 'httproute-textnlp').spec.rules[0].filters).toEqual([
      { type: 'RequestHeaderModifier', requestHeaderModifier: { set: added } },
    ]);
    expect(made('tabular', 'httproute-tabular').spec.rules[0]).not.toHaveProperty('filters');
  });
});

describe('the clusters of the unified plan', () => {
  test('on AWS: two node groups, of which the one with GPUs is tainted', () => {
    const groups = resources('production.cluster', 'aws_eks_node_group');
    expect(
      groups.map(({ instance_types: types, scaling_config: { min_size: min, max_size: max }, taint }) => ({
        types,
        min,
        max,
        taint,
      })),
    ).toEqual([
      { types: ['m5.xlarge'], min: 3, max: 40, taint: [] },
      {
        types: ['g4dn.xlarge'],
        min: 1,
        max: 5,
        taint: [{ key: 'nvidia.com/gpu', value: 'true', effect: 'NO_SCHEDULE' }],
      },
    ]);
  });

  test('on Azure: a default pool, and one with GPUs; the plan’s machine with them is retired', () => {
    const [{ default_node_pool: pool }] = resources('production-azure.cluster', 'azurerm_kubernetes_cluster');
    expect(pool).toMatchObject({ vm_size: 'Standard_D4s_v3', auto_scaling_enabled: true, min_count: 3, max_count: 40 });
    expect(resources('production-azure.cluster', 'azurerm_kubernetes_cluster_node_pool')).toMatchObject([
      { name: 'gpu', vm_size: 'Standard_NC4as_T4_v3', min_count: 1, node_taints: ['nvidia.com/gpu=true:NoSchedule'] },
    ]);
  });

  test('on Google: two pools and limits of what the cluster adds by itself, in the stable channel', () => {
    const [cluster] = resources('production-google.cluster', 'google_container_cluster');
    expect(cluster.release_channel).toEqual({ channel: 'STABLE' });
    expect(cluster.cluster_autoscaling).toMatchObject({
      enabled: true,
      resource_limits: [
        { resource_type: 'cpu', minimum: 10, maximum: 200 },
        { resource_type: 'memory', minimum: 40, maximum: 400 },
      ],
    });
    const pools = resources('production-google.cluster', 'google_container_node_pool');
    expect(pools).toMatchObject([
      {
        node_config: { machine_type: 'n1-standard-4' },
        autoscaling: { total_min_node_count: 3, total_max_node_count: 40 },
      },
      { node_config: { machine_type: 'n1-standard-4', guest_accelerator: [{ type: 'nvidia-tesla-t4', count: 1 }] } },
    ]);
  });

  test('are of a version in support; the plan’s 1.28 no longer is', () => {
    expect(resources('production.cluster', 'aws_eks_cluster')[0].version).toBe('1.35');
    expect(resources('production-azure.cluster', 'azurerm_kubernetes_cluster')[0].kubernetes_version).toBe('1.35');
  });
});

describe('the monitoring of the unified plan', () => {
  const [job] = (
    load(`
prometheus:
  serverFiles:
    prometheus.yml:
      global:
        scrape_interval: 15s
      scrape_configs:
        - job_name: 'inferloop-services'
          kubernetes_sd_configs:
            - role: pod
          relabel_configs:
            - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]
              action: keep
              regex: true
            - source_labels: [__meta_kubernetes_pod_label_app]
              action: replace
              target_label: service
`) as Json
  ).prometheus.serverFiles['prometheus.yml'].scrape_configs;
  const [keep, replace] = job.relabel_configs;

  test.each(['tabular', 'textnlp', 'syndoc', 'auth-service', 'websocket-gateway'])(
    'keeps the pods of %s, and calls them by its name',
    (service) => {
      const { annotations, labels } = made(service, `deployment-${service}`).spec.template.metadata;
      // Prometheus writes _ for what a label of its own cannot hold.
      const found = (all: object, kind: string) =>
        Object.fromEntries(
          Object.entries(all).map(([key, value]) => [
            `__meta_kubernetes_pod_${kind}_${key.replace(/\W/g, '_')}`,
            value,
          ]),
        );
      const meta: Json = { ...found(annotations, 'annotation'), ...found(labels, 'label') };
      expect(meta[keep.source_labels[0]]).toBe(String(keep.regex));
      expect(meta[replace.source_labels[0]]).toBe(service);
    },
  );
});

describe('what the unified plan says of many services on one cluster', () => {
  const namespaces = 'kubernetes/inferloop/clusters/production/components/namespaces';

  test('quotas, priorities and budgets of disruption', () => {
    expect(yaml(`${namespaces}/resourcequota-inferloop-production.yaml`).spec.hard).toMatchObject({
      'requests.cpu': '400',
    });
    for (const name of ['critical', 'standard', 'batch'])
      expect(yaml(`${namespaces}/priorityclass-inferloop-${name}.yaml`).kind).toBe('PriorityClass');
    for (const name of ['tabular', 'textnlp', 'syndoc', 'auth-service', 'job-workers', 'websocket-gateway'])
      expect(made(name, `poddisruptionbudget-${name}`).kind).toBe('PodDisruptionBudget');
  });

  test('tags of cost, of the platform and of each service', () => {
    const [database] = resources('production.data', 'aws_db_instance');
    expect(database).toBeDefined();
    const { provider } = JSON.parse(
      readFileSync(join(dist, 'terraform/stacks/inferloop.production.tabular/cdk.tf.json'), 'utf8'),
    );
    // The plan has `terraform` as what manages it; what writes the Terraform says more.
    expect(provider.aws[0].default_tags[0].tags).toEqual({
      Project: 'inferloop',
      Environment: 'production',
      ManagedBy: 'strata',
      CostCenter: 'engineering',
      Service: 'tabular',
      Team: 'tabular',
      Owner: 'tabular@inferloop.io',
    });
  });
});
