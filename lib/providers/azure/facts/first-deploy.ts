import type { FirstDeploy } from '../../../model/first-deploy';

const assigns = 'Role Based Access Control Administrator';

/** What an empty Azure subscription takes. */
export const firstDeploy: FirstDeploy = {
  before: [
    {
      what: 'Create a group of the principals that apply, CI included, and add its object id under `deployers` of the placement',
      command: 'az ad group create --display-name deployers --mail-nickname deployers --query id',
    },
    {
      what: 'Register the feature that encrypts hosts, where `cluster.azure.hostEncryption` asks for that',
      command: 'az feature register --namespace Microsoft.Compute --name EncryptionAtHost',
    },
    {
      what: 'Let Azure make a network watcher in each region, where the subscription has opted out of that',
      command: 'az network watcher configure --resource-group NetworkWatcherRG --locations REGION --enabled true',
    },
  ],
  /** @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
  rights: {
    stack: [
      'Contributor of the subscription, which registers resource providers too',
      `${assigns}, since identities get roles`,
    ],
    network: ['Contributor of NetworkWatcherRG'],
    database: ['User Access Administrator or Owner, for the lock that deletion protection comes with'],
    bucket: ['Storage Blob Data Contributor, which `deployers` get where the state is kept'],
  },
  /** @see https://learn.microsoft.com/azure/quotas/per-vm-quota-requests */
  limits: [
    'vCPUs of a region, and of each family of machines there; families with GPUs have 0: `az vm list-usage --location REGION`',
    'Zones and sizes that a subscription may not use in a region: `az vm list-skus --location REGION --zone`',
    'Names of vaults stay taken for as long as a deleted one can be brought back, 90 days in production',
  ],
};
