import { databaseOffers } from '../../../model/database-offers';
import type { Placement } from '../../../model/environment';
import type { CacheOptions } from '../../../model/kinds/cache';
import type { ClusterOptions } from '../../../model/kinds/cluster';
import type { DatabaseOptions } from '../../../model/kinds/database';
import type { Ask, Offer } from '../../../model/offers';
import { customMachine, machineTypes } from './machines';
import { zonesOf } from './regions';

type Native = Readonly<Record<string, unknown>>;

/** @see https://cloud.google.com/kubernetes-engine/docs/release-schedule */
const kubernetes: Offer = {
  what: 'a version of Kubernetes that GKE has',
  values: ['1.36', '1.35', '1.34', '1.33', '1.32', '1.31', '1.30'],
  newer: /^1\.3[78](\.\d+)?$/,
};

/** @see https://cloud.google.com/sql/docs/db-versions */
const databases = databaseOffers('Cloud SQL', {
  postgres: ['18', '17', '16', '15', '14', '13', '12', '11', '10'],
  mysql: ['8.4', '8.0', '5.7', '5.6'],
});

/** @see https://cloud.google.com/memorystore/docs/valkey/supported-versions */
const caches: Offer = {
  what: 'a version of Valkey that Memorystore has',
  values: ['9.0', '8.0', '7.2'],
  newer: /^(9\.\d|1\d\.\d)$/,
};

/** @see https://cloud.google.com/sql/docs/postgres/machine-series-overview */
const tiers: Offer = {
  what: 'a machine type of Cloud SQL',
  values: [
    ...['db-f1-micro', 'db-g1-small'],
    ...[1, 2, 4, 8, 16, 32, 64, 96].map((cores) => `db-n1-standard-${cores}`),
    ...[2, 4, 8, 16, 32, 64, 96].map((cores) => `db-n1-highmem-${cores}`),
    ...[2, 4, 8, 16, 32, 48, 64, 80, 96, 128].map((cores) => `db-perf-optimized-N-${cores}`),
  ],
  newer: /^db-(c4a-highmem|perf-optimized-[A-Z])-\d{1,3}$/,
};

const customTier = /^db-custom-(1|[1-9]\d?[02468]|[2468])-\d{4,6}$/;

/** What Cloud SQL is asked for. */
export function databaseAsks({ engine, version }: DatabaseOptions, { tier }: Native): readonly Ask[] {
  const named = typeof tier === 'string' && !customTier.test(tier);
  return [
    { path: ['version'], value: version, of: databases[engine] },
    ...(named ? [{ path: ['google', 'tier'], value: tier, of: tiers }] : []),
  ];
}

/** What Memorystore is asked for. */
export function cacheAsks(
  { version }: CacheOptions,
  { engineVersion, zone }: Native,
  placement?: Placement,
): readonly Ask[] {
  return [
    ...(engineVersion === undefined ? [{ path: ['version'], value: version, of: caches }] : []),
    ...zoneAsk(['google', 'zone'], zone, placement),
  ];
}

/** What GKE is asked for. */
export function clusterAsks(
  { version, nodePools }: ClusterOptions,
  { zones = [] }: Native,
  placement?: Placement,
): readonly Ask[] {
  const machines = nodePools.flatMap(({ name, instanceTypes }) =>
    instanceTypes
      .filter((value) => !customMachine.test(value))
      .map((value) => ({ path: ['nodePools', name, 'instanceTypes'], value, of: machineTypes })),
  );
  const inZones = (zones as readonly string[]).flatMap((zone, index) =>
    zoneAsk(['google', 'zones', index], zone, placement),
  );
  return [{ path: ['version'], value: version, of: kubernetes }, ...machines, ...inZones];
}

function zoneAsk(path: readonly PropertyKey[], zone: unknown, placement?: Placement): readonly Ask[] {
  return typeof zone === 'string' && placement ? [{ path, value: zone, of: zonesOf(placement.region) }] : [];
}
