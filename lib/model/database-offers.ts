import type { DatabaseOptions } from './kinds/database';
import type { Offer } from './offers';
import { products } from './uses';

type Engine = DatabaseOptions['engine'];

/** Pattern of versions that may be newer than the list. */
const newer: Readonly<Record<Engine, RegExp>> = {
  postgres: /^19(\.\d+)?$/,
  mysql: /^9\.\d+(\.\d+)?$/,
};

/** Database versions of a managed service, by engine. */
export function databaseOffers(
  owner: string,
  versions: Readonly<Record<Engine, readonly string[]>>,
): Readonly<Record<Engine, Offer>> {
  const offer = (engine: Engine): Offer => ({
    what: `a version of ${products[engine]} that ${owner} offers`,
    values: versions[engine],
    newer: newer[engine],
  });
  return { postgres: offer('postgres'), mysql: offer('mysql') };
}
