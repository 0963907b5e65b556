import { z } from 'zod';
import { imageReference } from '../../model/image-reference';
import type { Facts } from '../../model/facts';
import { databaseUses, imageUses } from '../../model/uses';
import { cacheAsks, databaseAsks } from './facts/asks';

/** A StatefulSet's name: its pods carry it with a hash of 10 in a label of 63. @see https://github.com/kubernetes/kubernetes/issues/64023 */
const name = { max: 52, separator: '-' } as const;
const plain = { max: 63, separator: '-' } as const;

/** Options of an in-cluster server. */
const options = z.strictObject({
  /** Image in place of the official one, such as a mirror of it. */
  image: z.string().regex(imageReference, { error: 'an image, such as docker.io/library/redis:8' }).optional(),
  /** StorageClass of its claim. */
  storageClass: z
    .string()
    .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/)
    .optional(),
});

const engines = {
  postgres: { provider: 'postgresql', port: 5432 },
  mysql: { provider: 'mysql', port: 3306 },
} as const;

/** Default of `max_connections`, and those of superusers. */
const connections = { postgres: { most: 100, reserved: 3 }, mysql: { most: 151, reserved: 1 } } as const;

/** Name of the Kubernetes Secret that a backing and its clients read. */
export function credentialsName(name: string): string {
  return `${name}-credentials`;
}

/** Host name of a Kubernetes Service inside its cluster, whatever the cluster's own domain is. */
function hostName(name: string, namespace: string): string {
  return `${name}.${namespace}.svc`;
}

/** Extensions of the official image. @see https://www.postgresql.org/docs/current/contrib.html */
const contributed: readonly string[] =
  'amcheck autoinc bloom btree_gin btree_gist citext cube dblink dict_int dict_xsyn earthdistance file_fdw fuzzystrmatch hstore insert_username intagg intarray isn lo ltree moddatetime pageinspect pg_buffercache pg_freespacemap pg_prewarm pg_stat_statements pg_surgery pg_trgm pg_visibility pg_walinspect pgcrypto pgrowlocks pgstattuple plpgsql postgres_fdw refint seg sslinfo tablefunc tcn tsm_system_rows tsm_system_time unaccent uuid-ossp xml2'.split(
    ' ',
  );

/** Image of what carries messages in the cluster. @see https://hub.docker.com/_/rabbitmq */
export const brokerImage = 'docker.io/library/rabbitmq:4.3-alpine';

function broker({ image }: Readonly<Record<string, unknown>>) {
  return typeof image === 'string' ? imageUses(image, ['local', 'image']) : imageUses(brokerImage, []);
}

const onePod = 'one pod serves it';

const ofClass = 'a claim is as fast as its StorageClass, which local.storageClass names';

const oneClass = 'a bucket inside the cluster has one class of storage, the disk of its server';

const noAge = 'objects in the cluster do not expire';

/** What is known of backings inside the cluster, for development without an account. */
export const facts = {
  layer: 'kubernetes',
  kinds: {
    network: { unavailable: 'the network of a local cluster is the cluster itself' },
    cluster: { unavailable: 'a local cluster is made by hand, with kind, k3d or minikube; name it as `existing`' },
    key: { unavailable: 'a cluster has no key service' },
    registry: { unavailable: 'images are loaded into a local cluster by its own tool' },
    worker: { unavailable: 'a cluster has no edge; a Worker runs at Cloudflare, or beside its code by wrangler dev' },
    database: {
      name,
      asks: databaseAsks,
      /** @see https://www.postgresql.org/docs/current/runtime-config-connection.html and https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_max_connections */
      connections: ({ engine, parameters }) => {
        const set = parameters?.max_connections;
        const { most, reserved } = connections[engine];
        if (set === undefined) return { most, reserved, reason: 'by default of its image' };
        return /^\d{1,9}$/.test(set) ? { most: Number(set), reserved, reason: 'as max_connections says' } : undefined;
      },
      uses: (asked, { image }) =>
        typeof image === 'string' ? imageUses(image, ['local', 'image']) : databaseUses(asked),
      options,
      unsupportedOptions: {
        storageIops: 'the speed of a claim is that of its disk',
        storageGrows: 'a claim does not grow',
        maxStorageGiB: 'a claim does not grow',
        backupWindow: 'there are no backups in the cluster',
        queryInsights: 'there are no query insights in the cluster',
        queryInsightsDays: 'there are no query insights in the cluster',
        monitoringSeconds: 'there is no monitoring in the cluster beyond its own metrics',
        storageType: { fast: ofClass, hdd: ofClass },
        highlyAvailable: { true: onePod },
        standby: onePod,
        backupCopy: { true: 'there are no backups in the cluster' },
        backupRegion: 'there are no backups in the cluster',
      },
      unsupported: ({ engine, extensions = [] }, { image }) => {
        const strange = engine === 'postgres' && !image ? extensions.filter((one) => !contributed.includes(one)) : [];
        return {
          extensions: strange.length
            ? `the official image of PostgreSQL lacks ${strange.join(', ')}: set local.image to one that has them`
            : undefined,
        };
      },
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
      asks: cacheAsks,
      uses: ({ version }, { image }) =>
        typeof image === 'string'
          ? imageUses(image, ['local', 'image'])
          : [{ what: 'Redis', version, path: ['version'] }],
      options,
      unsupportedOptions: {
        backupRetentionDays: 'there are no backups in the cluster',
        backupWindow: 'there are no backups in the cluster',
        highlyAvailable: { true: onePod },
        replicas: onePod,
        shards: onePod,
      },
      unsupported: ({ persistent, persistence = 'aof', snapshotSeconds, storageGiB }) => ({
        snapshotSeconds:
          snapshotSeconds !== undefined && persistence === 'aof' ? 'a log of each write needs no snapshots' : undefined,
        storageGiB: storageGiB !== undefined && !persistent ? 'without persistence there is no disk' : undefined,
      }),
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
      /** @see https://github.com/versity/versitygw/wiki/Incompatibilities-with-AWS-S3 */
      unsupportedOptions: {
        retentionDays: noAge,
        noncurrentDays: noAge,
        maxVersions: noAge,
        archiveAfterDays: oneClass,
        archiveClass: oneClass,
        infrequentAfterDays: oneClass,
        storageClass: { infrequent: oneClass, cold: oneClass, archive: oneClass, automatic: oneClass },
        replicaRegion: 'there is one server, in one place',
        replicaClass: 'there is one server, in one place',
        tags: 'a bucket inside the cluster has no tags',
        accessLogBucket: 'the server keeps no log of requests in a bucket',
        corsMethods: 'a bucket inside the cluster lets browsers use every method',
        corsHeaders: 'a bucket inside the cluster lets browsers send every header',
        corsMaxAgeSeconds: 'the server sets the duration itself',
      },
      unsupported: ({ rules }) => ({
        rules: rules?.some((one) => one.retentionDays !== undefined || one.noncurrentDays !== undefined)
          ? noAge
          : rules?.length
            ? oneClass
            : undefined,
      }),
      literals: ({ name, namespace }) => ({
        provider: 's3',
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
      uses: (_, native) => broker(native),
      options,
      /** @see https://www.rabbitmq.com/docs/quorum-queues#feature-matrix */
      unsupportedOptions: { delaySeconds: 'RabbitMQ delivers a message at once' },
      literals: ({ name, namespace }) => ({ provider: 'amqp', name, url: `amqp://${hostName(name, namespace)}:5672` }),
      port: () => 5672,
    },
    topic: {
      name,
      uses: (_, native) => broker(native),
      options,
      unsupportedOptions: { partitions: onePod },
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
  storageClassOption: 'storageClass',
  /** Of kind and minikube, of k3d, and of Docker Desktop. */
  knownStorageClasses: () => ['standard', 'local-path', 'hostpath'],
} satisfies Facts;
