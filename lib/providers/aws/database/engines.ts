import type { DatabaseOptions } from '../../../model/kinds/database';

interface Engine {
  readonly version: string;
  /** Family of its parameters. */
  readonly family: string;
  /** Parameters that refuse plain connections. */
  readonly tls: Readonly<Record<string, string>>;
}

/** What each engine is on RDS, by version. */
export const engines: Readonly<Record<DatabaseOptions['engine'], (version: string) => Engine>> = {
  /** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html */
  postgres: (version) => ({ version, family: `postgres${part(version, 1)}`, tls: { 'rds.force_ssl': '1' } }),
  /** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html */
  mysql(version) {
    const complete = version.includes('.') ? version : `${version}.0`;
    return { version: complete, family: `mysql${part(complete, 2)}`, tls: { require_secure_transport: '1' } };
  },
};

function part(version: string, numbers: number): string {
  return version.split('.').slice(0, numbers).join('.');
}
