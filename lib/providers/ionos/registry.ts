import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { RegistryOptions } from '../../model/kinds/registry';
import { contextOf } from './context-of';
import { facts } from './facts';
import { ContainerRegistry, DataContainerRegistry } from './resources/container-registry';

/**
 * A private registry of container images. It makes no token: Terraform would keep the password in its state. A person
 * makes one for who pushes and one for who pulls, and puts the latter in a Secret that `image.pullSecrets` names.
 */
export class PrivateRegistry extends Construct implements Connection<'registry'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, scanOnPush, native }: RegistryOptions & Defined) {
    super(scope, id);
    const { allowedIpRanges, collectDays, collectHour } = facts.kinds.registry.options.parse(native);
    const { location, lifecycle } = contextOf(this);
    const registry = new ContainerRegistry(
      this,
      'Resource',
      {
        name,
        location,
        api_subnet_allow_list: allowedIpRanges.length ? allowedIpRanges : undefined,
        features: { vulnerability_scanning: scanOnPush },
        garbage_collection_schedule: { days: collectDays, time: `${String(collectHour).padStart(2, '0')}:00:00Z` },
      },
      { lifecycle },
    );
    this.outputs = { host: registry.hostname };
  }
}

/** A private registry that exists, by its name. */
export class ExistingPrivateRegistry extends Construct implements Connection<'registry'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    this.outputs = { host: new DataContainerRegistry(this, 'Resource', { name }).hostname };
  }
}
