import type { TerraformMetaArguments } from 'cdktf';
import type { Construct } from 'constructs';
import type { MaintenanceWindow } from './maintenance-window';
import { IonosResource } from './resource';

/** @see https://docs.ionos.com/terraform-provider/resources/k8s_node_pool */
export interface K8sNodePoolArguments {
  readonly name: string;
  readonly datacenter_id: string;
  readonly k8s_cluster_id: string;
  readonly k8s_version: string;
  readonly node_count: number;
  readonly auto_scaling?: { readonly min_node_count: number; readonly max_node_count: number };
  readonly server_type?: string;
  readonly cpu_family?: string;
  readonly cores_count: number;
  /** In MiB. */
  readonly ram_size: number;
  /** In GiB. */
  readonly storage_size: number;
  readonly storage_type: string;
  readonly availability_zone: string;
  readonly lans: readonly { readonly id: number; readonly dhcp: boolean }[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly maintenance_window?: MaintenanceWindow;
}

/** `ionoscloud_k8s_node_pool`. */
export class K8sNodePool extends IonosResource<K8sNodePoolArguments> {
  constructor(scope: Construct, id: string, given: K8sNodePoolArguments, meta: TerraformMetaArguments = {}) {
    super(scope, id, 'ionoscloud_k8s_node_pool', given, meta);
  }
}
