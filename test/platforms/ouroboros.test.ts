import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { synthesize } from '../../lib/synth/synthesize';

const root = join(__dirname, '../..');
const dist = mkdtempSync(join(tmpdir(), 'ouroboros-'));

beforeAll(async () => {
  const { problems } = await synthesize({ root, dist, platform: 'ouroboros', strict: true });
  expect(problems).toEqual([]);
});

afterAll(() => rmSync(dist, { recursive: true }));

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;
const yaml = (path: string): Json => load(readFileSync(join(dist, 'kubernetes/ouroboros', path), 'utf8'));
const json = (path: string): Json => JSON.parse(readFileSync(join(dist, path), 'utf8'));
const made = (service: string, file: string, environment = 'production'): Json =>
  yaml(`environments/${environment}/${service}/run/${file}.yaml`);
const settingsOf = (service: string, environment: string): Json => {
  const { data } = yaml(`environments/${environment}/${service}/bindings/configmap-${service}.yaml`);
  return JSON.parse(data['appsettings.Production.json']);
};

/** The selector of the guide, `app: redis`, becomes the recommended labels; the pods bear `app` beside them. */
const selectorOf = (name: string) => ({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name });

const guide = loadAll(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: redis
  namespace: monadic-pipeline
spec:
  replicas: 1
  selector:
    matchLabels:
      app: redis
  template:
    metadata:
      labels:
        app: redis
    spec:
      containers:
        - name: redis
          image: redis:7-alpine
          ports:
            - containerPort: 6379
          volumeMounts:
            - name: redis-data
              mountPath: /data
      volumes:
        - name: redis-data
          persistentVolumeClaim:
            claimName: redis-storage
---
apiVersion: v1
kind: Service
metadata:
  name: redis-service
  namespace: monadic-pipeline
spec:
  selector:
    app: redis
  ports:
    - port: 6379
      targetPort: 6379
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: redis-storage
  namespace: monadic-pipeline
spec:
  accessModes:
    - ReadWriteOnce
  storageClassName: ionos-enterprise-ssd
  resources:
    requests:
      storage: 20Gi
`) as Json[];

describe('the guide’s k8s/redis.yaml', () => {
  const [deployment, service, claim] = guide;

  test('its Deployment, field by field', () => {
    const ours = made('redis', 'deployment-redis');
    const { selector, template, ...spec } = deployment.spec;
    expect(ours).toMatchObject({
      apiVersion: deployment.apiVersion,
      kind: deployment.kind,
      metadata: deployment.metadata,
      spec,
    });
    expect(ours.spec.template.metadata).toMatchObject(template.metadata);

    // Ours mounts /tmp too, since the root file system is read-only.
    const [container] = template.spec.containers;
    const [own, ...sidecars] = ours.spec.template.spec.containers;
    expect(sidecars).toEqual([]);
    expect(own).toMatchObject({ name: container.name, image: `docker.io/library/${container.image}` });
    expect(own.ports).toMatchObject(container.ports);
    expect(own.volumeMounts).toEqual(expect.arrayContaining(container.volumeMounts));
    expect(ours.spec.template.spec.volumes).toEqual(expect.arrayContaining(template.spec.volumes));

    expect(selector.matchLabels).toEqual({ app: 'redis' });
    expect(ours.spec.selector.matchLabels).toEqual(selectorOf('redis'));
    expect(ours.spec.template.metadata.labels).toMatchObject(selectorOf('redis'));
  });

  test('a new Redis waits for the old one, which holds the disk; the guide leaves out that two could not start', () => {
    expect(made('redis', 'deployment-redis').spec.strategy).toEqual({ type: 'Recreate' });
  });

  test('its Service, field by field', () => {
    const ours = made('redis', 'service-redis-service');
    const { selector, ...spec } = service.spec;
    expect(ours).toMatchObject({
      apiVersion: service.apiVersion,
      kind: service.kind,
      metadata: service.metadata,
      spec,
    });
    expect(selector).toEqual({ app: 'redis' });
    expect(ours.spec.selector).toEqual(selectorOf('redis'));
  });

  test('its claim, field by field', () => {
    const ours = made('redis', 'persistentvolumeclaim-redis-storage');
    expect(ours).toMatchObject(claim);
    expect(ours.spec).toEqual(claim.spec);
  });

  test('staging has the same in monadic-pipeline-staging', () => {
    const files = ['deployment-redis', 'service-redis-service', 'persistentvolumeclaim-redis-storage'];
    const namespaces = files.map((file) => made('redis', file, 'staging').metadata.namespace);
    expect(namespaces).toEqual(files.map(() => 'monadic-pipeline-staging'));
    expect(made('redis', files[2]!, 'staging').spec).toEqual(claim.spec);
  });
});

describe('scenario 2, more replicas of the web API', () => {
  test.each([
    ['production', 4],
    ['staging', 2],
  ])('%s has %i', (environment, replicas) => {
    const file = 'deployment-monadic-pipeline-webapi';
    const { spec } = made('monadic-pipeline-webapi', file, environment);
    expect(spec.replicas).toBe(replicas);
    expect(spec.template.metadata.labels.app).toBe('monadic-pipeline-webapi');
    expect(spec.template.spec.containers[0].resources).toMatchObject({
      requests: { memory: '512Mi' },
      limits: { memory: '2Gi' },
    });
  });

  test('it answers at http://monadic-pipeline-webapi-service/health', () => {
    const { spec } = made('monadic-pipeline-webapi', 'service-monadic-pipeline-webapi-service');
    expect(spec.ports).toMatchObject([{ port: 80, targetPort: 8080 }]);
    const [{ livenessProbe, ports }] = made('monadic-pipeline-webapi', 'deployment-monadic-pipeline-webapi').spec
      .template.spec.containers;
    expect(livenessProbe.httpGet).toMatchObject({ path: '/health', port: 'http' });
    expect(ports).toMatchObject([{ containerPort: 8080 }]);
  });
});

describe('scenario 5, a larger disk for Qdrant', () => {
  const file = 'persistentvolumeclaim-qdrant-storage';

  test('its claim: 50Gi before, 100Gi in production', () => {
    const asked = load('spec: { resources: { requests: { storage: 100Gi } } }') as object;
    expect(made('qdrant', file)).toMatchObject(asked);
    expect(made('qdrant', file, 'staging').spec.resources.requests.storage).toBe('50Gi');
    expect(made('qdrant', file).spec.storageClassName).toBe('ionos-enterprise-ssd');
  });

  test('it is mounted where the guide looks, and answers where it asks', () => {
    const [container] = made('qdrant', 'deployment-qdrant').spec.template.spec.containers;
    expect(container.volumeMounts).toContainEqual({ name: 'qdrant-data', mountPath: '/qdrant/storage' });
    expect(made('qdrant', 'service-qdrant-service').spec.ports).toMatchObject([{ port: 6333 }, { port: 6334 }]);
  });
});

describe('scenarios 1 and 4, configuration', () => {
  const cache = { Type: 'Redis', ConnectionString: 'redis-service:6379', DefaultExpiration: 3600 };

  test.each(['monadic-pipeline', 'monadic-pipeline-webapi'])(
    '%s reads the guide’s appsettings and variables',
    (service) => {
      expect(settingsOf(service, 'production')).toEqual({
        Pipeline: { LlmProvider: { OllamaEndpoint: 'http://ollama-service:11434' }, Cache: cache },
        Features: { UseRedisCache: false, EnableNewAlgorithm: false, MaxConcurrentRequests: 10 },
      });
      const [container] = made(service, `deployment-${service}`).spec.template.spec.containers;
      expect(container.env).toContainEqual({
        name: 'PIPELINE__LlmProvider__OllamaEndpoint',
        value: 'http://ollama-service:11434',
      });
      expect(container.volumeMounts).toContainEqual(
        expect.objectContaining({
          mountPath: '/app/appsettings.Production.json',
          subPath: 'appsettings.Production.json',
        }),
      );
    },
  );

  test('a flag is on in staging first', () => {
    expect(settingsOf('monadic-pipeline-webapi', 'staging').Features).toMatchObject({
      UseRedisCache: true,
      MaxConcurrentRequests: 10,
    });
  });

  test('the Service that they name is there, and lets them in', () => {
    expect(made('ollama', 'service-ollama-service').spec.ports).toMatchObject([{ port: 11434, targetPort: 11434 }]);
    const allowed = JSON.stringify(made('ollama', 'networkpolicy-ollama').spec.ingress);
    expect(allowed).toContain('monadic-pipeline-webapi');
  });

  test('the command line has neither port nor Service', () => {
    const [container] = made('monadic-pipeline', 'deployment-monadic-pipeline').spec.template.spec.containers;
    expect(container).not.toHaveProperty('ports');
    expect(container).not.toHaveProperty('livenessProbe');
    expect(() => made('monadic-pipeline', 'service-monadic-pipeline')).toThrow('ENOENT');
    expect(container.image).toBe('adaptive-systems.cr.de-fra.ionos.com/monadic-pipeline:1.0.0');
  });
});

describe('scenario 3, the cluster', () => {
  const nodes = (environment: string): Json =>
    Object.values(
      json(`terraform/stacks/ouroboros.${environment}.cluster/cdk.tf.json`).resource.ionoscloud_k8s_node_pool,
    )[0];

  test('production has 3 nodes', () => {
    expect(nodes('production')).toMatchObject({ node_count: 3 });
  });

  test('no pod is root, and every namespace holds them to that', () => {
    for (const environment of ['development', 'staging', 'production']) {
      const suffix = environment === 'production' ? '' : `-${environment}`;
      const path = `clusters/${environment}/components/namespaces/namespace-monadic-pipeline${suffix}.yaml`;
      expect(yaml(path).metadata.labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
    }
  });

  test('the state is in IONOS’s object storage, which the state stack makes', () => {
    const { terraform } = json('terraform/stacks/ouroboros.production.cluster/cdk.tf.json');
    const { bucket, endpoints } = terraform.backend.s3;
    const { resource } = json('terraform/stacks/ouroboros.ionos-22222222.state/cdk.tf.json');
    const [store] = Object.values(resource.ionoscloud_s3_bucket) as Json[];
    expect(store.name).toBe(bucket);
    expect(endpoints.s3).toBe(`https://s3.${store.region}.ionoscloud.com`);
  });
});
