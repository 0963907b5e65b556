import { isOn, refuses, refusesUnlessOff, unlessForced, window, withoutPersistence } from './guards';
import type { Stateful } from './stateful-type';

const google = 'https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/';

/** Types of google whose deletion loses data, and the guards of each. */
export const googleStateful: Readonly<Record<string, Stateful>> = {
  google_sql_database_instance: {
    holds: 'the databases of the instance and its backups',
    guards: [
      refusesUnlessOff('deletion_protection'),
      refuses('settings[].deletion_protection_enabled', 'Cloud SQL'),
      window('settings[].final_backup_config[].enabled', isOn, 'a final backup remains'),
    ],
    nameLock: 'its name cannot be used again for about a week',
    source: `${google}sql_database_instance#deletion_protection-1`,
  },
  google_sql_database: {
    holds: 'the database',
    guards: [window('deletion_policy', (value) => value === 'ABANDON', 'Terraform only forgets it')],
    source: `${google}sql_database#deletion_policy-1`,
  },
  google_storage_bucket: {
    holds: 'the objects of the bucket',
    guards: [unlessForced('force_destroy', 'deletion of a bucket')],
    nameLock: 'its name is of all projects, and another account may take it',
    source: `${google}storage_bucket#force_destroy-1`,
  },
  google_compute_disk: { holds: 'the data of the disk', guards: [], source: `${google}compute_disk` },
  google_memorystore_instance: {
    holds: 'what the cache keeps',
    guards: [
      refusesUnlessOff('deletion_protection_enabled'),
      withoutPersistence('persistence_config[].mode', (value) => value === undefined || value === 'DISABLED'),
    ],
    source: `${google}memorystore_instance#deletion_protection_enabled-1`,
  },
  google_redis_instance: {
    holds: 'what the cache keeps',
    guards: [
      withoutPersistence(
        'persistence_config[].persistence_mode',
        (value) => value === undefined || value === 'DISABLED',
      ),
    ],
    source: `${google}redis_instance`,
  },
  google_kms_crypto_key: {
    holds: 'all that is encrypted with the key',
    guards: [
      window(
        'destroy_scheduled_duration',
        () => true,
        'its versions can be restored until they are destroyed (30 days unless set); then all that is encrypted with them is lost',
      ),
    ],
    nameLock: 'a key cannot be deleted, so that its name can never be used again',
    source: `${google}kms_crypto_key`,
  },
  google_secret_manager_secret: {
    holds: 'all versions of the secret',
    guards: [refuses('deletion_protection', 'the provider')],
    source: `${google}secret_manager_secret#deletion_protection-1`,
  },
  google_pubsub_topic: { holds: 'the messages that it keeps', guards: [], source: `${google}pubsub_topic` },
  google_pubsub_subscription: {
    holds: 'the messages that are not acknowledged yet',
    guards: [],
    source: `${google}pubsub_subscription`,
  },
  google_artifact_registry_repository: {
    holds: 'the images of the repository',
    guards: [],
    source: `${google}artifact_registry_repository`,
  },
  google_container_cluster: {
    holds: 'all objects of the cluster, with what is kept only in it',
    guards: [refusesUnlessOff('deletion_protection')],
    source: `${google}container_cluster#deletion_protection-1`,
  },
  google_logging_project_bucket_config: {
    holds: 'the logs of the bucket',
    guards: [window('bucket_id', () => true, 'it can be restored for 7 days')],
    nameLock: 'its name is taken for the 7 days in which it can be restored',
    source: 'https://cloud.google.com/logging/docs/buckets#delete-bucket',
  },
};
