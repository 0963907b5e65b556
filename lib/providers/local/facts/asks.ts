import type { CacheOptions } from '../../../model/kinds/cache';
import type { DatabaseOptions } from '../../../model/kinds/database';
import type { Ask, Offer } from '../../../model/offers';

type Native = Readonly<Record<string, unknown>>;

/** Versions of the official images. @see https://hub.docker.com/_/postgres and https://hub.docker.com/_/mysql */
const databases = {
  postgres: {
    what: 'a version of the official image of PostgreSQL',
    values: ['18', '17', '16', '15', '14', '13', '12', '11', '10', '9.6'],
    newer: /^(19|20)(\.\d+)?$/,
  },
  mysql: {
    what: 'a version of the official image of MySQL',
    values: ['9.4', '9.3', '9.2', '9.1', '9.0', '8.4', '8.0', '5.7'],
    newer: /^(9|10)\.\d+(\.\d+)?$/,
  },
} as const satisfies Readonly<Record<string, Offer>>;

/** @see https://hub.docker.com/_/redis */
const caches: Offer = {
  what: 'a version of the official image of Redis',
  values: ['8.4', '8.2', '8.0', '7.4', '7.2', '7.0', '6.2', '6.0', '5.0'],
  newer: /^(8|9)\.\d+(\.\d+)?$/,
};

/** What the image of a database is asked for, unless it is another one. */
export function databaseAsks({ engine, version }: DatabaseOptions, { image }: Native): readonly Ask[] {
  return image === undefined ? [{ path: ['version'], value: version, of: databases[engine] }] : [];
}

/** What the image of a cache is asked for, unless it is another one. */
export function cacheAsks({ version }: CacheOptions, { image }: Native): readonly Ask[] {
  return image === undefined ? [{ path: ['version'], value: version, of: caches }] : [];
}
