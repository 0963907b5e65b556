import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { CacheOptions } from '../../model/kinds/cache';
import { facts } from './facts';
import type { Native } from './native';
import { plain } from './pod';
import { Server } from './server';
import { capacities } from './sizes';

/** A cache of its own for one service, by Redis's official image. @see https://hub.docker.com/_/redis */
export class RedisCache extends Construct implements Connection<'cache'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, native, ...options }: CacheOptions & Defined) {
    super(scope, id);
    const { image = `docker.io/library/redis:${options.version}-alpine`, storageClass }: Native = native;
    const port = facts.kinds.cache.port();
    const capacity = capacities[options.size];
    const settings = {
      ...options.parameters,
      dir: '/data',
      // A quarter is for what Redis needs beside its content.
      maxmemory: `${capacity.memoryMiB * 0.75}mb`,
      'maxmemory-policy': options.eviction,
      appendonly: options.persistent && options.persistence !== 'rdb' ? 'yes' : 'no',
      save: options.persistent && options.persistence === 'rdb' ? `${options.snapshotSeconds ?? 3600} 1` : '',
      // There is no password; a NetworkPolicy restricts access.
      'protected-mode': 'no',
    };

    new Server(this, 'Server', {
      name,
      component: 'cache',
      image,
      user: { uid: 999, gid: 1000 },
      port,
      args: ['redis-server', ...Object.entries(settings).flatMap(([key, value]) => [`--${key}`, plain(value)])],
      capacity,
      scratch: ['/tmp'],
      data: {
        mountPath: '/data',
        size: options.persistent ? `${options.storageGiB ?? Math.ceil(capacity.memoryMiB / 512)}Gi` : undefined,
        storageClass,
      },
      probe: { tcpSocket: { port }, timeoutSeconds: 3 },
    });
  }
}
