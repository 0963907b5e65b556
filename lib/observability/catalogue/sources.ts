import type { Metric, MetricType, MetricUnit } from '../../model/parts/monitoring';

type Row = readonly [name: string, type: MetricType, unit: MetricUnit, labels: readonly string[]];

const pod = ['namespace', 'pod', 'uid'];
const container = [...pod, 'container'];
const cgroup = ['namespace', 'pod', 'container', 'image', 'name', 'id', 'cpu', 'node'];
const hpa = ['namespace', 'horizontalpodautoscaler'];
const job = ['namespace', 'job_name', 'reason'];
const claim = ['namespace', 'persistentvolumeclaim', 'node'];
const budget = ['namespace', 'poddisruptionbudget'];
const envoy = [
  'envoy_cluster_name',
  'envoy_response_code',
  'envoy_response_code_class',
  'envoy_http_conn_manager_prefix',
];

/** What Prometheus itself says of each target. @see https://prometheus.io/docs/concepts/jobs_instances/ */
const targets: readonly Row[] = [
  ['up', 'gauge', 'count', []],
  ['scrape_duration_seconds', 'gauge', 'seconds', []],
  ['scrape_samples_scraped', 'gauge', 'count', []],
  ['ALERTS', 'gauge', 'count', ['*']],
];

/** @see https://github.com/prometheus/client_python, client_golang: what every client library gives */
const processes: readonly Row[] = [
  ['process_cpu_seconds_total', 'counter', 'seconds', []],
  ['process_resident_memory_bytes', 'gauge', 'bytes', []],
  ['process_virtual_memory_bytes', 'gauge', 'bytes', []],
  ['process_start_time_seconds', 'gauge', 'timestamp', []],
  ['process_open_fds', 'gauge', 'count', []],
  ['process_max_fds', 'gauge', 'count', []],
];

/** @see https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics */
const kubeStateMetrics: readonly Row[] = [
  ['kube_pod_info', 'gauge', 'count', [...pod, 'node', 'host_ip', 'pod_ip', 'created_by_kind', 'created_by_name']],
  ['kube_pod_owner', 'gauge', 'count', [...pod, 'owner_kind', 'owner_name', 'owner_is_controller']],
  ['kube_pod_status_phase', 'gauge', 'count', [...pod, 'phase']],
  ['kube_pod_status_ready', 'gauge', 'count', [...pod, 'condition']],
  ['kube_pod_container_status_restarts_total', 'counter', 'count', container],
  ['kube_pod_container_status_ready', 'gauge', 'count', container],
  ['kube_pod_container_status_waiting_reason', 'gauge', 'count', [...container, 'reason']],
  ['kube_pod_container_status_terminated_reason', 'gauge', 'count', [...container, 'reason']],
  ['kube_pod_container_status_last_terminated_reason', 'gauge', 'count', [...container, 'reason']],
  ['kube_pod_container_resource_requests', 'gauge', 'count', [...container, 'node', 'resource', 'unit']],
  ['kube_pod_container_resource_limits', 'gauge', 'count', [...container, 'node', 'resource', 'unit']],
  ['kube_deployment_status_replicas_available', 'gauge', 'count', ['namespace', 'deployment']],
  ['kube_deployment_status_replicas', 'gauge', 'count', ['namespace', 'deployment']],
  ['kube_deployment_spec_replicas', 'gauge', 'count', ['namespace', 'deployment']],
  ['kube_deployment_status_observed_generation', 'gauge', 'count', ['namespace', 'deployment']],
  ['kube_statefulset_status_replicas_ready', 'gauge', 'count', ['namespace', 'statefulset']],
  ['kube_replicaset_created', 'gauge', 'timestamp', ['namespace', 'replicaset']],
  ['kube_statefulset_status_update_revision', 'gauge', 'count', ['namespace', 'statefulset', 'revision']],
  ['kube_statefulset_replicas', 'gauge', 'count', ['namespace', 'statefulset']],
  ['kube_horizontalpodautoscaler_spec_max_replicas', 'gauge', 'count', hpa],
  ['kube_horizontalpodautoscaler_spec_min_replicas', 'gauge', 'count', hpa],
  ['kube_horizontalpodautoscaler_status_current_replicas', 'gauge', 'count', hpa],
  ['kube_horizontalpodautoscaler_status_desired_replicas', 'gauge', 'count', hpa],
  ['kube_job_status_failed', 'gauge', 'count', job],
  ['kube_job_status_succeeded', 'gauge', 'count', job],
  ['kube_job_failed', 'gauge', 'count', [...job, 'condition']],
  ['kube_job_status_start_time', 'gauge', 'timestamp', job],
  ['kube_job_status_completion_time', 'gauge', 'timestamp', job],
  ['kube_cronjob_status_last_successful_time', 'gauge', 'timestamp', ['namespace', 'cronjob']],
  ['kube_cronjob_next_schedule_time', 'gauge', 'timestamp', ['namespace', 'cronjob']],
  ['kube_persistentvolumeclaim_status_phase', 'gauge', 'count', ['namespace', 'persistentvolumeclaim', 'phase']],
  ['kube_poddisruptionbudget_status_pod_disruptions_allowed', 'gauge', 'count', budget],
  ['kube_poddisruptionbudget_status_current_healthy', 'gauge', 'count', budget],
  ['kube_poddisruptionbudget_status_desired_healthy', 'gauge', 'count', budget],
  ['kube_poddisruptionbudget_status_expected_pods', 'gauge', 'count', budget],
];

/** @see https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md, and the kubelet's own of volumes */
const cadvisor: readonly Row[] = [
  ['container_cpu_usage_seconds_total', 'counter', 'seconds', cgroup],
  ['container_cpu_cfs_periods_total', 'counter', 'count', cgroup],
  ['container_cpu_cfs_throttled_periods_total', 'counter', 'count', cgroup],
  ['container_cpu_cfs_throttled_seconds_total', 'counter', 'seconds', cgroup],
  ['container_memory_working_set_bytes', 'gauge', 'bytes', cgroup],
  ['container_memory_usage_bytes', 'gauge', 'bytes', cgroup],
  ['container_memory_rss', 'gauge', 'bytes', cgroup],
  ['container_oom_events_total', 'counter', 'count', cgroup],
  ['container_spec_memory_limit_bytes', 'gauge', 'bytes', cgroup],
  ['container_network_receive_bytes_total', 'counter', 'bytes', [...cgroup, 'interface']],
  ['container_network_transmit_bytes_total', 'counter', 'bytes', [...cgroup, 'interface']],
  ['container_fs_usage_bytes', 'gauge', 'bytes', [...cgroup, 'device']],
  ['kubelet_volume_stats_available_bytes', 'gauge', 'bytes', claim],
  ['kubelet_volume_stats_capacity_bytes', 'gauge', 'bytes', claim],
  ['kubelet_volume_stats_used_bytes', 'gauge', 'bytes', claim],
  ['kubelet_volume_stats_inodes_free', 'gauge', 'count', claim],
];

/** @see https://www.envoyproxy.io/docs/envoy/latest/configuration/upstream/cluster_manager/cluster_stats and cert-manager's */
const gateway: readonly Row[] = [
  ['envoy_cluster_upstream_rq_total', 'counter', 'count', envoy],
  ['envoy_cluster_upstream_rq_xx', 'counter', 'count', envoy],
  ['envoy_cluster_upstream_rq_time', 'histogram', 'milliseconds', envoy],
  ['envoy_http_downstream_rq_xx', 'counter', 'count', envoy],
  [
    'certmanager_certificate_expiration_timestamp_seconds',
    'gauge',
    'timestamp',
    ['exported_namespace', 'name', 'issuer_name', 'issuer_kind', 'issuer_group'],
  ],
  [
    'certmanager_certificate_ready_status',
    'gauge',
    'count',
    ['exported_namespace', 'name', 'condition', 'issuer_name', 'issuer_kind', 'issuer_group'],
  ],
];

/** @see https://github.com/prometheus-community/postgres_exporter and mysqld_exporter */
const database: readonly Row[] = [
  ['pg_up', 'gauge', 'count', []],
  ['pg_stat_activity_count', 'gauge', 'count', ['datname', 'state', 'server', 'usename']],
  ['pg_settings_max_connections', 'gauge', 'count', ['server']],
  ['pg_database_size_bytes', 'gauge', 'bytes', ['datname', 'server']],
  ['pg_stat_database_deadlocks', 'counter', 'count', ['datname', 'datid', 'server']],
  ['pg_stat_database_xact_commit', 'counter', 'count', ['datname', 'datid', 'server']],
  ['pg_replication_lag_seconds', 'gauge', 'seconds', ['server']],
  ['mysql_up', 'gauge', 'count', []],
  ['mysql_global_status_threads_connected', 'gauge', 'count', []],
  ['mysql_global_variables_max_connections', 'gauge', 'count', []],
];

/** @see https://github.com/oliver006/redis_exporter */
const cache: readonly Row[] = [
  ['redis_up', 'gauge', 'count', []],
  ['redis_connected_clients', 'gauge', 'count', []],
  ['redis_config_maxclients', 'gauge', 'count', []],
  ['redis_memory_used_bytes', 'gauge', 'bytes', []],
  ['redis_memory_max_bytes', 'gauge', 'bytes', []],
  ['redis_evicted_keys_total', 'counter', 'count', []],
  ['redis_keyspace_hits_total', 'counter', 'count', []],
  ['redis_keyspace_misses_total', 'counter', 'count', []],
];

const subscription = ['subscription_id', 'project_id', 'unit'];

/**
 * @see https://www.rabbitmq.com/docs/prometheus, https://github.com/nerdswords/yet-another-cloudwatch-exporter,
 * https://github.com/prometheus-community/stackdriver_exporter and https://cloud.google.com/monitoring/api/metrics_gcp_p_z#gcp-pubsub
 */
const queue: readonly Row[] = [
  ['rabbitmq_queue_messages', 'gauge', 'count', ['queue', 'vhost']],
  ['rabbitmq_queue_messages_ready', 'gauge', 'count', ['queue', 'vhost']],
  ['rabbitmq_queue_consumers', 'gauge', 'count', ['queue', 'vhost']],
  [
    'aws_sqs_approximate_number_of_messages_visible_average',
    'gauge',
    'count',
    ['dimension_QueueName', 'name', 'region', 'account_id'],
  ],
  [
    'aws_sqs_approximate_age_of_oldest_message_maximum',
    'gauge',
    'seconds',
    ['dimension_QueueName', 'name', 'region', 'account_id'],
  ],
  [
    'stackdriver_pubsub_subscription_pubsub_googleapis_com_subscription_num_undelivered_messages',
    'gauge',
    'count',
    subscription,
  ],
  [
    'stackdriver_pubsub_subscription_pubsub_googleapis_com_subscription_oldest_unacked_message_age',
    'gauge',
    'seconds',
    subscription,
  ],
  ['nats_consumer_num_pending', 'gauge', 'count', ['stream_name', 'consumer_name']],
];

const tables = {
  targets,
  processes,
  'kube-state-metrics': kubeStateMetrics,
  cadvisor,
  gateway,
  database,
  cache,
  queue,
};

/** Programs whose metrics are known, by name. */
export type SourceName = keyof typeof tables;

/** What each known program exposes. */
export const sources = Object.fromEntries(
  Object.entries(tables).map(([source, rows]) => [
    source,
    rows.map(([name, type, unit, labels]): Metric => ({ name, type, unit, labels, source })),
  ]),
) as unknown as Readonly<Record<SourceName, readonly Metric[]>>;
