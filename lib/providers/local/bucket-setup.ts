import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { BucketOptions } from '../../model/kinds/bucket';
import { Local } from './context';
import { labels } from './labels';
import { type Process, container, plain, podSecurity, scratchVolumes } from './pod';
import { capacities } from './sizes';
import { kinds } from '../../kubernetes/kinds';

interface BucketSetupProps extends Pick<BucketOptions, 'versioned' | 'corsOrigins'> {
  /** Name of the server, and of the bucket in it. */
  readonly name: string;
  /** Secret with the server's credentials. */
  readonly secret: string;
  readonly port: number;
}

/** A Job that makes the bucket; each step may run again, and no shell sees a value but as a variable. */
export class BucketSetup extends Construct {
  constructor(scope: Construct, id: string, { name, secret, port, ...options }: BucketSetupProps) {
    super(scope, id);
    const { unit } = Local.of(this);
    const own = labels(name, 'bucket', unit);
    const process: Process = {
      image: 'public.ecr.aws/aws-cli/aws-cli:2.36.40',
      user: { uid: 1000, gid: 1000 },
      variables: {
        AWS_ACCESS_KEY_ID: { secret, key: 'accessKey' },
        AWS_SECRET_ACCESS_KEY: { secret, key: 'secretKey' },
        AWS_ENDPOINT_URL_S3: `http://${name}:${port}`,
        AWS_DEFAULT_REGION: 'us-east-1',
        BUCKET: name,
        HOME: '/tmp',
      },
      capacity: capacities.small,
      scratch: ['/tmp'],
    };
    const containers = steps(name, options).map((step, index) => container(`step-${index}`, { ...process, ...step }));

    new ApiObject(this, 'Resource', {
      ...kinds.Job,
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

/** A bucket that is there is left as it is. */
const made = 'aws s3api head-bucket --bucket "$BUCKET" || aws s3api create-bucket --bucket "$BUCKET"';

/** What makes a bucket and sets it up, in order; each sets the whole of one thing. @see https://docs.aws.amazon.com/cli/latest/reference/s3api/ */
function steps(
  bucket: string,
  { versioned, corsOrigins }: Pick<BucketSetupProps, 'versioned' | 'corsOrigins'>,
): Pick<Process, 'command' | 'args'>[] {
  const set = (what: string, flag: string, value: string) => ({
    args: ['s3api', `put-bucket-${what}`, '--bucket', bucket, flag, plain(value)],
  });
  const any = {
    AllowedOrigins: corsOrigins,
    AllowedMethods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
    AllowedHeaders: ['*'],
  };
  return [
    { command: ['/bin/sh', '-ec', made] },
    set('versioning', '--versioning-configuration', `Status=${versioned ? 'Enabled' : 'Suspended'}`),
    ...(corsOrigins.length ? [set('cors', '--cors-configuration', JSON.stringify({ CORSRules: [any] }))] : []),
  ];
}
