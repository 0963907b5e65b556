import type { TerraformMetaArguments } from 'cdktf';
import type { Construct } from 'constructs';
import { IonosData, IonosResource } from './resource';

/** @see https://docs.ionos.com/terraform-provider/resources/lan */
export interface LanArguments {
  readonly datacenter_id: string;
  readonly name: string;
  readonly public: boolean;
}

/** `ionoscloud_lan`. */
export class Lan extends IonosResource<LanArguments> {
  constructor(scope: Construct, id: string, given: LanArguments, meta: TerraformMetaArguments = {}) {
    super(scope, id, 'ionoscloud_lan', given, meta);
  }
}

/** `data.ionoscloud_lan`. */
export class DataLan extends IonosData<Omit<LanArguments, 'public'>> {
  constructor(scope: Construct, id: string, given: Omit<LanArguments, 'public'>) {
    super(scope, id, 'ionoscloud_lan', given);
  }

  /** Its id is a number. */
  get lanId(): number {
    return this.getNumberAttribute('id');
  }
}
