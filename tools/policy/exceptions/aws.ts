import type { Exception } from '../exception';

const tool = 'checkov';

/** Checks that take the `*` of a key's policy, which is that key alone, for all there is. */
const keyPolicies = [
  ['CKV_AWS_109', 'no right to manage permissions on everything'],
  ['CKV_AWS_111', 'no right to write to everything'],
  ['CKV_AWS_356', 'no statement on everything'],
] as const;

/** What stands of resources on AWS. */
export const aws: readonly Exception[] = [
  ...keyPolicies.map(
    ([check, wants]) =>
      ({
        tool,
        check,
        wants,
        types: ['data.aws_iam_policy_document'],
        names: 'Aws_Key*_Policy_*',
        reason:
          'In the policy of a key, `*` is that key. The account has all rights on it, so that it cannot be locked out; IAM grants its use.',
      }) as const,
  ),
  {
    tool,
    check: 'CKV2_AWS_11',
    wants: 'flow logs of a VPC',
    types: ['aws_vpc'],
    places: '*.staging.network',
    reason: 'Staging saves the cost; `flowLogs: true` turns them on, and production has them.',
  },
  {
    tool,
    check: 'CKV2_AWS_50',
    wants: 'a cache in several zones',
    types: ['aws_elasticache_replication_group'],
    places: '*.staging.data',
    reason: 'Staging saves the second node; `highlyAvailable: true` adds it, and production has it.',
  },
  {
    tool,
    check: 'CKV_AWS_157',
    wants: 'a database in several zones',
    types: ['aws_db_instance'],
    places: '*.staging.*',
    reason: 'Staging saves the standby; `highlyAvailable: true` adds it, and production has it.',
  },
  {
    tool,
    check: 'CKV_AWS_293',
    wants: 'deletion protection of a database',
    types: ['aws_db_instance'],
    places: '*.staging.*',
    reason: 'Staging comes and goes; `deletionProtection: true` turns it on, and production has it.',
  },
  {
    tool,
    check: 'CKV_AWS_118',
    wants: 'enhanced monitoring of a database',
    types: ['aws_db_instance'],
    reason:
      'Performance Insights measures queries already. Figures of the operating system cost by the second: `monitoringIntervalSeconds` under `aws` turns them on.',
  },
  {
    tool,
    check: 'CKV_AWS_129',
    wants: 'logs of a database in CloudWatch',
    types: ['aws_db_instance'],
    reason:
      'RDS keeps them for three days by itself. CloudWatch bills each line, and statements may hold personal data: `logExports` under `aws` sends those that are asked for.',
  },
  {
    tool,
    check: 'CKV_AWS_161',
    wants: 'logins to a database by IAM',
    types: ['aws_db_instance'],
    reason:
      'Each service has a login and a password of its own, drawn where no state sees it. Tokens of 15 minutes need a driver that knows AWS, and the same service runs on four clouds.',
  },
  {
    tool,
    check: 'CKV2_AWS_57',
    wants: 'secrets that rotate by a function',
    types: ['aws_secretsmanager_secret'],
    reason:
      'A password changes with `generation` in its spec, and with the name of what carries it, so that pods restart with the new one. A function that changes it behind them would cut them off.',
  },
  {
    tool,
    check: 'CKV_AWS_18',
    wants: 'access logs of a bucket',
    types: ['aws_s3_bucket'],
    reason: 'They need a bucket that takes them, which is the owner’s to name: `accessLogBucket` under `aws`.',
  },
  {
    tool,
    check: 'CKV2_AWS_62',
    wants: 'events of a bucket',
    types: ['aws_s3_bucket'],
    reason: 'Events are off by default: `eventBridge: true` under `aws`.',
  },
  {
    tool,
    check: 'CKV_AWS_144',
    wants: 'a copy of a bucket in another region',
    types: ['aws_s3_bucket'],
    reason:
      'Where data may lie is for its owner to say, and a copy doubles the bill: `replication` makes one. Versions are kept.',
  },
  {
    tool,
    check: 'CKV_AWS_338',
    wants: 'logs kept for a year',
    types: ['aws_cloudwatch_log_group'],
    reason: 'How long is a matter of law and money: `logRetentionDays` and `flowLogRetentionDays` say.',
  },
  {
    tool,
    check: 'CKV_AWS_37',
    wants: 'all logs of a control plane',
    types: ['aws_eks_cluster'],
    reason:
      'Those of the API, of audit and of authentication tell who did what. Scheduler and controllers are loud, and `logTypes` under `aws` adds them.',
  },
  {
    tool,
    check: 'CKV_AWS_394',
    wants: 'zones by name',
    types: ['data.aws_availability_zones'],
    reason:
      'Names of zones differ by account, and a spec holds for many. What the list becomes later moves no subnet, since each keeps its zone.',
  },
];
