import type { Binding } from '../../lib/model/binding';
import type { Resources } from '../../lib/model/parts/resources';
import type { Service } from '../../lib/model/service';
import type { StackUnit, Unit } from '../../lib/model/unit';

/** Some of it; a list stands for the whole list. */
export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** What a container asks for. */
export const resources: Resources = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } };

const http = { name: 'http', port: 8080, protocol: 'TCP' } as const;

const service: Service = {
  name: 'tabular',
  source: 'services/shop/tabular/deployment-config.yaml',
  namespace: 'shop-production',
  metadata: { labels: {}, annotations: {} },
  workload: {
    type: 'api',
    image: { reference: 'ghcr.io/acme/tabular:1.2.3', version: '1.2.3', pullPolicy: 'IfNotPresent', pullSecrets: [] },
  },
  scaling: { replicas: 1 },
  rollout: { type: 'RollingUpdate' },
  scheduling: { nodeSelector: {}, tolerations: [], spread: [] },
  resources,
  networking: {
    containerPorts: [http],
    endpoints: [
      { name: 'tabular', type: 'ClusterIP', annotations: {}, ports: [{ ...http, port: 80, targetPort: 'http' }] },
    ],
  },
  volumes: [],
  health: {},
  lifecycle: { terminationGracePeriodSeconds: 30, initContainers: [], sidecars: [] },
  security: {
    context: {
      runAsNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      privileged: false,
      capabilities: { add: [], drop: ['ALL'] },
      seccompProfile: 'RuntimeDefault',
    },
    level: 'restricted',
    automountToken: false,
    rbac: [],
    ingress: [],
    egress: [],
    replaceFlows: false,
  },
  batch: { backoffLimit: 3, parallelism: 1, completions: 1, concurrencyPolicy: 'Forbid', suspend: false },
  calls: [],
  externals: [],
  backings: [],
  variables: {},
  references: {},
  variablesFrom: [],
  files: [],
  secrets: [],
  annotations: {},
  overrides: [],
  extras: [],
  generation: 1,
};

/** The least that a service can be. */
const minimal: Unit = {
  platform: {
    name: 'shop',
    source: 'apps/shop/platform.yaml',
    domain: 'example.com',
    registry: 'ghcr.io/acme',
    gateway: 'envoy',
    contact: 'ops@example.com',
    gitops: { url: 'https://example.com/shop.git', branch: 'main' },
    tags: {},
    storageClasses: {},
    priorities: {},
    basePath: '',
    tiers: {},
    aliases: {},
    environmentContract: {},
    labels: {},
  },
  environment: {
    name: 'production',
    source: 'apps/shop/environments/production.yaml',
    stage: 'production',
    cloud: 'aws',
    placements: { aws: { region: 'eu-central-1', account: '123456789012' } },
    cluster: { name: 'production', cloud: 'aws', version: '1.35', nodePools: [], apiAllowList: [] },
    clusterOwner: 'production',
    network: { cidr: '10.20.0.0/16', zones: 3, nat: 'perZone' },
    shared: {},
    deletionProtection: true,
    host: 'api.example.com',
    quota: {},
    limits: { default: {}, defaultRequest: {} },
  },
  service,
  callers: [],
  callees: [],
  bindings: [],
  managed: [],
  values: {},
  files: [],
  podLabels: {},
  egress: [],
  logins: [],
  names: { namespace: 'shop-production', bundle: 'shop-production-tabular-abc123', secrets: 'tabular-secrets' },
  components: [],
};

/** A closed unit; what is not given is the least that a service can be. */
export function unit(given: DeepPartial<Unit> = {}): Unit {
  return merge(minimal, given) as Unit;
}

/** A stack of a service, with just enough in it for the cluster's side. */
export function stack(bindings: readonly Binding[] = [], namespace = 'shop-production'): StackUnit {
  const context = { platform: 'shop', scope: 'production', tags: {}, protect: true, namespace, generation: 1 };
  return { name: 'shop.production.tabular', source: service.source, context, sites: {}, bindings, after: [] };
}

/** A database, bound. */
export function database(given: Partial<Binding> = {}): Binding {
  return {
    name: 'database',
    kind: 'database',
    cloud: 'aws',
    access: 'readWrite',
    default: true,
    generation: 1,
    options: {},
    native: {},
    extras: {},
    physicalName: 'shop-production-tabular-database',
    port: 5432,
    values: {},
    ...given,
  } as Binding;
}

function merge(base: unknown, given: unknown): unknown {
  if (!isRecord(base) || !isRecord(given)) return given;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(given)) merged[key] = key in base ? merge(base[key], value) : value;
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
