import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformResourceLifecycle } from 'cdktf';
import { once } from '../../cloud/once';
import { Construct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';
import { type AwsContext, contextOf } from './context-of';
import { ExistingKmsKey, KmsKey } from './key';
import { ExistingVpc } from './network/network';

/** One AWS account and region, for every construct of a stack. */
export class Aws extends Construct implements AwsContext {
  static readonly of = contextOf;

  /** For what holds data: a plan that would destroy it fails. */
  readonly lifecycle?: TerraformResourceLifecycle;
  /** Days in which what is deleted can be brought back; none where nothing is worth it, since a name stays taken. */
  readonly recoveryDays: number;

  constructor(
    scope: Construct,
    readonly unit: StackUnit,
    readonly site: Site,
  ) {
    super(scope, 'Aws');
    this.provide('Provider', site.region);
    this.lifecycle = unit.context.protect ? { preventDestroy: true } : undefined;
    this.recoveryDays = unit.context.protect ? 30 : 0;
  }

  /** The network that backings stand in, looked up when first asked for. */
  get network(): ExistingVpc {
    return once(this, 'Network', (...at) => new ExistingVpc(...at, { name: this.site.network }));
  }

  /** The one key that encrypts what the stack stores, made when first asked for. */
  get key(): KmsKey | ExistingKmsKey {
    const { physicalName: name, existing, shared, options, native, generation } = this.site.key;
    return once<KmsKey | ExistingKmsKey>(this, 'Key', (...at) =>
      existing || shared
        ? new ExistingKmsKey(...at, { name })
        : new KmsKey(...at, { ...options, name, native, generation }),
    );
  }

  /** The like of the stack's key in another region, for what is replicated there. */
  keyIn(region: string): KmsKey {
    const id = `Key${pascal(region)}`;
    const { options, generation } = this.site.key;
    // The stack's own key may be an existing one; further keys belong to the stack.
    const name = this.unit.name.replace(/\./g, '-');
    return once(this, id, (...at) => new KmsKey(...at, { ...options, name, native: {}, generation, region }));
  }

  /** The provider of another region, for a resource that stands there. */
  providerIn(region: string): AwsProvider {
    const id = `Provider${pascal(region)}`;
    const found = this.node.tryFindChild(id) as AwsProvider | undefined;
    return found ?? this.provide(id, region, region);
  }

  private provide(id: string, region: string, alias?: string): AwsProvider {
    const { tags } = this.unit.context;
    const allowedAccountIds = [this.site.account];
    return new AwsProvider(this, id, { alias, region, allowedAccountIds, defaultTags: [{ tags }] });
  }
}

function pascal(region: string): string {
  return region.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
