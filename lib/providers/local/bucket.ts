import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { BucketOptions } from '../../model/kinds/bucket';
import { BucketSetup } from './bucket-setup';
import { Credentials } from './credentials';
import { selector } from './labels';
import { credentialsName, facts } from './facts';
import type { Native } from './native';
import { Server } from './server';
import { capacities } from './sizes';

/** Versity S3 Gateway over files, under the Apache licence. @see https://github.com/versity/versitygw/wiki/Docker */
const release = 'ghcr.io/versity/versitygw:v1.7.0';

/** A server that speaks S3, with one bucket in it. */
export class VersityBucket extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, native, ...options }: BucketOptions & Defined) {
    super(scope, id);
    const { image = release, storageClass }: Native = native;
    const secret = credentialsName(name);
    const port = facts.kinds.bucket.port();
    const health = { httpGet: { path: '/health', port }, timeoutSeconds: 5 };

    new Credentials(this, 'Credentials', { name: secret, keys: ['accessKey', 'secretKey'], length: 20 });
    new Server(this, 'Server', {
      name,
      component: 'bucket',
      image,
      user: { uid: 1000, gid: 1000 },
      port,
      args: ['--port', `:${port}`, '--health', '/health', 'posix', '--versioning-dir', '/versions', '/buckets'],
      variables: {
        ROOT_ACCESS_KEY: { secret, key: 'accessKey' },
        ROOT_SECRET_KEY: { secret, key: 'secretKey' },
        HOME: '/tmp',
      },
      capacity: capacities.medium,
      scratch: ['/tmp'],
      data: {
        mountPath: '/buckets',
        subPath: 'buckets',
        folders: { '/versions': 'versions' },
        size: `${options.sizeGiB ?? 10}Gi`,
        storageClass,
      },
      probe: health,
      // The Job that creates the bucket has the same labels.
      admits: [selector(name)],
      calls: [name],
    });
    new BucketSetup(this, 'Setup', { name, secret, port, ...options });
  }
}
