import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
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

/** The last release that MinIO published as an image. @see https://quay.io/repository/minio/minio */
const release = 'quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z';

/** A MinIO server with one bucket in it. */
export class MinioBucket extends Construct implements Connection<'bucket'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, native, ...options }: BucketOptions & Defined) {
    super(scope, id);
    const { image = release, storageClass }: Native = native;
    const secret = credentialsName(name);
    const port = facts.kinds.bucket.port();
    const health = {
      httpGet: { path: '/minio/health/live', port: k8s.IntOrString.fromNumber(port) },
      timeoutSeconds: 5,
    };

    new Credentials(this, 'Credentials', { name: secret, keys: ['accessKey', 'secretKey'], length: 20 });
    new Server(this, 'Server', {
      name,
      component: 'bucket',
      image,
      user: { uid: 1000, gid: 1000 },
      port,
      args: ['server', '/data', `--address=:${port}`],
      variables: {
        MINIO_ROOT_USER: { secret, key: 'accessKey' },
        MINIO_ROOT_PASSWORD: { secret, key: 'secretKey' },
        MINIO_BROWSER: 'off',
        HOME: '/tmp',
        ...(options.corsOrigins.length > 0 ? { MINIO_API_CORS_ALLOW_ORIGIN: options.corsOrigins.join(',') } : {}),
      },
      capacity: capacities.medium,
      scratch: ['/tmp'],
      data: { mountPath: '/data', size: `${options.sizeGiB ?? 10}Gi`, storageClass },
      probe: health,
      // The Job that makes the bucket bears the same labels.
      admits: [selector(name)],
      calls: [name],
    });
    new BucketSetup(this, 'Setup', { name, secret, port, ...options });
  }
}
