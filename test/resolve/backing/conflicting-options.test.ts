import { placed, service, shop, told } from '../shop';

const places: Readonly<Record<string, string>> = {
  aws: placed('aws', 'eu-central-1'),
  azure: placed('azure', 'eastus'),
  google: placed('google', 'us-central1'),
};

/** What is said of a database on a cloud, in one service and shared by an environment. */
function said(cloud: string, settings: string): string[] {
  const api = service('api', `integrations: { database: { ${settings} } }`);
  const there = `stage: staging\ncloud: ${cloud}\n${places[cloud]}`;
  const own = told(shop({ environments: { there }, services: { api } }).problems);
  const sharing = `${there}\nshared: { postgres: { kind: database, ${settings} } }`;
  const shared = told(shop({ environments: { there: sharing }, services: { api: service('api') } }).problems);
  const bare = (lines: readonly string[], before: RegExp) => lines.map((line) => line.replace(before, ''));
  const text = bare(own, /^\S+ integrations\.database\./);
  expect(bare(shared, /^\S+ shared\.postgres\./)).toEqual(text);
  for (const line of [...own, ...shared]) expect(line).toMatch(/\.yaml:\d+:\d+ /);
  return text;
}

test.each([
  ['aws', 'storage: 20'],
  ['aws', 'storage: 100, aws: { storageType: io2, iops: 3000 }'],
  ['aws', 'storage: 400, aws: { iops: 12000, storageThroughput: 500 }'],
  ['aws', 'storage: 100, aws: { maxStorageGiB: 200 }'],
  ['azure', 'storage: 128, azure: { storageTier: P20 }'],
  ['azure', 'type: mysql, version: "8.4", azure: { iops: 1000 }'],
  ['azure', 'azure: { geoRedundantBackup: true, customerManagedKey: false }'],
  ['google', 'google: { edition: ENTERPRISE_PLUS, tier: db-perf-optimized-N-2 }'],
  ['google', 'google: { tier: db-custom-8-32768 }'],
])('%s makes { %s }', (cloud, settings) => expect(said(cloud, settings)).toEqual([]));

const fixed = 'expected none below 400 GiB of gp3, whose speed is fixed';

test.each([
  ['aws', 'storage: 100, aws: { storageType: io2 }', 'aws.iops: expected iops beside storageType io2, got none [E327]'],
  [
    'aws',
    'storage: 50, aws: { storageType: io2, iops: 3000 }',
    'aws.storageType: expected 100 GiB or more for io2, got 50 [E327]',
  ],
  [
    'aws',
    'storage: 100, aws: { storageType: io2, iops: 120000 }',
    'aws.iops: expected 1000 to 100000 for 100 GiB of io2, got 120000 [E327]',
  ],
  ['aws', 'storage: 100, aws: { iops: 12000 }', `aws.iops: ${fixed}; got 12000 [E327]`],
  ['aws', 'storage: 500, aws: { iops: 3000 }', 'aws.iops: expected 12000 to 64000 for 500 GiB of gp3, got 3000 [E327]'],
  ['aws', 'storage: 100, aws: { storageThroughput: 500 }', `aws.storageThroughput: ${fixed}; got 500 [E327]`],
  [
    'aws',
    'storage: 500, aws: { storageThroughput: 5000 }',
    'aws.storageThroughput: expected 500 to 4000, got 5000 [E327]',
  ],
  [
    'aws',
    'storage: 500, aws: { storageType: io2, iops: 3000, storageThroughput: 500 }',
    'aws.storageThroughput: expected none beside storageType io2, which chooses by iops; got 500 [E327]',
  ],
  [
    'aws',
    'storage: 100, aws: { maxStorageGiB: 100 }',
    'aws.maxStorageGiB: expected more than the storage, 100, got 100 [E327]',
  ],
  ['aws', 'storage: 5', 'storage: aws: expected at least 20, got 5; emitted 20 [W206]'],
  ['azure', 'storage: 20Ti', 'storage: azure: expected at most 16384, got 20480; emitted 16384 [W206]'],
  [
    'azure',
    'storage: 512, azure: { storageTier: P4 }',
    'azure.storageTier: expected P20 to P50 for 512 GiB, got P4 [E327]',
  ],
  [
    'azure',
    'type: mysql, version: "8.4", azure: { storageTier: P20 }',
    'azure.storageTier: expected none for mysql, whose storage has iops; got P20 [E327]',
  ],
  [
    'azure',
    'azure: { iops: 1000 }',
    'azure.iops: expected none for postgres, whose storage has storageTier; got 1000 [E327]',
  ],
  [
    'azure',
    'highlyAvailable: true, azure: { sku: B_Standard_B2s }',
    'azure.sku: expected GP or MO for a highly available server, got B_Standard_B2s [E327]',
  ],
  [
    'azure',
    'azure: { geoRedundantBackup: true }',
    'azure.geoRedundantBackup: expected customerManagedKey: false beside it, since a key does not leave its region [E327]',
  ],
  [
    'google',
    'google: { edition: ENTERPRISE_PLUS }',
    'google.tier: expected one of db-perf-optimized-* for edition ENTERPRISE_PLUS, got none [E327]',
  ],
  [
    'google',
    'google: { tier: db-perf-optimized-N-2 }',
    'google.tier: expected none of db-perf-optimized-* for edition ENTERPRISE, got db-perf-optimized-N-2 [E327]',
  ],
  ['google', 'storage: 5', 'storage: google: expected at least 10, got 5; emitted 10 [W206]'],
])('%s does not make { %s }, which is said at its line', (cloud, settings, problem) =>
  expect(said(cloud, settings)).toEqual([problem]),
);
