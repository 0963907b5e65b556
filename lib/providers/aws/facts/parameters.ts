import type { DatabaseOptions } from '../../../model/kinds/database';

type Parameters = Readonly<Record<string, string>>;

/** Engine parameters that RDS changes at a restart alone. @see https://www.postgresql.org/docs/16/view-pg-settings.html */
const atRestart: Readonly<Record<DatabaseOptions['engine'], readonly RegExp[]>> = {
  postgres: [
    /^(autovacuum_(freeze_max_age|max_workers|multixact_freeze_max_age)|huge_pages|shared_(buffers|preload_libraries))$/,
    /^max_(connections|files_per_process|locks_per_transaction|logical_replication_workers|pred_locks_per_transaction)$/,
    /^max_(prepared_transactions|replication_slots|wal_senders|worker_processes)$/,
    /^(track_activity_query_size|track_commit_timestamp|wal_buffers|old_snapshot_threshold|jit_provider)$/,
    /^(superuser_)?reserved_connections$/,
    /^rds\.(logical_replication|enable_plan_management|custom_dns_resolution)$/,
    /^(cron\.(database_name|host|use_background_workers|max_running_jobs)|pg_stat_statements\.max)$/,
  ],
  /** @see https://dev.mysql.com/doc/refman/8.4/en/server-system-variable-reference.html */
  mysql: [
    /^(back_log|binlog_row_event_max_size|default_authentication_plugin|disabled_storage_engines)$/,
    /^(ft_(min|max)_word_len|ft_query_expansion_limit|ft_stopword_file|ngram_token_size|lower_case_table_names)$/,
    /^(performance_schema(_.*)?|skip_name_resolve|table_open_cache_instances|thread_stack|tls_version)$/,
    /^innodb_(autoinc_lock_mode|buffer_pool_(chunk_size|instances)|ft_.*_(size|degree)|log_file_size|page_cleaners)$/,
    /^innodb_((read|write)_io_threads|purge_threads|rollback_on_timeout|sort_buffer_size|sync_array_size)$/,
    /^(max_digest_length|relay_log_recovery|replicate_.*|gtid-mode|enforce_gtid_consistency|log_slave_updates)$/,
  ],
};

/** Extensions that PostgreSQL must load as it starts. @see https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-extensions.html */
const preloaded = ['auto_explain', 'pg_cron', 'pg_hint_plan', 'pg_tle', 'pgaudit', 'pglogical'];

/** What neutral parameters and extensions are on RDS, which allows every extension that it has. */
export function parametersOf({ engine, parameters = {}, extensions = [] }: DatabaseOptions): {
  readonly parameters: Parameters;
  readonly staticParameters: Parameters;
} {
  const loaded = engine === 'postgres' ? extensions.filter((one) => preloaded.includes(one)) : [];
  const all = Object.entries({
    // RDS loads the first without being asked, and forgets it where others are named.
    ...(loaded.length > 0 && { shared_preload_libraries: ['pg_stat_statements', ...loaded].join(',') }),
    ...parameters,
  });
  const waits = ([name]: readonly [string, string]) => atRestart[engine].some((one) => one.test(name));
  return {
    parameters: Object.fromEntries(all.filter((one) => !waits(one))),
    staticParameters: Object.fromEntries(all.filter(waits)),
  };
}
