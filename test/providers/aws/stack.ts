import { RootConstruct } from 'constructs';
import { renderStack } from '../../../lib/cloud/render';
import { Stack } from '../../../lib/cloud/stack';
import type { Access, Backing, Kind, Kinds } from '../../../lib/model/backing';
import type { Binding } from '../../../lib/model/binding';
import type { StackUnit } from '../../../lib/model/unit';
import { aws } from '../../../lib/providers/aws';
import { facts } from '../../../lib/providers/aws/facts';
import { bind } from '../../../lib/resolve/link/bind';
import { violations } from '../../provider-schema';
import { variants } from '../options';

/** A block of Terraform, loosely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Block = Record<string, any>;

/** A backing of a stack under test. */
export interface Asked<K extends Kind = Kind> {
  readonly kind: K;
  readonly options?: Partial<Kinds[K]>;
  readonly variant?: number;
  readonly native?: Readonly<Record<string, unknown>>;
  readonly access?: Access;
  readonly existing?: string;
  readonly shared?: string;
  readonly prefix?: string;
  readonly generation?: number;
  /** Physical name. @default - computed as `link` does */
  readonly name?: string;
}

/** What a stack under test is made in. */
export interface Around {
  /** @default false */
  readonly protect?: boolean;
  /** Whether a service runs on it. @default true */
  readonly used?: boolean;
  readonly failoverRegion?: string;
  readonly region?: string;
  /** Own rights of the service. */
  readonly permissions?: NonNullable<StackUnit['workload']>['permissions'];
  /** Name of a key that exists. */
  readonly key?: string;
}

const scope = ['shop', 'live', 'orders'];
const namespace = 'shop-live';
const account = '123456789012';

/** A stack as Terraform reads it, and its blocks by type, without `aws_`. */
export class Made {
  constructor(readonly body: Block) {}

  all(type: string, section = 'resource'): Block[] {
    return Object.values((this.body[section]?.[`aws_${type}`] ?? {}) as Record<string, Block>);
  }

  one(type: string, section = 'resource'): Block {
    const [found, ...more] = this.all(type, section);
    if (!found || more.length > 0) throw new Error(`expected one ${type}, got ${more.length + (found ? 1 : 0)}`);
    return found;
  }

  /** The policy document that a reference means. */
  document(reference: string): Block[] {
    const [, name = ''] = /^\$\{data\.aws_iam_policy_document\.(\w[\w-]*)\.json\}$/.exec(reference) ?? [];
    return this.body.data.aws_iam_policy_document[name].statement as Block[];
  }

  /** What the service's own role may do. */
  get rights(): Block[] {
    const policy = this.all('iam_role_policy').find(({ role }) => /Aws_Identity/.test(role as string));
    return policy ? this.document(policy.policy as string) : [];
  }

  get text(): string {
    return JSON.stringify(this.body);
  }
}

/** Builds a stack on AWS; what its provider's schema refuses is an error here. */
export function stackOf(asked: readonly Asked[], around: Around = {}): Made {
  const { body } = renderStack(new Stack(new RootConstruct(), unitOf(asked, around), { aws }), 'source');
  const found = violations(body);
  if (found.length > 0) throw new Error(found.join('\n'));
  return new Made(body);
}

function unitOf(asked: readonly Asked[], around: Around): StackUnit {
  const { protect = false, used = true, failoverRegion, region = 'eu-central-1', permissions = [], key } = around;
  const placement = { region, account, failoverRegion };
  const backings = asked.map(backingOf);
  const bindings = backings.map((one, index): Binding => ({
    ...(bind(one, { scope, facts: { aws: facts }, placement, namespace, siblings: backings }) as Binding),
    ...(asked[index]!.name !== undefined && { physicalName: asked[index]!.name }),
  }));
  return {
    name: scope.join('.'),
    source: 'services/shop/orders/deployment-config.yaml',
    context: {
      platform: 'shop',
      scope: 'live',
      tags: { Project: 'shop', Environment: 'live', Team: 'shopping' },
      protect,
      namespace,
      generation: 3,
    },
    sites: { aws: { ...placement, ...siteOf(key) } },
    bindings,
    after: [],
    workload: used
      ? {
          namespace,
          serviceAccount: 'orders',
          cluster: 'shop-live',
          home: 'aws',
          bundle: 'shop-live-orders-bundle',
          permissions,
        }
      : undefined,
  } as unknown as StackUnit;
}

function siteOf(existing?: string) {
  const options = { rotationDays: 365, deletionWindowDays: 30 };
  const key = { name: 'key', kind: 'key', cloud: 'aws', generation: 1, native: {}, options, existing };
  return {
    shared: 'shop-live',
    clusterShared: 'shop-live',
    network: 'shop-live-network',
    sharedKey: 'shop-live-data-key-abcdef',
    identity: { name: 'shop-live-orders-abcdef', values: {} },
    key: { ...key, physicalName: existing ?? 'shop-live-orders-key-abcdef' },
  };
}

function backingOf(
  { kind, options, variant = 0, native = {}, access = 'readWrite', existing, shared, prefix, generation = 1 }: Asked,
  index: number,
): Backing {
  return {
    name: index === 0 ? 'it' : `it${index}`,
    kind,
    cloud: 'aws',
    access,
    default: index === 0,
    existing,
    shared,
    generation,
    options: { ...variants[kind][variant]!, ...options },
    native,
    extras: prefix === undefined ? {} : { prefix },
  } as unknown as Backing;
}
