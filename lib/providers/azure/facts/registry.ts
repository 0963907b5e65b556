import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** Azure Container Registry. */
export const registry = {
  /** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftcontainerregistry */
  name: { max: 50, separator: '' },
  unsupportedOptions: {
    repositories: 'the first push makes a repository',
    immutableTags: 'whoever pushes a tag locks it, by `az acr repository update --write-enabled false`',
    scanOnPush: 'Microsoft Defender for Containers scans, by subscription',
  },
  options: z.strictObject({
    zoneRedundancy: z.boolean().default(true).describe('Whether it lies in several zones'),
    replicaRegions: z
      .array(z.string().regex(/^[a-z0-9]+$/))
      .default([])
      .describe('Regions that hold a copy'),
    publicAccess: z.boolean().default(true).describe('Whether it is reached from outside the network, by who may'),
    privateEndpoint: z.boolean().default(false).describe('Whether it has an address in the network'),
    allowedIpRanges: z
      .array(z.string().regex(/^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/))
      .default([])
      .describe('Public IPv4 addresses and ranges that may reach it; all'),
    dataEndpoint: z.boolean().default(false).describe('Whether layers come from a host of its own'),
    export: z.boolean().default(true).describe('Whether images may be copied out; needs publicAccess'),
    quarantine: z.boolean().default(false).describe('Whether an image is hidden until somebody passes it'),
    customerManagedKey: z
      .boolean()
      .default(true)
      .describe('Whether a key of its own encrypts it; a change makes it anew'),
  }),
  regions: ['replicaRegions'],
  literals: () => ({}),
} as const satisfies Has<'registry'>;
