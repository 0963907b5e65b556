import { type TerraformResourceLifecycle, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';

/** A data center that constructs stand in. */
export interface IonosNetwork {
  readonly id: string;
  readonly lanId: number;
}

/** What every construct of a stack finds of its IONOS contract and location. */
export interface IonosContext extends Construct {
  readonly unit: StackUnit;
  readonly site: Site;
  /** Only buckets take tags. */
  readonly tags: Record<string, string>;
  /** `de/fra` and the like. */
  readonly location: string;
  /** Region of the object storage. */
  readonly storageRegion: string;
  /** For what holds data: a plan that would destroy it fails. */
  readonly lifecycle?: TerraformResourceLifecycle;
  /** The data center that backings stand in, looked up when first asked for. */
  readonly network: IonosNetwork;
}

/** The IONOS context of a construct's stack. */
export function contextOf(construct: IConstruct): IonosContext {
  return TerraformStack.of(construct).node.findChild('Ionos') as IonosContext;
}
