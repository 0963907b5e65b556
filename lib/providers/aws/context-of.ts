import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type TerraformResourceLifecycle, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';

/** A VPC that constructs stand in. */
export interface AwsNetwork {
  readonly id: string;
  readonly cidr: string;
  readonly privateSubnetIds: string[];
}

/** A KMS key that encrypts what constructs store. */
export interface AwsKey {
  readonly arn: string;
}

/** What every construct of a stack finds of its AWS account and region. */
export interface AwsContext extends Construct {
  readonly unit: StackUnit;
  readonly site: Site;
  /** For what holds data: a plan that would destroy it fails. */
  readonly lifecycle?: TerraformResourceLifecycle;
  /** Days in which what is deleted can be brought back; none where nothing is worth it, since a name stays taken. */
  readonly recoveryDays: number;
  /** The network that backings stand in, looked up when first asked for. */
  readonly network: AwsNetwork;
  /** The one key that encrypts what the stack stores, made when first asked for. */
  readonly key: AwsKey;
  /** The like of the stack's key in another region, for what is replicated there. */
  keyIn(region: string): AwsKey;
  /** The provider of another region, for a resource that stands there. */
  providerIn(region: string): AwsProvider;
}

/** The AWS context of a construct's stack. */
export function contextOf(construct: IConstruct): AwsContext {
  return TerraformStack.of(construct).node.findChild('Aws') as AwsContext;
}
