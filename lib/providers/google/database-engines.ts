import type { DatabaseOptions } from '../../model/kinds/database';

interface Engine {
  /** As Cloud SQL writes it: `POSTGRES_16`. @see https://cloud.google.com/sql/docs/db-versions */
  readonly version: string;
  /** How changes are kept, for a return to any moment. */
  readonly recovery: Readonly<Record<string, boolean>>;
  /** Where a login may come from. */
  readonly userHost?: string;
}

/** What each engine is on Cloud SQL, by version. */
export const engines: Readonly<Record<DatabaseOptions['engine'], (version: string) => Engine>> = {
  postgres: (version) => ({
    version: `POSTGRES_${version.split('.')[0]}`,
    recovery: { pointInTimeRecoveryEnabled: true },
  }),
  mysql(version) {
    const [major = '', minor = '0'] = version.split('.');
    return { version: `MYSQL_${major}_${minor}`, recovery: { binaryLogEnabled: true }, userHost: '%' };
  },
};
