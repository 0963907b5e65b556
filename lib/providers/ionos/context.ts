import type { TerraformResourceLifecycle } from 'cdktf';
import { once } from '../../cloud/once';
import { Construct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';
import { type IonosContext, contextOf } from './context-of';
import { locationOf, storageRegion } from './facts/place';
import { ExistingDatacenter } from './network';
import { IonoscloudProvider } from './resources/provider';

/** One IONOS contract and location, for every construct of a stack. */
export class Ionos extends Construct implements IonosContext {
  static readonly of = contextOf;

  /** Only buckets take tags. */
  readonly tags: Record<string, string>;
  /** `de/fra` and the like. */
  readonly location: string;
  /** Region of the object storage. */
  readonly storageRegion: string;
  /** For what holds data: a plan that would destroy it fails. */
  readonly lifecycle?: TerraformResourceLifecycle;

  constructor(
    scope: Construct,
    readonly unit: StackUnit,
    readonly site: Site,
  ) {
    super(scope, 'Ionos');
    const { tags, protect } = unit.context;
    this.tags = { ...tags };
    this.location = locationOf(site.region);
    this.storageRegion = storageRegion(site.region);
    this.lifecycle = protect ? { preventDestroy: true } : undefined;
    new IonoscloudProvider(this, 'Provider', { contract_number: site.account, s3_region: this.storageRegion });
  }

  /** The data center that backings stand in, looked up when first asked for. */
  get network(): ExistingDatacenter {
    return once(this, 'Network', (...at) => new ExistingDatacenter(...at, { name: this.site.network }));
  }
}
