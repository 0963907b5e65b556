import type { Kind, Kinds } from '../../lib/model/backing';

/** Complete options of each kind: plain ones, then ones that ask for all that the kind can do. */
export const variants: { readonly [K in Kind]: readonly Kinds[K][] } = {
  network: [
    { cidr: '10.0.0.0/16', zones: 2, nat: 'single', flowLogs: false },
    { cidr: '10.0.0.0/16', zones: 3, nat: 'perZone', flowLogs: true },
  ],
  cluster: [
    { version: '1.33', nodePools: [], apiAllowList: [], logRetentionDays: 30, deletionProtection: false },
    {
      version: '1.33',
      nodePools: [
        {
          name: 'gpu',
          size: 'large',
          instanceTypes: [],
          min: 1,
          max: 3,
          diskGiB: 50,
          gpu: { type: 't4', count: 1 },
          spot: true,
          labels: { tier: 'gpu' },
          taints: [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }],
        },
      ],
      apiAllowList: ['192.0.2.0/24'],
      logRetentionDays: 90,
      deletionProtection: true,
      maintenanceWindow: 'sun:03:00-sun:04:00',
    },
  ],
  database: (['postgres', 'mysql'] as const).map((engine) => ({
    engine,
    version: engine === 'mysql' ? '8.4' : '17',
    size: 'small',
    storageGiB: 500,
    highlyAvailable: engine === 'mysql',
    backupRetentionDays: 7,
    deletionProtection: engine === 'mysql',
    databaseName: 'orders',
    window: 'sun:03:00-sun:04:00',
    applyImmediately: false,
  })),
  cache: [false, true].map((all) => ({
    engine: 'redis',
    version: '7',
    size: 'medium',
    highlyAvailable: all,
    persistent: all,
    eviction: 'allkeys-lru',
    deletionProtection: all,
    window: all ? 'sun:03:00-sun:04:00' : undefined,
    applyImmediately: !all,
  })),
  bucket: [
    { versioned: false, deletionProtection: false, corsOrigins: [] },
    {
      versioned: true,
      retentionDays: 365,
      archiveAfterDays: 90,
      noncurrentDays: 30,
      deletionProtection: true,
      corsOrigins: ['https://app.example.com'],
    },
  ],
  queue: [false, true].map((fifo) => ({
    fifo,
    visibilityTimeoutSeconds: 30,
    retentionSeconds: 86400,
    maxMessageKiB: 256,
    deadLetterAfter: fifo ? 5 : undefined,
  })),
  topic: [false, true].map((fifo) => ({
    fifo,
    queues: fifo ? ['shop-live-orders-work-123456.fifo'] : ['shop-live-orders-work-123456'],
  })),
  secret: [{ recoveryDays: 7 }, { recoveryDays: 30, generateLength: 32 }],
  key: [{ rotationDays: 365, deletionWindowDays: 30 }],
  registry: [{ repositories: ['orders'], immutableTags: true, scanOnPush: true, untaggedDays: 14 }],
};
