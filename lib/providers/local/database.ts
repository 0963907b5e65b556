import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { DatabaseOptions } from '../../model/kinds/database';
import { Credentials } from './credentials';
import { credentialsName, facts } from './facts';
import type { Native } from './native';
import { type Variable, plain } from './pod';
import { Server } from './server';
import { capacities } from './sizes';

/** What differs between engines, each by its official image. */
interface Engine {
  readonly image: (version: string) => string;
  /** Arguments that set its parameters. */
  readonly args: (parameter: string, value: string) => readonly string[];
  readonly user: { readonly uid: number; readonly gid: number };
  /** Keys of the credentials. */
  readonly keys: readonly string[];
  readonly variables: (databaseName: string, secret: string) => Readonly<Record<string, Variable>>;
  readonly scratch: readonly string[];
  readonly data: { readonly mountPath: string; readonly subPath?: string };
  /** Asks over TCP, which the server that an image starts for its own setup does not answer. */
  readonly probe: readonly string[];
}

const engines: Readonly<Record<DatabaseOptions['engine'], Engine>> = {
  /** @see https://hub.docker.com/_/postgres */
  postgres: {
    image: (version) => `docker.io/library/postgres:${version}-alpine`,
    args: (parameter, value) => ['-c', `${parameter}=${value}`],
    user: { uid: 70, gid: 70 },
    keys: ['password'],
    variables: (databaseName, secret) => ({
      POSTGRES_DB: databaseName,
      POSTGRES_USER: 'app',
      POSTGRES_PASSWORD: { secret, key: 'password' },
      // Where no version of the image has a volume of its own.
      PGDATA: '/var/lib/postgresql/pgdata',
    }),
    scratch: ['/tmp', '/var/run/postgresql'],
    data: { mountPath: '/var/lib/postgresql' },
    probe: ['pg_isready', '--host=127.0.0.1', '--username=app'],
  },
  /** @see https://hub.docker.com/_/mysql */
  mysql: {
    image: (version) => `docker.io/library/mysql:${version}`,
    args: (parameter, value) => [`--${parameter}=${value}`],
    user: { uid: 999, gid: 999 },
    keys: ['password', 'rootPassword'],
    variables: (databaseName, secret) => ({
      MYSQL_DATABASE: databaseName,
      MYSQL_USER: 'app',
      MYSQL_PASSWORD: { secret, key: 'password' },
      MYSQL_ROOT_PASSWORD: { secret, key: 'rootPassword' },
    }),
    scratch: ['/tmp', '/var/run/mysqld'],
    data: { mountPath: '/var/lib/mysql', subPath: 'data' },
    probe: ['mysqladmin', 'ping', '--host=127.0.0.1'],
  },
};

/** A database server of its own for one service. */
export class DatabaseServer extends Construct implements Connection<'database'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, native, ...options }: DatabaseOptions & Defined) {
    super(scope, id);
    const { image, storageClass }: Native = native;
    const engine = engines[options.engine];
    const secret = credentialsName(name);
    const parameters = Object.entries(options.parameters ?? {});

    new Credentials(this, 'Credentials', { name: secret, keys: engine.keys });
    new Server(this, 'Server', {
      name,
      component: 'database',
      image: image ?? engine.image(options.version),
      user: engine.user,
      port: facts.kinds.database.port(options),
      args: parameters.length
        ? parameters.flatMap(([parameter, value]) => engine.args(parameter, plain(value)))
        : undefined,
      variables: engine.variables(options.databaseName, secret),
      capacity: capacities[options.size],
      scratch: engine.scratch,
      data: { ...engine.data, size: `${options.storageGiB}Gi`, storageClass },
      probe: { exec: { command: [...engine.probe] }, timeoutSeconds: 5 },
    });
  }
}
