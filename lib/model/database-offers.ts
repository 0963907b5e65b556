import type { DatabaseOptions } from './kinds/database';
import type { Offer } from './offers';
import { products } from './uses';

type Engine = DatabaseOptions['engine'];

/** Form of versions that may have come since lists were read. */
const newer: Readonly<Record<Engine, RegExp>> = {
  postgres: /^19(\.\d+)?$/,
  mysql: /^9\.\d+(\.\d+)?$/,
};

/** Versions of databases that a service of a cloud has, by engine. */
export function databaseOffers(
  owner: string,
  versions: Readonly<Record<Engine, readonly string[]>>,
): Readonly<Record<Engine, Offer>> {
  const offer = (engine: Engine): Offer => ({
    what: `a version of ${products[engine]} that ${owner} has`,
    values: versions[engine],
    newer: newer[engine],
  });
  return { postgres: offer('postgres'), mysql: offer('mysql') };
}
