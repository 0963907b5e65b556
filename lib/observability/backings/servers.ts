import { literally } from '../../model/literally';
import { matching, quoted } from '../promql/quote';
import type { Running, Server } from '../running';

type Database = Running['databases'][number];

/** Matcher of an exporter's series of one server: the exporter names its host, of which the backing's name is a part. */
export function ofServer({ host }: Server): string {
  return `instance=~${quoted(`(.*[^a-z0-9-])?${literally(host)}([^a-z0-9-].*)?`)}`;
}

/** Connections that are taken, and how many there may be, by database engine. */
const connections: Readonly<Record<string, (database: Database) => Readonly<Record<'taken' | 'limit', string>>>> = {
  // The limit is of the server that has the database, whatever it is called.
  postgres: ({ database }) => ({
    taken: `sum by (instance) (pg_stat_activity_count{${matching({ datname: database })}})`,
    limit: 'max by (instance) (pg_settings_max_connections)',
  }),
  mysql: (one) => ({
    taken: `max by (instance) (mysql_global_status_threads_connected{${ofServer(one)}})`,
    limit: `max by (instance) (mysql_global_variables_max_connections{${ofServer(one)}})`,
  }),
};

/** Databases whose connections an exporter counts. */
export function connectionsOf({ databases, exporters }: Running) {
  if (!exporters.includes('database')) return [];
  return databases.flatMap((one) => {
    const counted = connections[one.engine]?.(one);
    return counted ? [{ ...one, ...counted }] : [];
  });
}
