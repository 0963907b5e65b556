import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { NetworkOptions } from '../../model/kinds/network';
import { contextOf } from './context-of';
import { lan } from './facts/network';
import { DataDatacenter, Datacenter } from './resources/datacenter';
import { DataLan, Lan } from './resources/lan';

/** A virtual data center with the private LAN of its nodes. */
export class VirtualDatacenter extends Construct implements Connection<'network'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name }: NetworkOptions & Defined) {
    super(scope, id);
    const { location, lifecycle, unit } = contextOf(this);
    const description = `${unit.context.platform}, ${unit.context.scope}`;
    const datacenter = new Datacenter(this, 'Resource', { name, location, description }, { lifecycle });
    new Lan(this, 'Lan', { datacenter_id: datacenter.id, name: lan, public: false }, { lifecycle });
    this.outputs = { id: datacenter.id };
  }
}

/** A virtual data center that exists, by its name; its nodes stand in the LAN `nodes`. */
export class ExistingDatacenter extends Construct implements Connection<'network'> {
  readonly outputs;
  readonly secrets = {};
  readonly id: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    this.id = new DataDatacenter(this, 'Resource', { name, location: contextOf(this).location }).id;
    this.outputs = { id: this.id };
  }

  /** Number of the LAN that nodes stand in, looked up when first asked for. */
  get lanId(): number {
    const found = this.node.tryFindChild('Lan') as DataLan | undefined;
    return (found ?? new DataLan(this, 'Lan', { datacenter_id: this.id, name: lan })).lanId;
  }
}
