import type { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { type TerraformResourceLifecycle, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';
import type { TierName, ZoneName } from './network/tiers';

/** A virtual network that constructs stand in. */
export interface AzureNetwork {
  readonly id: string;
  subnetId(name: TierName): string;
  zoneId(name: ZoneName): string;
}

/** A key of a vault that encrypts what constructs store. */
export interface AzureKey {
  /** By which rights to it are given. */
  readonly resourceId: string;
  readonly versionlessId: string;
  readonly versionedId: string;
}

/** A namespace of Service Bus that holds queues and topics. */
export interface AzureMessaging {
  readonly id: string;
  readonly premium: boolean;
  /** Where clients find a queue or topic. */
  urlOf(entity: string): string;
}

/** What every construct of a stack finds of its Azure subscription and location. */
export interface AzureContext extends Construct {
  readonly unit: StackUnit;
  readonly site: Site;
  /** The provider has no default tags: each resource sets them. */
  readonly tags: Record<string, string>;
  readonly location: string;
  /** For what holds data: a plan that would destroy it fails. */
  readonly lifecycle?: TerraformResourceLifecycle;
  /** Resource group of all that a stack makes; the first stack of its environment or cluster makes it. */
  readonly resourceGroupName: string;
  /** Vault of all secrets and keys; it stands there too. */
  readonly vaultId: string;
  /** Who runs Terraform, looked up when first asked for. */
  readonly terraform: DataAzurermClientConfig;
  /** The network that backings stand in. */
  readonly network: AzureNetwork;
  /** The namespace of the stack's own queues and topics, made when first asked for. */
  readonly messaging: AzureMessaging;
  /** Issuer of the cluster's tokens: looked up where it runs on Azure and the spec does not set it. */
  readonly issuer: string | undefined;
  /** The one key that encrypts what the stack stores, made when first asked for. */
  readonly key: AzureKey;
}

/** The Azure context of a construct's stack. */
export function contextOf(construct: IConstruct): AzureContext {
  return TerraformStack.of(construct).node.findChild('Azure') as AzureContext;
}
