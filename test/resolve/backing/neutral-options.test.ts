import type { Backing } from '../../../lib/model/backing';
import { placed, service, shop, told } from '../shop';

const places: Readonly<Record<string, string>> = {
  aws: placed('aws', 'eu-central-1'),
  azure: placed('azure', 'eastus'),
  google: placed('google', 'us-central1'),
  ionos:
    'placements: { ionos: { region: de-txl, account: "1234567" } }\nstate: { backend: s3, store: shopstate, region: eu-central-3 }\ncluster: { version: 1.35.4 }',
  local: '',
};

/** What becomes of one backing on a cloud, and what is said of it, without the file and the path to it. */
function settled(cloud: string, integration: string) {
  const api = service('api', `integrations: { ${integration} }`);
  const there = `stage: development\ncloud: ${cloud}\n${places[cloud]}`;
  const { value, problems } = shop({ environments: { there }, services: { api } });
  const binding = value.units[0]?.bindings[0] as Pick<Backing, 'native' | 'options'> | undefined;
  const lines = told(problems).map((line) => line.replace(/^\S+ integrations\.\w+\./, ''));
  return { native: binding?.native, options: binding?.options, lines };
}

describe('a database', () => {
  test('grows, backs up and is measured as its cloud spells it', () => {
    const spec =
      'database: { storage: { size: 500, max: 1Ti }, backup: { window: "02:00-02:30", retention: 7 }, performanceInsights: false }';
    expect(settled('aws', spec)).toMatchObject({
      native: { maxStorageGiB: 1024, backupWindow: '02:00-02:30', performanceInsights: false },
      lines: [],
    });
    expect(settled('google', spec)).toMatchObject({
      native: { maxStorageGiB: 1024, backupStart: '02:00', queryInsights: false },
      lines: [],
    });
    expect(settled('azure', spec)).toMatchObject({
      native: { autoGrow: true },
      lines: [
        expect.stringMatching(/^storage\.max: azure: storage grows without a maximum; emitted without it \[W206]$/),
        expect.stringMatching(/^backup\.window: azure: .*emitted without it \[W206]$/),
      ],
    });
  });

  test.each([
    ['{ size: 100, autoscaling: true }', 400],
    ['{ size: 100, autoscaling: { max: 200 } }', 200],
    ['{ size: 100, max: 300, autoscaling: false }', undefined],
    ['100', undefined],
  ])('with storage %s grows up to %s GiB', (storage, bound) => {
    for (const cloud of ['aws', 'google'])
      expect(settled(cloud, `database: { storage: ${storage} }`)).toMatchObject({
        options: { storageGiB: 100 },
        native:
          bound === undefined
            ? expect.not.objectContaining({ maxStorageGiB: expect.anything() })
            : { maxStorageGiB: bound },
      });
  });

  test.each([
    ['"02:00"', '02:00-03:00'],
    ['"23:30"', '23:30-00:30'],
    ['"30 4 * * *"', '04:30-05:30'],
    ['"01:00-01:45"', '01:00-01:45'],
  ])('is backed up at %s', (schedule, window) =>
    expect(settled('aws', `database: { backup: { schedule: ${schedule} } }`).native).toMatchObject({
      backupWindow: window,
    }),
  );

  test.each(['"0 */6 * * *"', '"25:00"', '"* 2 * * *"', '"0 2 * * 0"'])('is not backed up at %s', (schedule) =>
    expect(settled('aws', `database: { backup: { schedule: ${schedule} } }`).lines).toEqual([
      expect.stringMatching(/backup\.schedule: expected a daily time in UTC.*\[E206]$/),
    ]),
  );

  test('has parameters; those that RDS changes at a restart wait for one', () => {
    const spec = 'database: { parameters: { max_connections: 200, work_mem: "8192", log_lock_waits: true } }';
    expect(settled('aws', spec).native).toMatchObject({
      staticParameters: { max_connections: '200' },
      parameters: { work_mem: '8192', log_lock_waits: 'on' },
    });
    const all = { max_connections: '200', work_mem: '8192', log_lock_waits: 'on' };
    expect(settled('azure', spec).native).toMatchObject({ parameters: all });
    expect(settled('google', spec).native).toMatchObject({ flags: all });
    expect(settled('local', spec)).toMatchObject({ options: { parameters: all }, lines: [] });
  });

  test('yields to what is said under the name of its cloud', () => {
    const spec = 'database: { parameters: { work_mem: "1", jit: "off" }, aws: { parameters: { work_mem: "2" } } }';
    expect(settled('aws', spec).native).toMatchObject({ parameters: { work_mem: '2', jit: 'off' } });
  });

  test('has extensions, with what loads them', () => {
    const spec = 'database: { extensions: [vector, pg_cron, pgaudit] }';
    expect(settled('aws', spec).native).toMatchObject({
      staticParameters: { shared_preload_libraries: 'pg_stat_statements,pg_cron,pgaudit' },
    });
    expect(settled('google', spec).native).toMatchObject({
      flags: { 'cloudsql.enable_pg_cron': 'on', 'cloudsql.enable_pgaudit': 'on' },
    });
    expect(settled('azure', spec).native).toMatchObject({
      extensions: ['vector', 'pg_cron', 'pgaudit'],
      parameters: { shared_preload_libraries: 'pg_cron,pg_stat_statements,pgaudit' },
    });
    expect(settled('local', 'database: { extensions: [pg_trgm, vector] }').lines).toEqual([
      expect.stringMatching(/^extensions: local: the official image of PostgreSQL lacks vector: .*\[W206]$/),
    ]);
    const own = 'database: { extensions: [vector], local: { image: "pgvector/pgvector:pg16" } }';
    expect(settled('local', own).lines).toEqual([]);
    expect(settled('aws', 'database: { type: mysql, version: "8.4", extensions: [vector] }').lines).toEqual([
      expect.stringMatching(/^extensions: mysql has none; emitted without them \[W206]$/),
    ]);
  });

  test.each([
    ['aws', '{ size: 500, iops: 12000 }', { iops: 12000 }, []],
    ['aws', '{ size: 100, iops: 12000 }', {}, [/^storage\.iops: expected none below 400 GiB of gp3.*\[E327]$/]],
    ['aws', '{ size: 500, max: 400 }', {}, [/^storage\.max: expected more than the storage, 500, got 400 \[E327]$/]],
    ['google', '{ size: 500, iops: 3000 }', {}, [/^storage\.iops: google: .*emitted without it \[W206]$/]],
    ['azure', '{ size: 500, iops: 3000 }', {}, [/^storage\.iops: azure: .*azure\.storageTier.*\[W206]$/]],
    ['local', '{ size: 500, iops: 3000 }', {}, [/^storage\.iops: local: .*emitted without it \[W206]$/]],
  ])('on %s with storage %s says at the line what cannot be', (cloud, storage, native, said) => {
    const { lines, ...made } = settled(cloud, `database: { storage: ${storage} }`);
    expect(lines).toEqual(said.map((one) => expect.stringMatching(one)));
    expect(made.native).toMatchObject(native);
  });

  test('of MySQL on Azure has operations as asked for, within the bounds of Azure', () => {
    const spec = (iops: number) => `database: { type: mysql, version: "8.4", storage: { iops: ${iops} } }`;
    expect(settled('azure', spec(1000))).toMatchObject({ native: { iops: 1000 }, lines: [] });
    expect(settled('azure', spec(100)).lines).toEqual([expect.stringMatching(/^storage\.iops: .*\[E327]$/)]);
  });

  test('is never without encryption or a way back', () => {
    const { lines } = settled(
      'aws',
      'database: { storage: { size: 20, encrypted: false }, backup: { pointInTimeRecovery: false } }',
    );
    expect(lines).toEqual([
      expect.stringMatching(/^backup\.pointInTimeRecovery: it is part of backups; emitted so \[W206]$/),
      expect.stringMatching(/^storage\.encrypted: expected encryption at rest.*\[E372]$/),
    ]);
  });
});

describe('a database, in words that many clouds have', () => {
  test.each([
    ['aws', { storageType: 'gp3', performanceInsightsRetentionDays: 31, monitoringIntervalSeconds: 30 }, []],
    ['google', { diskType: 'PD_SSD' }, ['monitoring', 'queryInsights.retention']],
    [
      'azure',
      { standby: 'SameZone', parameters: { 'pg_qs.retention_period_in_days': '30' } },
      ['queryInsights.retention', 'monitoring'],
    ],
  ])('on %s is what the cloud calls them, and the rest is told', (cloud, native, told) => {
    const more = cloud === 'azure' ? ', highlyAvailable: { mode: sameZone }' : '';
    const { lines, ...made } = settled(
      cloud,
      `database: { storage: { size: 50, type: gp3 }, queryInsights: { retention: 31d }, monitoring: { interval: 30s }${more} }`,
    );
    expect(made.native).toMatchObject(native);
    expect(lines.map((line) => line.split(':')[0])).toEqual(told);
  });

  test('has a copy of its backups where it says', () => {
    const copied = (cloud: string, backup: string) => settled(cloud, `database: { backup: { ${backup} } }`);
    expect(copied('aws', 'crossRegion: eu-west-1').options).toMatchObject({
      backupCopy: true,
      backupRegion: 'eu-west-1',
    });
    expect(copied('google', 'location: us-east1')).toMatchObject({ native: { backupLocation: 'us-east1' }, lines: [] });
    expect(copied('aws', 'crossRegion: true').lines).toEqual([
      expect.stringMatching(/^backup\.crossRegion: expected a region, as backup\.location or failoverRegion.*\[E321]$/),
    ]);
    expect(copied('azure', 'crossRegion: true').lines).toEqual([
      expect.stringMatching(/^backup\.crossRegion: expected customerManagedKey: false.*\[E327]$/),
    ]);
  });

  test('checks whom it speaks to as the service asks, and never plainly', () => {
    const values = (cloud: string, ssl: string) => {
      const api = service('api', `integrations: { database: { ${ssl} } }`);
      const there = `stage: development\ncloud: ${cloud}\n${places[cloud]}`;
      const { value, problems } = shop({ environments: { there }, services: { api } });
      const { DATABASE_SSL_MODE: mode, DATABASE_SSL_CA: ca } = value.units[0]!.values as Record<string, object>;
      return { mode, ca, codes: problems.map(({ code }) => code) };
    };
    expect(values('aws', 'ssl: { verify: true, ca: /etc/rds.pem }')).toEqual({
      mode: { literal: 'verify-full' },
      ca: { literal: '/etc/rds.pem' },
      codes: [],
    });
    expect(values('aws', 'sslMode: verify-ca').mode).toEqual({ literal: 'verify-ca' });
    expect(values('aws', 'ssl: { mode: prefer }').codes).toEqual(['E372']);
    expect(values('local', 'ssl: { mode: require }')).toEqual({
      mode: { literal: 'disable' },
      ca: undefined,
      codes: ['W206'],
    });
  });

  test.each([
    ['{ atRest: false }', ['encryption.atRest: expected encryption at rest, which is always on, got false [E372]']],
    ['{ inTransit: false }', ['encryption.inTransit: expected TLS, which is always on, got false [E372]']],
    ['{ atRest: true, inTransit: true, algorithm: AES256 }', []],
    ['{ algorithm: DES }', [expect.stringMatching(/^encryption\.algorithm: .*AES-256.*emitted so \[W206]$/)]],
    [
      '{ kmsKeyId: alias/mine }',
      [expect.stringMatching(/^encryption\.kmsKeyId: .*security\.encryption\.key\.existing.*\[W206]$/)],
    ],
  ])('with encryption %s says what is always so', (encryption, said) =>
    expect(settled('aws', `database: { encryption: ${encryption} }`).lines).toEqual(said),
  );
});

describe('a cache', () => {
  test('has shards, replicas and a way to persist as its cloud spells them', () => {
    const spec = 'cache: { cluster: true, replicas: 2, persistence: { type: rdb, interval: 6h } }';
    expect(settled('google', spec)).toMatchObject({
      native: { shards: 3, replicasPerShard: 2, persistence: 'RDB', snapshotPeriod: 'SIX_HOURS' },
      lines: [],
    });
    expect(settled('aws', spec)).toMatchObject({
      native: { shards: 3, replicasPerShard: 2 },
      lines: [expect.stringMatching(/^persistence\.interval: aws: .*\[W206]$/)],
    });
    expect(settled('azure', spec)).toMatchObject({
      native: { persistence: '6h' },
      lines: [expect.stringMatching(/^replicas: azure: /), expect.stringMatching(/^cluster: azure: /)],
    });
    expect(settled('azure', 'cache: { persistence: { type: rdb, interval: 5h } }').lines).toEqual([
      expect.stringMatching(/^persistence\.interval: .*\[E327]$/),
    ]);
  });

  test('has parameters and backups as its cloud spells them', () => {
    const spec = 'cache: { parameters: { timeout: 300 }, backup: { retention: 14, window: "03:00-04:00" } }';
    expect(settled('aws', spec)).toMatchObject({
      native: { parameters: { timeout: '300' }, snapshotRetentionDays: 14, snapshotWindow: '03:00-04:00' },
      lines: [],
    });
    expect(settled('google', spec)).toMatchObject({
      native: { parameters: { timeout: '300' }, backupRetentionDays: 14, backupHour: 3 },
      lines: [],
    });
    expect(settled('azure', spec).lines).toEqual(
      ['parameters', 'backup', 'backup.window'].map((path) =>
        expect.stringMatching(new RegExp(`^${path.replace('.', '\\.')}: azure: .*emitted without it \\[W206]$`)),
      ),
    );
    expect(settled('aws', 'cache: { backup: false }').native).toMatchObject({ snapshotRetentionDays: 0 });
    expect(settled('aws', 'cache: { backup: 60 }').lines).toEqual([
      expect.stringMatching(/^backup: aws: expected at most 35, got 60; emitted 35 \[W206]$/),
    ]);
  });
});

describe('a bucket', () => {
  const spec = 'storage: { cors: { origins: ["https://a.example"], methods: ["*"], headers: [X-Own], maxAge: 10m } }';

  test.each(['aws', 'azure', 'google', 'ionos'])('on %s answers browsers as asked', (cloud) =>
    expect(settled(cloud, spec)).toMatchObject({
      options: { corsOrigins: ['https://a.example'], corsHeaders: ['X-Own'] },
      native: { corsMethods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'], corsMaxAgeSeconds: 600 },
      lines: [],
    }),
  );

  test('inside the cluster answers any method and header', () =>
    expect(settled('local', spec).lines).toEqual(
      ['methods', 'headers', 'maxAge'].map((key) =>
        expect.stringMatching(new RegExp(`^cors\\.${key}: local: .*\\[W206]$`)),
      ),
    ));

  test('moves objects to the classes that its cloud has', () => {
    const lifecycle =
      'storage: { storageClass: standard, lifecycle: { transitions: [{ days: 30, class: STANDARD_IA }, { days: 90, class: GLACIER }] } }';
    expect(settled('aws', lifecycle)).toMatchObject({
      native: { infrequentAfterDays: 30, archiveClass: 'GLACIER' },
      options: { archiveAfterDays: 90 },
      lines: [],
    });
    expect(settled('google', lifecycle)).toMatchObject({
      native: { nearlineAfterDays: 30, archiveClass: 'ARCHIVE', storageClass: 'STANDARD' },
      lines: [],
    });
    expect(settled('azure', lifecycle)).toMatchObject({
      native: { coolAfterDays: 30, archiveTier: 'Archive', accessTier: 'Hot' },
      lines: [],
    });
    expect(settled('aws', 'storage: { storageClass: cold }').lines).toEqual([
      expect.stringMatching(/^storageClass: aws: the writer of an object chooses.*\[W206]$/),
    ]);
    const early = 'storage: { archive: { days: 7, storageClass: STANDARD_IA } }';
    expect(settled('aws', early).lines).toEqual([
      expect.stringMatching(/^archive: expected 30 days or more.*\[E321]$/),
    ]);
  });

  test('has a rule of its own for each prefix, and never lets one hold for all', () => {
    const spec =
      'storage: { lifecycle: [{ id: Old, prefix: tmp/, expiration: 7 }, { filter: { prefix: logs/ }, archive: 30 }, { expire: 400 }, { prefix: a, status: Disabled, expire: 1 }] }';
    expect(settled('aws', spec)).toMatchObject({
      options: {
        retentionDays: 400,
        rules: [
          { name: 'Old', prefix: 'tmp/', retentionDays: 7 },
          { name: 'prefix-2', prefix: 'logs/', archiveAfterDays: 30 },
        ],
      },
      lines: [],
    });
    expect(settled('ionos', spec).lines).toEqual([expect.stringMatching(/^rules: ionos: .*\[W206]$/)]);
  });

  test.each([
    ['lifecycle: { rules: [{ noncurrent: { colour: x } }] }', 'colour', 'lifecycle.rules.0.noncurrent'],
    ['lifecycle: [{ expire: { days: 2, level: cold } }]', 'level', 'lifecycle.0.expire'],
    ['retention: { days: 9, level: cold }', 'level', 'retention'],
  ])('with %s is told of %s at its place, with the keys that are there', (keys, unknown, place) =>
    expect(settled('aws', `storage: { ${keys} }`).lines).toEqual([
      expect.stringMatching(new RegExp(`${place}\\.${unknown}: expected one of .*days.*, got "${unknown}" \\[E203]$`)),
    ]),
  );

  test('says what of its spans comes to nothing', () => {
    expect(settled('aws', 'storage: { retention: { enabled: true } }').lines).toEqual([
      'retention: a rule without days has no effect; emitted without it [W206]',
    ]);
    expect(settled('aws', 'storage: { retention: { days: 9, enabled: false } }')).toMatchObject({
      options: expect.not.objectContaining({ retentionDays: 9 }),
      lines: [],
    });
  });
});

describe('a queue', () => {
  const settledQueue = (cloud: string, queue: string) => {
    const { lines, ...made } = settled(cloud, `messaging: { queues: { jobs: { ${queue} } } }`);
    return { ...made, lines: lines.map((line) => line.replace('queues.jobs.', '')) };
  };

  test('holds, delays and sets aside as its cloud can', () => {
    const spec = 'maxMessages: 1000, delay: 30s, dlq: { retention: 3d }';
    expect(settledQueue('aws', spec)).toMatchObject({
      options: { deadLetterAfter: 5 },
      native: { delaySeconds: 30, deadLetterRetentionSeconds: 259200 },
      lines: [expect.stringMatching(/^maxMessages: aws: SQS bounds no queue.*\[W206]$/)],
    });
    expect(settledQueue('local', spec)).toMatchObject({
      options: { maxMessages: 1000, deadLetterRetentionSeconds: 259200 },
      lines: [expect.stringMatching(/^delay: local: /)],
    });
    expect(settledQueue('aws', 'dlq: { enabled: false }').options).not.toHaveProperty('deadLetterAfter');
    expect(settledQueue('aws', 'dlq: failed, durable: false').lines).toEqual([
      expect.stringMatching(/^durable: .*\[W206]$/),
      expect.stringMatching(/^dlq\.name: .*\[W206]$/),
    ]);
  });

  test('tells its readers how many they take', () => {
    const api = service('api', 'integrations: { messaging: { queues: { jobs: { batchSize: 10, workers: 4 } } } }');
    const there = `stage: development\ncloud: aws\n${places.aws}`;
    expect(shop({ environments: { there }, services: { api } }).value.units[0]!.values).toMatchObject({
      QUEUE_BATCH_SIZE: { literal: '10' },
      QUEUE_CONCURRENCY: { literal: '4' },
    });
  });
});

test('a topic hands a queue only what it asks for, by the name that the queue has in its cloud', () => {
  const spec =
    'messaging: { queues: { jobs: {}, all: {} }, topics: { news: { subscribers: [all, { name: jobs, filter: { colour: red, size: [l, xl] } }] } } }';
  const api = service('api', `integrations: { ${spec} }`);
  const there = `stage: development\ncloud: aws\n${places.aws}`;
  const { value, problems } = shop({ environments: { there }, services: { api } });
  const { bindings } = value.units[0]!;
  const jobs = bindings.find(({ name }) => name === 'jobs')!.physicalName;
  expect(problems).toEqual([]);
  expect(bindings.find(({ kind }) => kind === 'topic')!.options).toMatchObject({
    filters: { [jobs]: { colour: ['red'], size: ['l', 'xl'] } },
  });
});
