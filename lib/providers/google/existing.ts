import { Construct } from 'constructs';
import type { Referred } from '../../cloud/cloud';
import type { Handed, Permission } from '../../cloud/connection';
import type { Access } from '../../model/backing';

/** A resource that exists, and that its name alone leads to. */
export interface ExistingResource extends Construct, Handed {
  readonly name: string;
  permissions(access: Access): Permission[];
}

/** The class of resources of a product that exist, by the rights to one of them. */
export function existingBy(
  rights: (scope: Construct, name: string, access: Access) => Permission[],
): new (scope: Construct, id: string, props: Pick<Referred, 'name'>) => ExistingResource {
  return class extends Construct implements ExistingResource {
    readonly outputs = {};
    readonly secrets = {};
    readonly name: string;

    constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
      super(scope, id);
      this.name = name;
    }

    permissions(access: Access): Permission[] {
      return rights(this, this.name, access);
    }
  };
}
