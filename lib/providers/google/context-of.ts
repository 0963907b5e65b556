import type { DataGoogleComputeSubnetwork } from '@cdktf/provider-google/lib/data-google-compute-subnetwork';
import { type ITerraformDependable, type TerraformResourceLifecycle, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';
import type { Agent } from './facts/agents';

/** A VPC network that constructs stand in. */
export interface GoogleNetwork {
  readonly id: string;
  readonly nodes: DataGoogleComputeSubnetwork;
  readonly endpoints: DataGoogleComputeSubnetwork;
}

/** A KMS key that encrypts what constructs store. */
export interface GoogleKey {
  readonly id: string;
  /** Lets a product's agent use it; what it encrypts comes after. */
  admit(agent: Agent): ITerraformDependable;
}

/** What every construct of a stack finds of its project and region of Google Cloud. */
export interface GoogleContext extends Construct {
  readonly unit: StackUnit;
  readonly site: Site;
  /** The tags, as labels; resources without the provider's default labels set them. */
  readonly labels: Record<string, string>;
  /** For what holds data: a plan that would destroy it fails. */
  readonly lifecycle?: TerraformResourceLifecycle;
  /** What makes the project ready, where this very stack does; what it makes first must come after. */
  readonly ready: ITerraformDependable[];
  /** Number of the project, by which IAM knows it; looked up when first asked for. */
  readonly projectNumber: string;
  /** A product's agent, as IAM names it. */
  agent(agent: Agent): string;
  /** What must be there before anything is granted to an agent. */
  agentMade(agent: Agent): ITerraformDependable[];
  /** The network that backings stand in, looked up when first asked for. */
  readonly network: GoogleNetwork;
  /** The one key that encrypts what the stack stores, made when first asked for. */
  readonly key: GoogleKey;
  /** The like of the stack's key in another location, for what is kept there. */
  keyIn(location: string): GoogleKey;
}

/** The Google Cloud context of a construct's stack. */
export function contextOf(construct: IConstruct): GoogleContext {
  return TerraformStack.of(construct).node.findChild('Google') as GoogleContext;
}
