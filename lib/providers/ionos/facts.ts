import type { Facts } from '../../model/facts';
import { bucket } from './facts/bucket';
import { cluster } from './facts/cluster';
import { firstDeploy } from './facts/first-deploy';
import { network } from './facts/network';
import { storageEndpoint, storageRegion } from './facts/place';
import { regions } from './facts/regions';
import { registry } from './facts/registry';

const inCluster = 'keep it in the cluster by `cloud: local`, or declare its host as an external dependency';

/** IONOS Cloud; it has no secret store, so that an environment's own cloud is `local`. */
export const facts = {
  layer: 'terraform',
  /** @see https://docs.ionos.com/cloud/ */
  account: { form: /^\d{1,20}$/, what: 'a contract of IONOS by its number' },
  regions,
  kinds: {
    network,
    cluster,
    bucket,
    registry,
    database: {
      unavailable: `the provider keeps the master password of IONOS DBaaS in Terraform’s state; ${inCluster}`,
    },
    cache: { unavailable: `the provider keeps the password of IONOS In-Memory DB in Terraform’s state; ${inCluster}` },
    queue: { unavailable: 'IONOS has no queues, only Kafka, whose certificates Terraform would keep in its state' },
    topic: { unavailable: 'IONOS has no topics but Kafka’s, whose certificates Terraform would keep in its state' },
    secret: {
      unavailable:
        'IONOS has no secret store; set the environment’s cloud to `local`, and secrets are generated in the cluster',
    },
    key: { unavailable: 'IONOS has no key service; it encrypts data with its own keys' },
    worker: { unavailable: 'IONOS runs no code at the edge' },
  },
  /** IONOS has no identities of pods: access is by keys that people create. */
  identity: { name: { max: 63, separator: '-' }, podLabels: {}, values: {}, trusts: ['*'] },
  bundle: { name: { max: 63, separator: '-' } },
  shared: { name: { max: 63, separator: '-' } },
  backend: 's3',
  firstDeploy,
  stateEndpoint: ({ region }) => storageEndpoint(storageRegion(region)),
  /** `shared` is what a provisioner over IONOS Network File Storage is usually called; clusters come without. @see https://docs.ionos.com/cloud/containers/managed-kubernetes/how-tos/manage-storage */
  storageClasses: { standard: 'ionos-enterprise-hdd', fast: 'ionos-enterprise-ssd', shared: 'nfs-client' },
  knownStorageClasses: () => ['ionos-enterprise-hdd', 'ionos-enterprise-ssd'],
  missingStorageClasses: {
    'nfs-client':
      'clusters of IONOS come without a class of many readers: install a provisioner over Network File Storage, and give its class to this cluster by cluster.storageClasses: { shared: nfs-client }',
  },
  diskStorageClasses: ['ionos-enterprise-hdd', 'ionos-enterprise-ssd'],
} as const satisfies Facts;
