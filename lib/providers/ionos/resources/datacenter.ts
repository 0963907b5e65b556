import type { TerraformMetaArguments } from 'cdktf';
import type { Construct } from 'constructs';
import { IonosData, IonosResource } from './resource';

/** @see https://docs.ionos.com/terraform-provider/resources/datacenter */
export interface DatacenterArguments {
  readonly name: string;
  /** `de/fra` and the like. */
  readonly location: string;
  readonly description?: string;
}

/** `ionoscloud_datacenter`. */
export class Datacenter extends IonosResource<DatacenterArguments> {
  constructor(scope: Construct, id: string, given: DatacenterArguments, meta: TerraformMetaArguments = {}) {
    super(scope, id, 'ionoscloud_datacenter', given, meta);
  }
}

/** `data.ionoscloud_datacenter`. */
export class DataDatacenter extends IonosData<Pick<DatacenterArguments, 'name' | 'location'>> {
  constructor(scope: Construct, id: string, given: Pick<DatacenterArguments, 'name' | 'location'>) {
    super(scope, id, 'ionoscloud_datacenter', given);
  }
}
