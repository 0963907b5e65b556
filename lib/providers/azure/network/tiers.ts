/** A part of a network that one sort of thing stands in. */
export interface Tier {
  /** Which of the 16 equal blocks of the network it has. */
  readonly block: number;
  /** Service of Azure that it is handed over to. @default - none */
  readonly service?: string;
  /** Ports that the network reaches in it. @default - all */
  readonly ports?: readonly string[];
  /** Leaves by the NAT gateway, and by nothing else. */
  readonly nat?: boolean;
  /** Ports of load balancers are open to the internet. */
  readonly open?: boolean;
}

/** Every subnet by its name. */
export const tiers = {
  nodes: { block: 0, nat: true, open: true },
  /** HTTPS, AMQP and Redis. @see https://learn.microsoft.com/azure/private-link/private-endpoint-overview */
  endpoints: { block: 1, ports: ['443', '5671-5672', '8500-8599', '10000'] },
  /** @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-private */
  postgres: { block: 2, service: 'Microsoft.DBforPostgreSQL/flexibleServers', ports: ['5432', '6432'] },
  /** @see https://learn.microsoft.com/azure/mysql/flexible-server/concepts-networking-vnet */
  mysql: { block: 3, service: 'Microsoft.DBforMySQL/flexibleServers', ports: ['3306', '33060-33061'] },
} as const satisfies Readonly<Record<string, Tier>>;

/** Name of a subnet. */
export type TierName = keyof typeof tiers;

/** Private DNS zones of a network by what stands in them. @see https://learn.microsoft.com/azure/private-link/private-endpoint-dns */
export const zones = {
  postgres: (network: string) => `${network}.private.postgres.database.azure.com`,
  mysql: (network: string) => `${network}.private.mysql.database.azure.com`,
  redis: () => 'privatelink.redis.azure.net',
  serviceBus: () => 'privatelink.servicebus.windows.net',
  registry: () => 'privatelink.azurecr.io',
} as const;

/** What a private DNS zone is for. */
export type ZoneName = keyof typeof zones;
