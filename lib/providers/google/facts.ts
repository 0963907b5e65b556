import { secretReader } from '../../model/component-names';
import type { Facts } from '../../model/facts';
import { platformPrefix } from '../../model/name';
import type { Flow } from '../../model/parts/security';
import { agents } from './facts/agents';
import { apisOf } from './facts/apis';
import { bucket } from './facts/bucket';
import { cache } from './facts/cache';
import { cluster } from './facts/cluster';
import { database } from './facts/database';
import { queue, topic } from './facts/messaging';
import { firstDeploy } from './facts/first-deploy';
import { network } from './facts/network';
import { locations, regions } from './facts/regions';
import { key, registry, secret } from './facts/security';
import { refuses } from './facts/rights';

/** Classes that come with the driver of Filestore. */
const ofFilestore = ['standard-rwx', 'premium-rwx', 'zonal-rwx', 'enterprise-rwx', 'enterprise-multishare-rwx'];

/** Google Cloud. */
export const facts = {
  layer: 'terraform',
  /** @see https://cloud.google.com/resource-manager/docs/creating-managing-projects */
  account: { form: /^([a-z][a-z0-9-]{4,28}[a-z0-9]|\d{6,20})$/, what: 'a project of Google by its ID or number' },
  regions,
  locations,
  kinds: {
    network,
    cluster,
    database,
    cache,
    bucket,
    queue,
    topic,
    secret,
    key,
    registry,
    worker: { unavailable: 'Google runs no code of yours at its edge; a Worker runs at Cloudflare' },
  },
  identity: {
    /** Of a service account. @see https://cloud.google.com/iam/docs/service-accounts-create */
    name: { max: 30, separator: '-' },
    podLabels: {},
    values: {},
    /** @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity#kubernetes-sa-to-iam */
    annotations: ({ name, placement: { account } }) => ({
      'iam.gke.io/gcp-service-account': `${name}@${account}.iam.gserviceaccount.com`,
    }),
    refuses,
    trusts: ['google'],
    /** The metadata server, at the one with Dataplane V2 and at the other without. @see https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy#network-policy-and-workload-identity */
    egress: [flow('169.254.169.254/32', 80), flow('169.254.169.252/32', 988)],
  },
  /** Also the name of a Kubernetes Secret. */
  bundle: { name: { max: 253, separator: '-' } },
  shared: { name: { max: 63, separator: '-' } },
  /** The account of External Secrets, without one of Google behind it. @see https://external-secrets.io/latest/provider/google-secrets-manager/ */
  secretStore: ({ placement: { account } }) => ({
    gcpsm: {
      projectID: account,
      auth: {
        workloadIdentity: {
          serviceAccountRef: { name: secretReader.serviceAccount, namespace: secretReader.namespace },
        },
      },
    },
  }),
  /** What the right of External Secrets covers. @see https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create */
  storedNames: (platform) => {
    const prefix = platformPrefix(platform);
    return {
      form: new RegExp(`^(?=.{1,255}$)${prefix}-[\\w-]+$`),
      what: `a name that begins with ${prefix}-, since External Secrets may read no others in Google Secret Manager, with letters, digits, - and _ after it`,
    };
  },
  backend: 'gcs',
  firstDeploy,
  needs: {
    what: 'API',
    of: apisOf,
    agents: Object.fromEntries(Object.values(agents).map(({ api, domain }) => [api, domain])),
    by: 'setup',
  },
  /** @see https://cloud.google.com/kubernetes-engine/docs/troubleshooting/monitoring-metrics-server */
  clustersHave: ['metrics-server'],
  /** @see https://cloud.google.com/kubernetes-engine/docs/concepts/persistent-volumes#storageclasses */
  storageClasses: { standard: 'standard-rwo', fast: 'premium-rwo', shared: 'standard-rwx' },
  /** @see https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/filestore-csi-driver */
  knownStorageClasses: ({ sharedStorage = true }) => [
    ...['standard', 'standard-rwo', 'premium-rwo'],
    ...(sharedStorage ? ofFilestore : []),
  ],
  missingStorageClasses: Object.fromEntries(
    ofFilestore.map((name) => [name, 'it needs Filestore: set cluster.google.sharedStorage: true']),
  ),
  /** What is less than a disk or Filestore has, GKE makes as large as the least. @see https://cloud.google.com/compute/docs/disks/persistent-disks and https://cloud.google.com/filestore/docs/service-tiers */
  diskStorageClasses: ['standard', 'standard-rwo', 'premium-rwo'],
  volumeSizes: {
    'standard-rwo': { leastGiB: 1, mostGiB: 65536 },
    'premium-rwo': { leastGiB: 1, mostGiB: 65536 },
    'standard-rwx': { leastGiB: 1, mostGiB: 65433 },
  },
} as const satisfies Facts;

function flow(cidr: string, port: number): Flow {
  return { peer: { type: 'cidr', cidr, except: [] }, ports: [{ port, protocol: 'TCP' }] };
}
