import type { Has } from '../../../model/facts';

/** Name of the private LAN that nodes stand in. */
export const lan = 'nodes';

/** A virtual data center, and the private LAN of its nodes. IONOS numbers the LAN itself, and spreads over zones itself. */
export const network = {
  /** @see https://docs.ionos.com/terraform-provider/resources/datacenter */
  name: { max: 128, separator: '-' },
  unsupportedOptions: {
    cidr: 'IONOS numbers a LAN itself',
    zones: 'zones belong to nodes, and IONOS chooses them',
    nat: 'nodes have public addresses of their own',
    flowLogs: 'the provider knows none',
  },
  literals: ({ options: { cidr } }) => ({ cidr }),
} as const satisfies Has<'network'>;
