import type { Need } from '../../../model/need';

/** Short names of APIs by what takes them: an API that only reads belongs there too. @see https://cloud.google.com/apis/docs/getting-started */
const apis: Readonly<Record<Need['what'], readonly string[]>> = {
  stack: ['cloudresourcemanager', 'serviceusage', 'cloudkms'],
  // Pods change their tokens for those of an account by the API of credentials.
  workload: ['iam', 'iamcredentials', 'secretmanager'],
  network: ['compute', 'servicenetworking', 'networkconnectivity', 'logging'],
  cluster: ['container', 'compute', 'iam', 'logging', 'monitoring', 'secretmanager'],
  database: ['sqladmin', 'compute', 'servicenetworking', 'secretmanager'],
  cache: ['memorystore', 'compute', 'networkconnectivity', 'iam'],
  bucket: ['storage'],
  queue: ['pubsub'],
  topic: ['pubsub'],
  secret: ['secretmanager'],
  key: ['cloudkms'],
  registry: ['artifactregistry'],
  worker: [],
  alarms: ['monitoring'],
};

/** APIs of a cluster's options, by the option. */
const optional: Readonly<Record<string, { readonly api: string; readonly when: (value: unknown) => boolean }>> = {
  sharedStorage: { api: 'file', when: (value) => value !== false },
  backupAgent: { api: 'gkebackup', when: (value) => value === true },
  binaryAuthorization: { api: 'binaryauthorization', when: (value) => value !== undefined && value !== 'DISABLED' },
  managedPrometheus: { api: 'monitoring', when: (value) => value === true },
};

/** APIs that a project must have for something: `pubsub.googleapis.com`. */
export function apisOf({ what, native = {} }: Need): string[] {
  const asked = what === 'cluster' ? Object.entries(optional).filter(([key, { when }]) => when(native[key])) : [];
  return [...apis[what], ...asked.map(([, { api }]) => api)].map((one) => `${one}.googleapis.com`);
}
