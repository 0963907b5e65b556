import type { Ask, Offer } from '../../../model/offers';
import type { CacheOptions } from '../../../model/kinds/cache';
import type { ClusterOptions } from '../../../model/kinds/cluster';
import type { DatabaseOptions } from '../../../model/kinds/database';
import { instanceTypes } from './machines';
import { caches, databases, kubernetes } from './versions';

type Native = Readonly<Record<string, unknown>>;

/** What RDS is asked for. */
export function databaseAsks({ engine, version }: DatabaseOptions, { instanceClass }: Native): readonly Ask[] {
  return [
    { path: ['version'], value: version, of: databases[engine] },
    ...classOf(['aws', 'instanceClass'], instanceClass, databaseClasses),
  ];
}

/** What ElastiCache is asked for. */
export function cacheAsks(
  { version }: CacheOptions,
  { engine = 'redis', engineVersion, nodeType }: Native,
): readonly Ask[] {
  const of = caches[engine as keyof typeof caches];
  return [
    typeof engineVersion === 'string'
      ? { path: ['aws', 'engineVersion'], value: engineVersion, of }
      : { path: ['version'], value: version, of },
    ...classOf(['aws', 'nodeType'], nodeType, nodeTypes),
  ];
}

/** What EKS is asked for. */
export function clusterAsks({ version, nodePools }: ClusterOptions): readonly Ask[] {
  const machines = nodePools.flatMap(({ name, instanceTypes: types }) =>
    types.map((value) => ({ path: ['nodePools', name, 'instanceTypes'], value, of: instanceTypes })),
  );
  return [{ path: ['version'], value: version, of: kubernetes }, ...machines];
}

function classOf(path: readonly string[], value: unknown, of: Offer): readonly Ask[] {
  return typeof value === 'string' ? [{ path, value, of }] : [];
}

/** Families that RDS and ElastiCache run on, in sizes of EC2. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html */
function classes(prefix: string, what: string, families: RegExp): Offer {
  return {
    what,
    values: instanceTypes.values
      .filter((type) => families.test(type) && !type.includes('metal'))
      .map((type) => `${prefix}.${type}`),
    newer: new RegExp(
      `^${prefix}\\.[a-z]{1,3}\\d[a-z0-9-]{0,20}\\.(micro|small|medium|\\d*x?large)(\\.tpc\\d\\.mem\\dx)?$`,
    ),
  };
}

const databaseClasses = classes(
  'db',
  'an instance class of RDS',
  /^(m[5-8](g|i|gd|id|d|ad)?|r[5-8](g|i|gd|id|b|d)?|x2(g|idn|iedn|iezn)|x1e?|z1d|t[34]g?|c6gd)\./,
);

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html */
const nodeTypes = classes('cache', 'a node type of ElastiCache', /^(m[4-8]g?|r[4-8](g|gd)?|t[234]g?|c7gn)\./);
