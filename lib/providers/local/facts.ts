import { z } from 'zod';
import type { Facts } from '../../model/facts';

/** A StatefulSet's name: its pods carry it with a hash of 10 in a label of 63. @see https://github.com/kubernetes/kubernetes/issues/64023 */
const name = { max: 52, separator: '-' } as const;
const plain = { max: 63, separator: '-' } as const;

/** What a server in the cluster may be told. */
const options = z.strictObject({
  /** Image in place of the official one, such as a mirror of it. */
  image: z.string().min(1).optional(),
  /** StorageClass of its claim. */
  storageClass: z.string().min(1).optional(),
});

const engines = {
  postgres: { provider: 'postgresql', port: 5432 },
  mysql: { provider: 'mysql', port: 3306 },
} as const;

/** Name of the Kubernetes Secret that a backing and its clients read. */
export function credentialsName(name: string): string {
  return `${name}-credentials`;
}

/** Host name of a Kubernetes Service inside its cluster, whatever the cluster's own domain is. */
function hostName(name: string, namespace: string): string {
  return `${name}.${namespace}.svc`;
}

/** What is known of backings inside the cluster, for development without an account. */
export const facts = {
  layer: 'kubernetes',
  kinds: {
    network: { lacks: 'the network of a local cluster is the cluster itself' },
    cluster: { lacks: 'a local cluster is made by hand, with kind, k3d or minikube; name it as `existing`' },
    key: { lacks: 'nothing inside a cluster keeps keys that never leave it' },
    registry: { lacks: 'images are loaded into a local cluster by its own tool' },
    worker: { lacks: 'a cluster has no edge; a Worker runs at Cloudflare, or beside its code by wrangler dev' },
    database: {
      name,
      options,
      sharing: 'own',
      literals: ({ name, namespace, options: { engine, databaseName } }) => ({
        provider: engines[engine].provider,
        name: databaseName,
        user: 'app',
        port: String(engines[engine].port),
        sslMode: 'disable',
        host: hostName(name, namespace),
      }),
      secretKeys: ({ name }) => ({ password: { secret: credentialsName(name), key: 'password' } }),
      port: ({ engine }) => engines[engine].port,
    },
    cache: {
      name,
      options,
      literals: ({ name, namespace }) => ({
        provider: 'redis',
        port: '6379',
        user: 'default',
        tls: 'false',
        host: hostName(name, namespace),
      }),
      port: () => 6379,
    },
    bucket: {
      name,
      options,
      literals: ({ name, namespace }) => ({
        provider: 'minio',
        bucketName: name,
        endpoint: `http://${hostName(name, namespace)}:9000`,
        region: 'us-east-1',
      }),
      secretKeys: ({ name }) => ({
        accessKey: { secret: credentialsName(name), key: 'accessKey' },
        secretKey: { secret: credentialsName(name), key: 'secretKey' },
      }),
      port: () => 9000,
    },
    queue: {
      name,
      options,
      literals: ({ name, namespace }) => ({ provider: 'amqp', name, url: `amqp://${hostName(name, namespace)}:5672` }),
      port: () => 5672,
    },
    topic: {
      name,
      options,
      literals: ({ name, namespace }) => ({ provider: 'amqp', name, id: `amqp://${hostName(name, namespace)}:5672` }),
      port: () => 5672,
    },
    secret: { name: plain, literals: ({ name }) => ({ name, id: name }) },
  },
  identity: { name: plain, podLabels: {}, values: {}, trusts: [] },
  bundle: { name: plain },
  shared: { name: plain },
  /** As kind and minikube come. */
  storageClasses: { standard: 'standard', fast: 'standard', shared: 'standard' },
} satisfies Facts;
