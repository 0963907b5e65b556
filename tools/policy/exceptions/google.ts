import type { Exception } from '../exception';

const tool = 'checkov';

/** What stands of resources on Google Cloud. */
export const google: readonly Exception[] = [
  {
    tool,
    check: 'CKV_GCP_6',
    wants: 'client certificates for a database',
    types: ['google_sql_database_instance'],
    reason:
      'No connection comes without TLS, nor from outside the network. Services show a password and not a certificate, as on every other cloud.',
  },
  {
    tool,
    check: 'CKV_GCP_79',
    wants: 'the latest version of PostgreSQL',
    types: ['google_sql_database_instance'],
    reason: 'The version is the spec’s: `version`. A new one under a running service would be a surprise.',
  },
  {
    tool,
    check: 'CKV_GCP_111',
    wants: 'statements in the log of a database',
    types: ['google_sql_database_instance'],
    reason: 'The statement that makes a login holds its password, which must be in no log.',
  },
  {
    tool,
    check: 'CKV_GCP_110',
    wants: 'pgAudit in a database',
    types: ['google_sql_database_instance'],
    reason:
      'It needs a restart, an extension and a choice of what is audited: `flags` under `google` turns it on. Connections and waits are logged.',
  },
  {
    tool,
    check: 'CKV_GCP_108',
    wants: 'names of hosts in the log of a database',
    types: ['google_sql_database_instance'],
    reason:
      'Pods have no names in DNS: each connection would wait for an answer that does not come. Addresses are logged.',
  },
  {
    tool,
    check: 'CKV2_GCP_13',
    wants: 'a line in the log for each statement’s duration',
    types: ['google_sql_database_instance'],
    reason: 'Query Insights measures them without a line a statement.',
  },
  {
    tool,
    check: 'CKV_GCP_43',
    wants: 'keys that change every 90 days',
    types: ['google_kms_crypto_key'],
    reason: 'They change once a year, as those of all clouds; `keyRotation` under `security` makes it sooner.',
  },
  {
    tool,
    check: 'CKV_GCP_62',
    wants: 'access logs of a bucket',
    types: ['google_storage_bucket'],
    reason: 'They need a bucket that takes them, which is the owner’s to name: `accessLogBucket` under `google`.',
  },
  {
    tool,
    check: 'CKV_GCP_12',
    wants: 'the add-on for network policies',
    types: ['google_container_cluster'],
    reason: 'Dataplane V2 enforces them by itself, and GKE refuses the add-on beside it.',
  },
  {
    tool,
    check: 'CKV_GCP_61',
    wants: 'visibility of traffic inside a node',
    types: ['google_container_cluster'],
    reason: 'It leads traffic between pods of a node through the network. Network policies hold there without it.',
  },
  {
    tool,
    check: 'CKV_GCP_65',
    wants: 'groups of Google Workspace in RBAC',
    types: ['google_container_cluster'],
    reason: 'A Workspace is optional: `groupsDomain` under `google` names it.',
  },
  {
    tool,
    check: 'CKV_GCP_66',
    wants: 'Binary Authorization',
    types: ['google_container_cluster'],
    reason:
      'Without a policy and attestors of the project, it would refuse all images or none: `binaryAuthorization` under `google` turns it on.',
  },
];
