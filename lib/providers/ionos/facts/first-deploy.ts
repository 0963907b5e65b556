import type { FirstDeploy } from '../../../model/first-deploy';

/** What an empty contract of IONOS takes. */
export const firstDeploy: FirstDeploy = {
  before: [
    {
      what: 'Make a token, and a key of the object storage, which the provider and the backend read',
      command: 'export IONOS_TOKEN IONOS_S3_ACCESS_KEY IONOS_S3_SECRET_KEY AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY',
    },
  ],
  rights: {
    network: ['Create data centers'],
    cluster: ['Create Kubernetes clusters'],
    bucket: ['Use the object storage'],
    registry: ['Create container registries'],
  },
  /** @see https://docs.ionos.com/cloud/support/general-information/resource-limits */
  limits: [
    'Cores, memory and storage of the contract',
    'The provider refuses to raise `min` of a pool that scales above the number of nodes that it has: raise that number first, in the Data Center Designer',
  ],
};
