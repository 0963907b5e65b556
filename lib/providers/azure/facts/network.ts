import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** Azure Virtual Network. */
export const network = {
  /** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork */
  name: { max: 50, separator: '-' },
  unsupportedOptions: {
    nat: 'a NAT gateway serves whole subnets, and a subnet lies in all zones',
    zones: 'a subnet lies in all zones of its region',
  },
  options: z.strictObject({
    natAddresses: z.int().min(1).max(16).default(1).describe('Public addresses that the nodes call from'),
    natIdleMinutes: z.int().min(4).max(120).default(4).describe('Minutes until an idle connection to outside is cut'),
    openPorts: z
      .array(z.int().min(1).max(65535))
      .default([80, 443])
      .describe('Ports of load balancers that the internet reaches'),
    dnsServers: z.array(z.ipv4()).default([]).describe('Servers of names; those of Azure'),
    flowLogRetentionDays: z.int().min(1).max(365).default(30).describe('Days that flow logs are kept'),
    encryption: z
      .boolean()
      .default(false)
      .describe('Whether machines that can do so encrypt what they send each other'),
  }),
  literals: ({ options: { cidr } }) => ({ cidr }),
} as const satisfies Has<'network'>;
