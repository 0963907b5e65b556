import type { FirstDeploy } from '../../../model/first-deploy';

/** What an empty project of Google takes. */
export const firstDeploy: FirstDeploy = {
  before: [
    {
      what: 'Link the project to a billing account',
      command: 'gcloud billing projects link PROJECT --billing-account=ACCOUNT',
    },
    {
      what: 'Enable the two APIs that Terraform needs to enable the others',
      command:
        'gcloud services enable serviceusage.googleapis.com cloudresourcemanager.googleapis.com --project=PROJECT',
    },
  ],
  /** @see https://cloud.google.com/iam/docs/understanding-roles */
  rights: {
    stack: ['roles/cloudkms.admin', 'roles/browser', 'roles/storage.objectAdmin on the store of the state'],
    setup: ['roles/serviceusage.serviceUsageAdmin'],
    workload: ['roles/iam.serviceAccountAdmin', 'roles/resourcemanager.projectIamAdmin', 'roles/secretmanager.admin'],
    network: [
      'roles/compute.networkAdmin',
      'roles/compute.securityAdmin',
      'roles/servicenetworking.networksAdmin',
      'roles/networkconnectivity.consumerNetworkAdmin',
      'roles/logging.configWriter',
    ],
    cluster: [
      'roles/container.admin',
      'roles/iam.serviceAccountAdmin',
      'roles/iam.serviceAccountUser',
      'roles/resourcemanager.projectIamAdmin',
      'roles/compute.networkViewer',
      'roles/logging.configWriter',
    ],
    database: ['roles/cloudsql.admin', 'roles/compute.networkViewer', 'roles/secretmanager.admin'],
    cache: ['roles/memorystore.admin', 'roles/compute.networkViewer'],
    bucket: ['roles/storage.admin'],
    queue: ['roles/pubsub.admin'],
    topic: ['roles/pubsub.admin'],
    secret: ['roles/secretmanager.admin'],
    registry: ['roles/artifactregistry.admin'],
  },
  /** @see https://cloud.google.com/compute/resource-usage */
  limits: [
    'GPUS_ALL_REGIONS, which is 0 in a new project, and GPUs of each kind in the region: a pool with GPUs gets no nodes',
    'CPUs, and SSD_TOTAL_GB, of the region',
  ],
};
