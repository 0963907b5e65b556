import type { ProviderTable } from './force-new-table';

/** What the documentation says of providers that could not be asked: each argument that it calls immutable replaces. */
export const otherProviders: readonly ProviderTable[] = [
  {
    provider: 'cloudflare',
    version: '5.14.0',
    types: {
      cloudflare_r2_bucket: { replace: 'account_id name jurisdiction location', inPlace: 'storage_class' },
      cloudflare_r2_bucket_lifecycle: {
        replace: 'account_id bucket_name jurisdiction',
        inPlace:
          'rules rules[]{id enabled conditions abort_multipart_uploads_transition delete_objects_transition storage_class_transitions conditions[]{prefix} abort_multipart_uploads_transition[]{condition condition[]{max_age type}} delete_objects_transition[]{condition condition[]{date max_age type}} storage_class_transitions[]{condition storage_class condition[]{date max_age type}}}',
      },
      cloudflare_r2_bucket_cors: { replace: 'account_id bucket_name jurisdiction', inPlace: 'rules' },
      cloudflare_queue: { replace: 'account_id', inPlace: 'queue_name settings' },
      cloudflare_worker: {
        replace: 'account_id',
        inPlace:
          'name logpush observability subdomain tags tail_consumers observability[]{enabled head_sampling_rate logs} subdomain[]{enabled previews_enabled}',
      },
      cloudflare_workers_custom_domain: {
        replace: 'account_id zone_id hostname',
        inPlace: 'service environment',
      },
      cloudflare_workers_kv_namespace: { replace: 'account_id', inPlace: 'title' },
      cloudflare_workers_route: { replace: 'zone_id', inPlace: 'pattern script' },
      cloudflare_dns_record: {
        replace: 'zone_id',
        inPlace: 'name type content ttl proxied priority comment tags data settings',
      },
    },
  },
  {
    provider: 'ionoscloud',
    version: '6.7.20',
    types: {
      ionoscloud_datacenter: { replace: 'location', inPlace: 'name description' },
      ionoscloud_lan: { replace: 'datacenter_id', inPlace: 'name public' },
      ionoscloud_k8s_cluster: {
        replace: 'public location nat_gateway_ip node_subnet',
        inPlace:
          'name k8s_version api_subnet_allow_list s3_buckets maintenance_window maintenance_window[]{day_of_the_week time}',
      },
      ionoscloud_k8s_node_pool: {
        replace:
          'availability_zone cores_count cpu_family datacenter_id k8s_cluster_id name ram_size server_type storage_size storage_type',
        inPlace:
          'k8s_version node_count labels annotations public_ips auto_scaling maintenance_window auto_scaling[]{min_node_count max_node_count} maintenance_window[]{day_of_the_week time} lans lans[]{id dhcp}',
      },
      ionoscloud_s3_bucket: { replace: 'name region object_lock_enabled', inPlace: 'tags force_destroy' },
      ionoscloud_s3_bucket_lifecycle_configuration: {
        replace: 'bucket',
        inPlace:
          'rule rule[]{id prefix status abort_incomplete_multipart_upload expiration noncurrent_version_expiration abort_incomplete_multipart_upload[]{days_after_initiation} expiration[]{days date expired_object_delete_marker} noncurrent_version_expiration[]{noncurrent_days}}',
      },
      ionoscloud_s3_bucket_public_access_block: {
        replace: 'bucket',
        inPlace: 'block_public_acls block_public_policy ignore_public_acls restrict_public_buckets',
      },
      ionoscloud_s3_bucket_server_side_encryption_configuration: {
        replace: 'bucket',
        inPlace:
          'rule rule[]{apply_server_side_encryption_by_default apply_server_side_encryption_by_default[]{sse_algorithm}}',
      },
      ionoscloud_s3_bucket_versioning: {
        replace: 'bucket',
        inPlace: 'versioning_configuration versioning_configuration[]{status}',
      },
    },
  },
  {
    provider: 'time',
    version: '0.14.2',
    types: { time_sleep: { replace: 'triggers', inPlace: 'create_duration destroy_duration' } },
  },
  {
    provider: 'google-beta',
    version: '6.50.0',
    types: { google_project_service_identity: { replace: 'project service' } },
  },
];
