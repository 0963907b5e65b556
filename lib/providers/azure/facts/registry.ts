import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** Azure Container Registry. */
export const registry = {
  /** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftcontainerregistry */
  name: { max: 50, separator: '' },
  unsupportedOptions: {
    repositories: 'the first push creates a repository',
    immutableTags: 'a tag is locked after its push, by `az acr repository update --write-enabled false`',
    scanOnPush: 'Microsoft Defender for Containers scans, by subscription',
  },
  options: z.strictObject({
    zoneRedundancy: z.boolean().default(true).describe('Whether it lies in several zones'),
    replicaRegions: z
      .array(z.string().regex(/^[a-z0-9]+$/))
      .default([])
      .describe('Regions that hold a copy'),
    publicAccess: z
      .boolean()
      .default(true)
      .describe('Whether it is reachable from outside of the network, with rights'),
    privateEndpoint: z.boolean().default(false).describe('Whether it has an address in the network'),
    allowedIpRanges: z
      .array(z.string().regex(/^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/))
      .default([])
      .describe('Public IPv4 addresses and ranges that may reach it; all'),
    dataEndpoint: z.boolean().default(false).describe('Whether layers come from a host of its own'),
    export: z.boolean().default(true).describe('Whether images may be copied out; needs publicAccess'),
    quarantine: z.boolean().default(false).describe('Whether an image is quarantined until it is approved'),
    customerManagedKey: z
      .boolean()
      .default(true)
      .describe('Whether a customer-managed key encrypts it; a change replaces it'),
  }),
  regions: ['replicaRegions'],
  literals: () => ({}),
} as const satisfies Has<'registry'>;
