import type { TerraformMetaArguments } from 'cdktf';
import type { Construct } from 'constructs';
import { IonosData, IonosResource } from './resource';

/** @see https://docs.ionos.com/terraform-provider/resources/container_registry */
export interface ContainerRegistryArguments {
  readonly name: string;
  readonly location: string;
  /** Allowed addresses. @default - any, with a token */
  readonly api_subnet_allow_list?: readonly string[];
  readonly features: { readonly vulnerability_scanning: boolean };
  /** When space of what has no tag any more is freed. */
  readonly garbage_collection_schedule?: { readonly days: readonly string[]; readonly time: string };
}

/** `ionoscloud_container_registry`. */
export class ContainerRegistry extends IonosResource<ContainerRegistryArguments> {
  constructor(scope: Construct, id: string, given: ContainerRegistryArguments, meta: TerraformMetaArguments = {}) {
    super(scope, id, 'ionoscloud_container_registry', given, meta);
  }

  get hostname(): string {
    return this.getStringAttribute('hostname');
  }
}

/** `data.ionoscloud_container_registry`. */
export class DataContainerRegistry extends IonosData<{ readonly name: string }> {
  constructor(scope: Construct, id: string, given: { readonly name: string }) {
    super(scope, id, 'ionoscloud_container_registry', given);
  }

  get hostname(): string {
    return this.getStringAttribute('hostname');
  }
}
