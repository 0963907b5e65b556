import { ServicebusNamespace } from '@cdktf/provider-azurerm/lib/servicebus-namespace';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { physicalName } from '../../model/name';
import type { StackUnit } from '../../model/unit';
import { contextOf } from './context-of';
import { EncryptionKey } from './encryption-key';
import { facts } from './facts';
import { PrivateEndpoint } from './private-endpoint';
import { resourceId } from './resource-id';

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftservicebus */
const rule = { max: 50, separator: '-' } as const;

/** The namespace of a stack's queues and topics, by the stack's name: `platform.environment.service`. */
export function namespaceName(stack: string): string {
  // `-sb` at its end is Azure's own, and a digest never ends so.
  return physicalName(stack.split('.'), rule);
}

/** A namespace of Service Bus for all queues and topics of a stack, since they hand on messages only within one. */
export class ServiceBus extends Construct {
  readonly id: string;
  private readonly name: string;
  readonly premium: boolean;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { location, resourceGroupName, tags, lifecycle, unit, site } = contextOf(this);
    const name = namespaceName(unit.name);
    const { premium, capacity } = asked(unit, site.key.cloud);
    this.premium = premium;
    const key = premium ? new EncryptionKey(this, 'Key', { name }) : undefined;
    const namespace = new ServicebusNamespace(this, 'Resource', {
      name,
      location,
      resourceGroupName,
      sku: premium ? 'Premium' : 'Standard',
      ...(premium && { capacity, premiumMessagingPartitions: 1 }),
      localAuthEnabled: false,
      minimumTlsVersion: '1.2',
      publicNetworkAccessEnabled: !premium,
      identity: key && { type: 'UserAssigned', identityIds: [key.identity.id] },
      customerManagedKey: key && { keyVaultKeyId: key.versionlessId, identityId: key.identity.id },
      tags,
      dependsOn: key?.identity.ready,
      lifecycle,
    });
    if (premium)
      new PrivateEndpoint(this, 'Endpoint', { name, targetId: namespace.id, part: 'namespace', zone: 'serviceBus' });
    this.id = namespace.id;
    this.name = namespace.name;
  }

  /** Where clients find a queue or topic. */
  urlOf(entity: string): string {
    return Fn.join('', ['https://', this.name, '.servicebus.windows.net/', entity]);
  }
}

/** What the queues and topics of a stack, which stand in one namespace, ask of it together. */
function asked({ bindings }: StackUnit, cloud: string) {
  const parsed = bindings
    .filter((one) => one.cloud === cloud && !one.existing && !one.shared)
    .flatMap(({ kind, native }) =>
      kind === 'queue' || kind === 'topic' ? [facts.kinds[kind].options.parse(native)] : [],
    );
  return {
    premium: parsed.some(({ premium }) => premium),
    capacity: Math.max(1, ...parsed.map(({ capacity }) => capacity)),
  };
}

/** Where a queue or topic that exists is: `name` in the namespace of what the environment shares, `namespace/name` or `group/namespace/name`. */
export function entityOf(scope: Construct, text: string, type: 'queues' | 'topics') {
  const { site, unit } = contextOf(scope);
  const words = text.split('/');
  const name = words.at(-1)!;
  const namespace = words.at(-2) ?? namespaceName(`${unit.context.platform}.${unit.context.scope}.data`);
  const id = resourceId(site, 'Microsoft.ServiceBus/namespaces', namespace, words.at(-3));
  return { id: `${id}/${type}/${name}`, url: `https://${namespace}.servicebus.windows.net/${name}` };
}

const roles = { read: 'Azure Service Bus Data Receiver', write: 'Azure Service Bus Data Sender' };

/** Roles on a queue or topic by what a workload does with it. @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/integration */
export const dataRoles = { read: [roles.read], write: [roles.write], readWrite: [roles.read, roles.write] } as const;

/**
 * Seconds as Service Bus writes them back, or every plan would differ: the largest units first, none that is zero.
 * @see https://learn.microsoft.com/dotnet/api/system.xml.xmlconvert.tostring
 */
export function duration(seconds: number): string {
  const days = Math.floor(seconds / 86400);
  const parts = { H: Math.floor(seconds / 3600) % 24, M: Math.floor(seconds / 60) % 60, S: seconds % 60 };
  const times = Object.entries(parts).flatMap(([unit, count]) => (count ? [`${count}${unit}`] : []));
  if (days === 0 && times.length === 0) return 'PT0S';
  return `P${days ? `${days}D` : ''}${times.length ? `T${times.join('')}` : ''}`;
}
