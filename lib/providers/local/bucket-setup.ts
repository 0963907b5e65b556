import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { BucketOptions } from '../../model/kinds/bucket';
import { Local } from './context';
import { labels } from './labels';
import { type Process, container, plain, podSecurity, scratchVolumes } from './pod';
import { capacities } from './sizes';

interface BucketSetupProps extends Pick<
  BucketOptions,
  'versioned' | 'retentionDays' | 'noncurrentDays' | 'maxVersions' | 'rules'
> {
  /** Name of the server, and of the bucket in it. */
  readonly name: string;
  /** Secret with the server's credentials. */
  readonly secret: string;
  readonly port: number;
}

/** A Job that makes the bucket; each command may run again, and none of them sees a shell. */
export class BucketSetup extends Construct {
  constructor(scope: Construct, id: string, { name, secret, port, ...options }: BucketSetupProps) {
    super(scope, id);
    const { unit } = Local.of(this);
    const own = labels(name, 'bucket', unit);
    const process: Process = {
      image: 'quay.io/minio/mc:RELEASE.2025-08-13T08-35-41Z',
      user: { uid: 1000, gid: 1000 },
      variables: {
        ACCESS_KEY: { secret, key: 'accessKey' },
        SECRET_KEY: { secret, key: 'secretKey' },
        MC_HOST_server: `http://$(ACCESS_KEY):$(SECRET_KEY)@${name}:${port}`,
        MC_CONFIG_DIR: '/tmp/mc',
      },
      capacity: capacities.small,
      scratch: ['/tmp'],
    };
    const containers = commands(`server/${name}`, options).map((args, index) =>
      container(`step-${index}`, { ...process, args }),
    );

    new k8s.KubeJob(this, 'Resource', {
      metadata: {
        name: `${name}-setup`,
        namespace: unit.context.namespace,
        labels: own,
        annotations: { 'kustomize.toolkit.fluxcd.io/force': 'Enabled' },
      },
      spec: {
        // Until the server answers.
        backoffLimit: 20,
        template: {
          metadata: { labels: { ...own, 'app.kubernetes.io/component': 'bucket-setup' } },
          spec: {
            restartPolicy: 'OnFailure',
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: podSecurity(process),
            initContainers: containers.slice(0, -1),
            containers: containers.slice(-1),
            volumes: scratchVolumes(process),
          },
        },
      },
    });
  }
}

/** Commands of the MinIO client, in order. @see https://min.io/docs/minio/linux/reference/minio-mc.html */
function commands(
  bucket: string,
  { versioned, rules = [], ...all }: Pick<BucketSetupProps, keyof BucketOptions & keyof BucketSetupProps>,
): string[][] {
  const added = [all, ...rules].map(flags).filter((one) => one.length > 0);
  return [
    ['mb', '--ignore-existing', bucket],
    ['version', versioned ? 'enable' : 'suspend', bucket],
    ...(added.length > 0 ? [['ilm', 'rule', 'remove', '--all', '--force', bucket]] : []),
    ...added.map((one) => ['ilm', 'rule', 'add', ...one, bucket]),
  ];
}

type Rule = Pick<BucketOptions, 'retentionDays' | 'noncurrentDays' | 'maxVersions'> & { readonly prefix?: string };

/** What one rule says; nothing where nothing goes. @see https://min.io/docs/minio/linux/reference/minio-mc/mc-ilm-rule-add.html */
function flags({ retentionDays, noncurrentDays, maxVersions, prefix }: Rule): string[] {
  const flag = (name: string, value: number | undefined) => (value === undefined ? [] : [name, String(value)]);
  const ends = [
    ...flag('--expire-days', retentionDays),
    ...flag('--noncurrent-expire-days', noncurrentDays),
    ...flag('--noncurrent-expire-newer', maxVersions),
  ];
  return prefix && ends.length > 0 ? ['--prefix', plain(prefix), ...ends] : ends;
}
