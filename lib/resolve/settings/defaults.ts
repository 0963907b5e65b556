import type { WorkloadType } from '../../model/parts/workload';
import { workloadTypes } from '../../model/workload-types';
import type { Kind, Kinds } from '../../model/backing';
import type { Stage } from '../../model/environment';
import type { Settings } from '../../spec/service-spec';

type Options = { readonly [K in Kind]: Kinds[K] };

/** Type of a service whose spec has none. */
export const defaultType: WorkloadType = 'api';

/** Defaults of every service. */
export const base: Settings = {
  service: { type: defaultType },
  deployment: { replicas: { min: 2, max: 2 }, strategy: { type: 'RollingUpdate' }, scaling: { cpu: 70 } },
  resources: { requests: { cpu: '100m', memory: '256Mi' } },
};

/** Defaults by stage. */
export const stages: Readonly<Record<Stage, Settings>> = {
  development: { deployment: { replicas: { min: 1, max: 1 } } },
  staging: {},
  production: {},
};

/** What a type of workload changes of it. */
export const types: Readonly<Record<string, Settings>> = Object.fromEntries(
  Object.entries(workloadTypes).flatMap(([type, { replicas }]) =>
    replicas === undefined ? [] : [[type, { deployment: { replicas: { min: replicas, max: replicas } } }]],
  ),
);

/** Gateway of a platform that names none. */
export const defaultGateway = 'envoy';

/** Default version of MySQL, which has other versions than PostgreSQL. */
export const mysqlVersion = '8.4';

/** Defaults of backings. */
export const options: Options = {
  network: { cidr: '10.0.0.0/16', zones: 2, nat: 'single', flowLogs: false },
  cluster: { version: '1.35', nodePools: [], apiAllowList: [], logRetentionDays: 30, deletionProtection: false },
  database: {
    engine: 'postgres',
    version: '16',
    size: 'small',
    storageGiB: 20,
    highlyAvailable: false,
    backupRetentionDays: 7,
    deletionProtection: false,
    databaseName: 'app',
    applyImmediately: false,
  },
  cache: {
    engine: 'redis',
    version: '7',
    size: 'small',
    highlyAvailable: false,
    persistent: false,
    eviction: 'allkeys-lru',
    deletionProtection: false,
    applyImmediately: false,
  },
  bucket: { versioned: true, deletionProtection: false, corsOrigins: [] },
  queue: {
    fifo: false,
    visibilityTimeoutSeconds: 300,
    retentionSeconds: 345600,
    maxMessageKiB: 256,
    deadLetterAfter: 5,
  },
  topic: { fifo: false, queues: [] },
  secret: { recoveryDays: 7 },
  key: { rotationDays: 365, deletionWindowDays: 7 },
  registry: { repositories: [], immutableTags: true, scanOnPush: true, untaggedDays: 14 },
  worker: {
    main: 'src/index.ts',
    compatibilityDate: '2025-09-01',
    compatibilityFlags: [],
    buckets: {},
    queues: {},
    stores: {},
    services: {},
    variables: {},
    secrets: [],
    routes: [],
    crons: [],
  },
};

/** Defaults by stage. */
export const policies: Readonly<Record<Stage, { readonly [K in Kind]?: Partial<Kinds[K]> }>> = {
  development: {
    database: { backupRetentionDays: 1, applyImmediately: true },
    cache: { applyImmediately: true },
    bucket: { versioned: false },
  },
  staging: {},
  production: {
    network: { zones: 3, nat: 'perZone', flowLogs: true },
    cluster: { logRetentionDays: 90, deletionProtection: true },
    database: { highlyAvailable: true, backupRetentionDays: 30, deletionProtection: true },
    cache: { highlyAvailable: true, deletionProtection: true },
    bucket: { deletionProtection: true },
    secret: { recoveryDays: 30 },
    key: { deletionWindowDays: 30 },
  },
};
