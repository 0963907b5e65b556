import { Construct } from 'constructs';
import { brokerImage, facts } from './facts';
import type { Native } from './native';
import { Server } from './server';
import type { Admitted } from './server-policy';
import { capacities } from './sizes';

interface BrokerProps extends Admitted {
  readonly name: string;
  readonly component: string;
  readonly native: Readonly<Record<string, unknown>>;
  /** What the broker holds from its start. @see https://www.rabbitmq.com/docs/definitions */
  readonly definitions: object;
  readonly plugins?: readonly string[];
  /** Lines of `rabbitmq.conf` beside those that all brokers have. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** User of all clients: RabbitMQ's own guest, since the contract of messaging has no password; a NetworkPolicy restricts access. */
const guest = {
  users: [{ name: 'guest', password: 'guest', tags: [] }],
  vhosts: [{ name: '/' }],
  permissions: [{ user: 'guest', vhost: '/', configure: '.*', write: '.*', read: '.*' }],
};

/** A RabbitMQ server that holds what its definitions say. @see https://hub.docker.com/_/rabbitmq */
export class Broker extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { native, definitions, plugins = [], settings = {}, ...props }: BrokerProps,
  ) {
    super(scope, id);
    const { image = brokerImage, storageClass }: Native = native;
    const port = facts.kinds.queue.port();
    const conf = {
      'loopback_users.guest': 'false',
      'definitions.import_backend': 'local_filesystem',
      'definitions.local.path': '/config/definitions.json',
      ...settings,
    };

    new Server(this, 'Server', {
      ...props,
      image,
      user: { uid: 100, gid: 101 },
      port,
      variables: {
        RABBITMQ_CONFIG_FILE: '/config/rabbitmq.conf',
        RABBITMQ_ENABLED_PLUGINS_FILE: '/config/enabled_plugins',
        // The data is stored under the host name, which must be stable.
        RABBITMQ_NODENAME: 'rabbit@localhost',
      },
      capacity: capacities.medium,
      scratch: ['/tmp', '/var/log/rabbitmq'],
      data: { mountPath: '/var/lib/rabbitmq', size: '1Gi', storageClass },
      probe: { tcpSocket: { port }, timeoutSeconds: 5 },
      files: {
        'rabbitmq.conf': Object.entries(conf)
          .map(([key, value]) => `${key} = ${value}\n`)
          .join(''),
        enabled_plugins: `[${plugins.join(',')}].\n`,
        'definitions.json': JSON.stringify({ ...guest, ...definitions }, undefined, 2),
      },
    });
  }
}
