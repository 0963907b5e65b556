import { ContainerRegistry as Resource } from '@cdktf/provider-azurerm/lib/container-registry';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';
import type { RegistryOptions } from '../../model/kinds/registry';
import { contextOf } from './context-of';
import { EncryptionKey } from './encryption-key';
import { facts } from './facts';
import { PrivateEndpoint } from './private-endpoint';
import { groupAndName, resourceId } from './resource-id';

/** @see https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview */
const roles: Readonly<Record<Access, readonly string[]>> = {
  read: ['AcrPull'],
  write: ['AcrPush'],
  readWrite: ['AcrPull', 'AcrPush'],
};

/** Days that Azure can keep untagged images at most. */
const longestDays = 365;

/** Private container images in Azure Container Registry, without access by passwords. */
export class ContainerRegistry extends Construct implements Connection<'registry'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;

  constructor(scope: Construct, id: string, { name, untaggedDays, native: written }: RegistryOptions & Defined) {
    super(scope, id);
    const native = facts.kinds.registry.options.parse(written);
    const { location, resourceGroupName, tags, lifecycle } = contextOf(this);
    const key = native.customerManagedKey ? new EncryptionKey(this, 'Key', { name }) : undefined;
    const { allowedIpRanges, zoneRedundancy: zoneRedundancyEnabled } = native;
    const registry = new Resource(this, 'Resource', {
      name,
      location,
      resourceGroupName,
      sku: 'Premium',
      adminEnabled: false,
      anonymousPullEnabled: false,
      dataEndpointEnabled: native.dataEndpoint,
      exportPolicyEnabled: native.export,
      quarantinePolicyEnabled: native.quarantine,
      // Azure keeps what must not be copied out from who is outside.
      publicNetworkAccessEnabled: native.publicAccess && native.export,
      networkRuleBypassOption: 'AzureServices',
      networkRuleSet: allowedIpRanges.length > 0 ? [rules(allowedIpRanges)] : undefined,
      retentionPolicyInDays: Math.min(longestDays, untaggedDays),
      zoneRedundancyEnabled,
      georeplications: [...native.replicaRegions]
        .sort()
        .map((region) => ({ location: region, zoneRedundancyEnabled, tags })),
      identity: key && { type: 'UserAssigned', identityIds: [key.identity.id] },
      encryption: key && [{ keyVaultKeyId: key.versionlessId, identityClientId: key.identity.clientId }],
      tags,
      dependsOn: key?.identity.ready,
      lifecycle,
    });
    if (native.privateEndpoint)
      new PrivateEndpoint(this, 'Endpoint', { name, targetId: registry.id, part: 'registry', zone: 'registry' });
    this.id = registry.id;
    this.outputs = { host: registry.loginServer };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: roles[access], on: [this.id] }];
  }
}

/** A registry that exists: `name`, or `group/name`. */
export class ExistingContainerRegistry extends Construct implements Connection<'registry'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;

  constructor(scope: Construct, id: string, { name: text }: Pick<Referred, 'name'>) {
    super(scope, id);
    const { name } = groupAndName(text);
    this.id = registryId(this, text);
    this.outputs = { host: `${name}.azurecr.io` };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: roles[access], on: [this.id] }];
  }
}

/** The id of a registry that exists. */
export function registryId(scope: Construct, text: string): string {
  const { name, group } = groupAndName(text);
  return resourceId(contextOf(scope).site, 'Microsoft.ContainerRegistry/registries', name, group);
}

function rules(ranges: readonly string[]) {
  return { defaultAction: 'Deny', ipRule: ranges.map((ipRange) => ({ action: 'Allow', ipRange })) };
}
