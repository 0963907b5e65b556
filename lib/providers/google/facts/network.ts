import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** Virtual Private Cloud. */
export const network = {
  /** @see https://cloud.google.com/compute/docs/naming-resources */
  name: { max: 63, separator: '-' },
  options: z.strictObject({
    routingMode: z.enum(['REGIONAL', 'GLOBAL']).default('REGIONAL').describe('Scope of dynamic routes'),
    mtu: z.int().min(1300).max(8896).default(1460).describe('Largest packet in bytes'),
    natMinPorts: z
      .union([32, 64, 128, 256, 512, 1024].map((ports) => z.literal(ports)))
      .default(64)
      .describe('Ports that Cloud NAT keeps for each node at least'),
    flowLogRetentionDays: z.int().min(1).max(3650).default(30).describe('Days that flow logs are kept'),
    flowLogSampling: z.number().min(0).max(1).default(0.5).describe('Part of the flows that is logged'),
    flowLogInterval: z
      .enum([
        'INTERVAL_5_SEC',
        'INTERVAL_30_SEC',
        'INTERVAL_1_MIN',
        'INTERVAL_5_MIN',
        'INTERVAL_10_MIN',
        'INTERVAL_15_MIN',
      ])
      .default('INTERVAL_5_SEC')
      .describe('Aggregation interval of an entry'),
    flowLogFilter: z.string().optional().describe('Flows that are logged, as an expression of CEL; all'),
  }),
  /** @see https://cloud.google.com/nat/docs/overview */
  unsupportedOptions: {
    nat: 'Cloud NAT serves all zones',
    zones: 'a subnet spans all zones of its region; zones of nodes are `zones` of the cluster',
  },
  literals: ({ options: { cidr } }) => ({ cidr }),
} as const satisfies Has<'network'>;
