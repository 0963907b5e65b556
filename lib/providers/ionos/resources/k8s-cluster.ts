import type { TerraformMetaArguments } from 'cdktf';
import type { Construct } from 'constructs';
import type { MaintenanceWindow } from './maintenance-window';
import { IonosResource } from './resource';

/** @see https://docs.ionos.com/terraform-provider/resources/k8s_cluster */
export interface K8sClusterArguments {
  readonly name: string;
  /** With its patch: `1.31.2`. */
  readonly k8s_version: string;
  /** Allowed addresses of the API server. @default - any */
  readonly api_subnet_allow_list: readonly string[];
  readonly maintenance_window?: MaintenanceWindow;
  /** The one bucket that takes the audit log. */
  readonly s3_buckets?: readonly { readonly name: string }[];
}

/** `ionoscloud_k8s_cluster`. */
export class K8sCluster extends IonosResource<K8sClusterArguments> {
  constructor(scope: Construct, id: string, given: K8sClusterArguments, meta: TerraformMetaArguments = {}) {
    super(scope, id, 'ionoscloud_k8s_cluster', given, meta);
  }

  get k8sVersion(): string {
    return this.getStringAttribute('k8s_version');
  }
}
