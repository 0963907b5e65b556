import type { ClusterUnit, Delivery, Namespace } from '../../lib/model/cluster-unit';
import type { Environment } from '../../lib/model/environment';

const cluster = {
  name: 'live',
  cloud: 'aws',
  version: '1.35',
  nodePools: [],
  apiAllowList: [],
};

/** An environment of the shop, on its one cluster. */
export function environment(name = 'live', changes: Partial<Environment> = {}): Environment {
  return {
    name,
    source: `apps/shop/environments/${name}.yaml`,
    stage: 'production',
    cloud: 'aws',
    placements: {},
    cluster,
    clusterOwner: 'live',
    network: { cidr: '10.0.0.0/16', zones: 2, nat: 'single' },
    shared: {},
    deletionProtection: false,
    host: `${name}.example.com`,
    quota: { 'requests.cpu': '20', pods: '100' },
    limits: { default: { memory: '256Mi' }, defaultRequest: { cpu: '50m', memory: '128Mi' } },
    ...changes,
  };
}

/** A namespace of the shop. */
export function namespace(name = 'shop-live', changes: Partial<Namespace> = {}): Namespace {
  return { name, environment: environment(), level: 'restricted', hasWorkloads: true, ...changes };
}

/** What Flux applies for one service of the shop. */
export function delivery(service: string, changes: Partial<Delivery> = {}): Delivery {
  return {
    environment: 'live',
    service,
    namespace: 'shop-live',
    namespaces: {},
    phases: ['bindings', 'migrate', 'run'],
    timeoutSeconds: { login: 600, bindings: 60, migrate: 900, monitoring: 180, run: 240 },
    components: ['external-secrets', 'envoy-gateway', 'cert-manager'],
    ...changes,
  };
}

/** A cluster with one service in one namespace. */
export function clusterUnit(changes: Partial<ClusterUnit> = {}): ClusterUnit {
  return {
    platform: {
      name: 'shop',
      source: 'apps/shop/platform.yaml',
      domain: 'example.com',
      registry: 'ghcr.io/shop',
      gateway: 'envoy',
      contact: 'operations@example.com',
      gitops: { url: 'https://github.com/shop/platform', branch: 'main' },
      basePath: '',
      tiers: {},
      aliases: {},
      environmentContract: {},
      labels: {},
      tags: {},
      storageClasses: {},
      priorities: { critical: 1000 },
    },
    cluster,
    source: 'apps/shop/platform.yaml',
    namespaces: [namespace()],
    deliveries: [delivery('orders')],
    components: ['envoy-gateway', 'cert-manager', 'external-secrets', 'metrics-server'],
    stores: [
      {
        name: 'shop-live',
        provider: { aws: { service: 'SecretsManager', region: 'eu-central-1' } },
        namespaces: ['shop-live'],
      },
    ],
    hosts: [{ host: 'live.example.com', tls: true, environment: 'live' }],
    ...changes,
  };
}
