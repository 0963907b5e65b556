import type { DatabaseOptions } from '../../model/kinds/database';

interface Engine {
  /** As Cloud SQL writes it: `POSTGRES_16`. @see https://cloud.google.com/sql/docs/db-versions */
  readonly version: string;
  /** Flags that it has without being asked. */
  readonly flags: Readonly<Record<string, string>>;
  /** How changes are kept, for a return to any moment. */
  readonly recovery: Readonly<Record<string, boolean>>;
  /** Where a login may come from. */
  readonly userHost?: string;
}

/**
 * What PostgreSQL notes of sessions and waits. No statements: those that make logins hold passwords.
 * @see https://www.cisecurity.org/benchmark/google_cloud_computing_platform
 */
const noted = {
  log_checkpoints: 'on',
  log_connections: 'on',
  log_disconnections: 'on',
  log_lock_waits: 'on',
  log_min_error_statement: 'error',
};

/** What each engine is on Cloud SQL, by version. */
export const engines: Readonly<Record<DatabaseOptions['engine'], (version: string) => Engine>> = {
  postgres: (version) => ({
    version: `POSTGRES_${version.split('.')[0]}`,
    flags: noted,
    recovery: { pointInTimeRecoveryEnabled: true },
  }),
  mysql(version) {
    const [major = '', minor = '0'] = version.split('.');
    return { version: `MYSQL_${major}_${minor}`, flags: {}, recovery: { binaryLogEnabled: true }, userHost: '%' };
  },
};
