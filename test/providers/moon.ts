import { TerraformProvider, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { z } from 'zod';
import type { CloudOf, Defined } from '../../lib/cloud/cloud';
import type { BucketOptions } from '../../lib/model/kinds/bucket';
import type { Facts } from '../../lib/model/facts';
import type { CloudEntry } from '../../lib/providers/registry';

const unavailable = { unavailable: 'not on the moon' };
const name = { max: 40, separator: '-' } as const;
const options = z.strictObject({ crater: z.string().optional() });

const facts = {
  layer: 'terraform',
  kinds: {
    network: unavailable,
    cluster: unavailable,
    database: unavailable,
    cache: unavailable,
    queue: unavailable,
    topic: unavailable,
    secret: unavailable,
    key: unavailable,
    registry: unavailable,
    worker: unavailable,
    bucket: {
      name,
      options,
      literals: ({ name }) => ({ provider: 's3', bucketName: name, endpoint: 'https://moon.example', region: 'moon' }),
      without: ['accessKey', 'secretKey'],
    },
  },
  identity: { name, podLabels: {}, values: {}, trusts: ['*'] },
  bundle: { name },
  shared: { name },
  storageClasses: { standard: 'rock', fast: 'dust', shared: 'rock' },
} as const satisfies Facts;

/** Every resource of this cloud is one of a published schema, so that it can be checked like any other. */
class Resource extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly block: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id, { terraformResourceType: 'aws_s3_bucket' });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.block;
  }
}

class Provider extends TerraformProvider {}

class Moon extends Construct {
  constructor(scope: Construct) {
    super(scope, 'Moon');
    new Provider(this, 'Provider', { terraformResourceType: 'aws' });
  }
}

class Nothing extends Construct {
  readonly outputs = {};
  readonly secrets = {};
}

class MoonBucket extends Nothing {
  constructor(scope: Construct, id: string, { name: bucket, native }: BucketOptions & Defined) {
    super(scope, id);
    const { crater } = options.parse(native);
    new Resource(this, 'Resource', { bucket, tags: crater === undefined ? undefined : { crater } });
  }
}

const moon: CloudOf<typeof facts> = {
  Context: Moon,
  Identity: Nothing,
  Bundle: Nothing,
  kinds: { bucket: { define: MoonBucket, refer: Nothing } },
};

/** A cloud that nothing shared knows of: facts and a table of classes in one file. */
export const entry: CloudEntry = { facts, load: async () => moon };
