import { ApiObject } from 'cdk8s';
import { TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { z } from 'zod';
import type { CloudOf, Defined, Referred } from '../../lib/cloud/cloud';
import type { RouteProps } from '../../lib/kubernetes/gateways/gateway';
import type { GatewayEntry } from '../../lib/kubernetes/gateways/registry';
import type { Facts } from '../../lib/model/facts';
import type { BucketOptions } from '../../lib/model/kinds/bucket';
import { synthesize, type Synthesis } from '../../lib/synth/synthesize';
import { builtIn, type Toolkit } from '../../lib/synth/toolkit';

const unavailable = { unavailable: 'our own data centre keeps objects, and nothing else' };
const name = { max: 63, separator: '-' } as const;
const options = z.strictObject({ quotaGiB: z.int().min(1).optional().describe('Most that it holds') });

/** MinIO in one's own data centre, as pure data. Clients show it a token of the cluster, so it hands out no keys. */
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
      literals: ({ name: bucketName, placement: { region } }) => ({
        provider: 'minio',
        bucketName,
        endpoint: `https://objects.${region}.example.com`,
        region,
      }),
      without: ['accessKey', 'secretKey'],
    },
  },
  identity: { name, podLabels: {}, values: {}, trusts: ['*'] },
  bundle: { name },
  shared: { name },
  storageClasses: { standard: 'standard', fast: 'standard', shared: 'standard' },
} as const satisfies Facts;

/** A provider without bindings. */
class MinioProvider extends TerraformProvider {}

/** The provider, once a stack. */
class Minio extends Construct {
  constructor(scope: Construct) {
    super(scope, 'Minio');
    new MinioProvider(this, 'Provider', {
      terraformResourceType: 'minio',
      terraformGeneratorMetadata: { providerName: 'minio', providerVersion: '3.6.0' },
      terraformProviderSource: 'aminueza/minio',
    });
  }
}

/** A resource of a provider without bindings. */
class Resource extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    type: string,
    private readonly block: Readonly<Record<string, unknown>>,
  ) {
    const provider = TerraformStack.of(scope).node.findChild('Minio').node.findChild('Provider') as TerraformProvider;
    super(scope, id, { terraformResourceType: type, provider });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.block };
  }
}

/** What hands back nothing that facts do not know. */
class Plain extends Construct {
  readonly outputs = {};
  readonly secrets = {};
}

class MinioBucket extends Plain {
  constructor(scope: Construct, id: string, { name: bucket, native, deletionProtection }: BucketOptions & Defined) {
    super(scope, id);
    const { quotaGiB } = options.parse(native);
    new Resource(this, 'Resource', 'minio_s3_bucket', {
      bucket,
      acl: 'private',
      force_destroy: !deletionProtection,
      quota: quotaGiB === undefined ? undefined : quotaGiB * 2 ** 30,
    });
  }
}

class ExistingMinioBucket extends Plain {
  constructor(scope: Construct, id: string, _: Referred) {
    super(scope, id);
  }
}

/** A kind that the facts name and this table forgets is a compile error. */
const minio: CloudOf<typeof facts> = {
  Context: Minio,
  Identity: Plain,
  Bundle: Plain,
  kinds: { bucket: { define: MinioBucket, refer: ExistingMinioBucket } },
};

/** A way in through the Traefik that k3s brings along. */
class TraefikRoute extends Construct {
  constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id);
    const { name, host, path, tls, annotations, service, port } = props;
    const backend = { service: { name: service, port: { number: port } } };
    new ApiObject(this, 'Resource', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name, annotations: { ...annotations } },
      spec: {
        ingressClassName: 'traefik',
        ...(tls ? { tls: [{ hosts: [host], secretName: `${name}-tls` }] } : {}),
        rules: [{ host, http: { paths: [{ path, pathType: 'Prefix', backend }] } }],
      },
    });
  }
}

const without = 'this example does without it';

/** Traefik as it stands in the cluster already: nothing to install, nothing once a cluster. */
const traefik: GatewayEntry = {
  facts: {
    namespace: 'kube-system',
    components: [],
    unavailable: {
      ...{
        rewrite: without,
        rateLimit: without,
        exact: without,
        cors: without,
        tokens: without,
        timeoutSeconds: without,
      },
      ...{ requestHeaders: without, responseHeaders: without, retries: without, certificate: without, issuer: without },
    },
  },
  load: async () => ({ Route: TraefikRoute, Entrance: Construct }),
};

/** The built-in tables, and what one's own specs may say beside: `cloud: minio`, `gateway: traefik`. */
export const toolkit: Toolkit = {
  clouds: { ...builtIn.clouds, minio: { facts, load: async () => minio } },
  gateways: { ...builtIn.gateways, traefik },
};

/** What `strata synth` does, with these tables. */
export async function run(root: string): Promise<Synthesis> {
  return synthesize({ root, toolkit });
}
