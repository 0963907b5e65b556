import { databaseOffers } from '../../../model/database-offers';
import type { CacheOptions } from '../../../model/kinds/cache';
import type { ClusterOptions } from '../../../model/kinds/cluster';
import type { DatabaseOptions } from '../../../model/kinds/database';
import type { Ask, Offer } from '../../../model/offers';

type Native = Readonly<Record<string, unknown>>;

/** Those under long-term support too. @see https://learn.microsoft.com/azure/aks/supported-kubernetes-versions */
const kubernetes: Offer = {
  what: 'a version of Kubernetes that AKS has',
  values: ['1.37', '1.36', '1.35', '1.34', '1.33', '1.32', '1.31', '1.30', '1.29', '1.28'],
  newer: /^1\.3[89](\.\d+)?$/,
};

/** @see https://learn.microsoft.com/azure/postgresql/configure-maintain/concepts-version-policy and https://learn.microsoft.com/azure/mysql/concepts-version-policy */
const databases = databaseOffers('Azure', {
  postgres: ['18', '17', '16', '15', '14', '13', '12', '11'],
  mysql: ['8.4', '8.0', '5.7'],
});

const sized = (prefix: string, sizes: readonly number[], suffix: string) =>
  sizes.map((size) => `${prefix}${size}${suffix}`);

const burstable = ['B1ms', 'B2s', 'B2ms', 'B4ms', 'B8ms', 'B12ms', 'B16ms', 'B20ms'].map((one) => `B_Standard_${one}`);
const eight = [2, 4, 8, 16, 32, 48, 64, 96];
const seven = [2, 4, 8, 16, 32, 48, 64];

/** What the provider lets through, which is what Azure has. @see https://github.com/hashicorp/terraform-provider-azurerm/tree/main/internal/services/postgres/validate and mysql/validate beside it */
const machines = {
  postgres: {
    what: 'a machine of PostgreSQL on Azure',
    values: [
      ...burstable,
      ...sized('GP_Standard_D', seven, 's_v3'),
      ...sized('GP_Standard_D', seven, 'ds_v4'),
      ...['ds_v5', 'ds_v6', 'ads_v5'].flatMap((suffix) => sized('GP_Standard_D', eight, suffix)),
      ...sized('MO_Standard_E', [2, 4, 8, 16, 20, 32, 48, 64], 's_v3'),
      ...sized('MO_Standard_E', [2, 4, 6, 8, 16, 20, 32, 48, 64], 'ds_v4'),
      ...sized('MO_Standard_E', [2, 4, 8, 16, 20, 32, 48, 64, 96], 'ds_v5'),
      ...['ds_v6', 'ads_v5'].flatMap((suffix) => sized('MO_Standard_E', eight, suffix)),
    ],
    newer: /^(GP_Standard_D|MO_Standard_E)C?\d+[a-z]+_v\d$/,
  },
  mysql: {
    what: 'a machine of MySQL on Azure',
    values: [
      'B_Standard_B1s',
      ...burstable,
      ...sized('GP_Standard_D', seven, 'ds_v4'),
      ...sized('GP_Standard_D', seven, 'ads_v5'),
      ...sized('MO_Standard_E', [2, 4, 8, 16, 20, 32, 48, 64], 'ds_v4'),
      ...sized('MO_Standard_E', [2, 4, 8, 16, 20, 32, 48, 64, 96], 'ds_v5'),
      ...sized('MO_Standard_E', [2, 4, 8, 16, 20, 32, 48, 64, 96], 'ads_v5'),
    ],
    newer: /^(GP_Standard_D|MO_Standard_E)\d+i?[a-z]+_v\d$/,
  },
} as const satisfies Readonly<Record<string, Offer>>;

/** @see https://learn.microsoft.com/azure/redis/overview#tiers-and-skus-at-a-glance */
const caches: Offer = {
  what: 'a product of Azure Managed Redis',
  values: [
    ...sized('Balanced_B', [0, 1, 3, 5, 10, 20, 50, 100, 150, 250, 350, 500, 700, 1000], ''),
    ...sized('MemoryOptimized_M', [10, 20, 50, 100, 150, 250, 350, 500, 700, 1000, 1500, 2000], ''),
    ...sized('ComputeOptimized_X', [3, 5, 10, 20, 50, 100, 150, 250, 350, 500, 700], ''),
    ...sized('FlashOptimized_A', [250, 500, 700, 1000, 1500, 2000, 4500], ''),
  ],
};

/** Form of the name of a machine; its list differs by region and subscription. @see https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions */
const machineForm =
  /^Standard_[A-Z]{1,3}\d{1,3}(-\d{1,3})?[a-z]*(_[A-Z]+\d+[A-Z]*)?(_[A-Z0-9]+)?(_v\d{1,2})?(_Promo)?$/;

const sizes: Offer = {
  what: 'a size of a virtual machine',
  values: [
    'Standard_D2s_v5',
    'Standard_D4s_v5',
    'Standard_D8s_v5',
    'Standard_D16s_v5',
    'Standard_E4s_v5',
    'Standard_F4s_v2',
  ],
};

/** What Azure Database is asked for. */
export function databaseAsks({ engine, version }: DatabaseOptions, { sku }: Native): readonly Ask[] {
  return [
    { path: ['version'], value: version, of: databases[engine] },
    ...(typeof sku === 'string' ? [{ path: ['azure', 'sku'], value: sku, of: machines[engine] }] : []),
  ];
}

/** What Managed Redis is asked for; its version is Azure's to choose. */
export function cacheAsks(_: CacheOptions, { sku }: Native): readonly Ask[] {
  return typeof sku === 'string' ? [{ path: ['azure', 'sku'], value: sku, of: caches }] : [];
}

/** What AKS is asked for. */
export function clusterAsks({ version, nodePools }: ClusterOptions): readonly Ask[] {
  const strange = nodePools.flatMap(({ name, instanceTypes }) =>
    instanceTypes
      .filter((value) => !machineForm.test(value))
      .map((value) => ({ path: ['nodePools', name, 'instanceTypes'], value, of: sizes })),
  );
  return [{ path: ['version'], value: version, of: kubernetes }, ...strange];
}
