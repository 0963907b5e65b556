import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const region = 'us-east-1';
const provider = { aws: [{ region, allowed_account_ids: ['111111111111'] }] };
const required_providers = { aws: { source: 'aws', version: '5.100.0' } };
const bucket = 'shop-terraform-state';

/** What may go wrong in an environment. */
export interface Flaws {
  /** What is written beside the secrets, in the open. @default - nothing that is secret */
  readonly note?: string;
  /** @default true */
  readonly stateIsKept?: boolean;
}

/** Password of the environment's database. */
export const password = 'correct-horse-battery';

/** A `dist` with one environment on AWS: the stack that keeps its state, and a service with a bundle and a password. */
export function writeEnvironment(dist: string, { note = 'of the shop', stateIsKept = true }: Flaws = {}): void {
  write(dist, 'shop.aws-111111111111.state', {
    terraform: { backend: { local: { path: 'terraform.tfstate' } }, required_providers },
    resource: { aws_s3_bucket: { store: { bucket, lifecycle: { prevent_destroy: stateIsKept } } } },
  });
  write(dist, 'shop.staging.api', {
    terraform: { backend: { s3: { bucket, key: 'shop.staging.api.tfstate', region } }, required_providers },
    resource: {
      aws_secretsmanager_secret: {
        password: { name: 'password', recovery_window_in_days: 0 },
        bundle: { name: 'bundle', recovery_window_in_days: 0 },
      },
      aws_secretsmanager_secret_version: {
        password: version('password', password),
        bundle: version('bundle', JSON.stringify({ host: 'db.example', password })),
      },
      aws_sqs_queue: { jobs: { name: 'jobs', tags: { note } } },
    },
  });
}

function version(name: string, secret_string_wo: string): object {
  return { secret_id: `\${aws_secretsmanager_secret.${name}.id}`, secret_string_wo, secret_string_wo_version: 1 };
}

function write(dist: string, name: string, stack: object): void {
  const folder = join(dist, 'terraform', 'stacks', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ ...stack, provider }));
}
