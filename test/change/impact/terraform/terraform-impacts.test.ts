import { terraformImpacts } from '../../../../lib/change/impact/terraform/terraform-impacts';
import { change, consequencesOf, impactsOf } from './change';

const database = {
  engine: 'postgres',
  engine_version: '16',
  instance_class: 'db.m7g.large',
  allocated_storage: 200,
  deletion_protection: true,
  skip_final_snapshot: false,
  final_snapshot_identifier: 'shop-final',
  multi_az: true,
  allow_major_version_upgrade: true,
  backup_retention_period: 7,
  tags: { Team: 'a' },
};

const unguarded = { ...database, deletion_protection: false, skip_final_snapshot: true };

describe('a changed resource', () => {
  test.each([
    ['a database with another engine and no guard is lost', unguarded, { engine: 'mysql' }, ['data-loss']],
    ['deletion protection refuses what replaces a database', database, { engine: 'mysql' }, ['refused']],
    [
      'a final snapshot remains of what is replaced',
      { ...database, deletion_protection: false },
      { engine: 'mysql' },
      ['replacement'],
    ],
    [
      'a smaller class restarts and has less room',
      database,
      { instance_class: 'db.t4g.medium' },
      ['restart-with-downtime', 'capacity'],
    ],
    [
      'a larger class restarts and costs more',
      database,
      { instance_class: 'db.m7g.4xlarge' },
      ['restart-with-downtime', 'cost-up'],
    ],
    ['storage that shrinks is refused', database, { allocated_storage: 100 }, ['refused', 'cost-down']],
    ['storage that grows costs more', database, { allocated_storage: 300 }, ['cost-up']],
    ['an older version is refused', database, { engine_version: '15' }, ['refused']],
    ['a newer version stops the database', database, { engine_version: '17' }, ['restart-with-downtime']],
    [
      'a major upgrade without its flag is refused',
      database,
      { engine_version: '17', allow_major_version_upgrade: false },
      ['refused', 'restart-with-downtime', 'in-place'],
    ],
    ['a public database is exposed', database, { publicly_accessible: true }, ['exposure']],
    ['tags do nothing', database, { tags: { Team: 'b' } }, ['none']],
    [
      'backups that are turned off are deleted',
      database,
      { backup_retention_period: 0 },
      ['data-loss', 'restart-with-downtime', 'cost-down'],
    ],
    ['an attribute that no table has is unknown', database, { brand_new: 1 }, ['unknown']],
  ])('%s', (_, before, after, consequences) => {
    expect(consequencesOf('aws_db_instance', before, { ...before, ...after }).sort()).toEqual(consequences.sort());
  });

  test('a type that no table has is unknown, with the reason', () => {
    expect(impactsOf('aws_unheard_of', { a: 1 }, { a: 2 })).toEqual([
      expect.objectContaining({ consequence: 'unknown', reason: 'nothing is known of aws_unheard_of' }),
    ]);
  });

  test('an object of another layer is none of its business', () => {
    const other = { ...change('apps/Deployment', {}), layer: 'kubernetes' as const };
    expect(terraformImpacts(other, { before: [], after: [], changes: [] })).toEqual([]);
  });
});

describe('a deleted resource', () => {
  const deleted = (type: string, before: object) =>
    terraformImpacts(change(type, { action: 'delete', before: before as never }), {
      before: [],
      after: [],
      changes: [],
    });

  test.each([
    ['a queue loses its messages, and locks its name', 'aws_sqs_queue', {}, 'data-loss', /60 seconds/],
    [
      'a guarded instance is refused, and locks its name',
      'google_sql_database_instance',
      {},
      'refused',
      /deletion_protection is not set.*a week/,
    ],
    [
      'a secret with a window can be restored',
      'aws_secretsmanager_secret',
      { recovery_window_in_days: 30 },
      'replacement',
      /recovery_window_in_days is 30/,
    ],
    [
      'a secret without a window is lost',
      'aws_secretsmanager_secret',
      { recovery_window_in_days: 0 },
      'data-loss',
      /name is taken/,
    ],
    [
      'prevent_destroy goes with its block',
      'azurerm_postgresql_flexible_server',
      { lifecycle: { prevent_destroy: true } },
      'data-loss',
      /does not hold/,
    ],
    [
      'a cache without snapshots is only empty',
      'aws_elasticache_replication_group',
      {},
      'replacement',
      /keeps nothing on disk/,
    ],
    [
      'a cache with snapshots loses them',
      'aws_elasticache_replication_group',
      { snapshot_retention_limit: 7 },
      'data-loss',
      /nothing guards/,
    ],
    [
      'a cache with persistence loses it',
      'azurerm_managed_redis',
      { default_database: { persistence_redis_database_backup_frequency: '1h' } },
      'data-loss',
      /nothing guards/,
    ],
    ['a bucket that may hold something is refused', 'aws_s3_bucket', {}, 'refused', /force_destroy is not set/],
    [
      'a bucket that is emptied first is lost',
      'aws_s3_bucket',
      { force_destroy: true },
      'data-loss',
      /another account/,
    ],
    [
      'a key can be saved within its window',
      'aws_kms_key',
      { deletion_window_in_days: 30 },
      'replacement',
      /can be cancelled/,
    ],
    [
      'a vault with purge protection can be restored',
      'azurerm_key_vault',
      { purge_protection_enabled: true },
      'replacement',
      /deleted softly/,
    ],
    ['a vault without it is lost', 'azurerm_key_vault', {}, 'data-loss', /name is taken/],
    [
      'a database that Terraform only forgets stays',
      'google_sql_database',
      { deletion_policy: 'ABANDON' },
      'replacement',
      /only forgets/,
    ],
    ['a node group takes its room along', 'aws_eks_node_group', {}, 'capacity', /room elsewhere/],
    ['a rule of lifecycle costs more', 'aws_s3_bucket_lifecycle_configuration', {}, 'cost-up', /by age/],
    ['a type that no table has is unknown', 'aws_unheard_of', {}, 'unknown', /nothing is known/],
    ['a role denies who used it', 'aws_iam_role', {}, 'restart-with-downtime', /denied/],
    ['a public access block exposes', 'aws_s3_bucket_public_access_block', {}, 'exposure', /guarded/],
  ])('%s', (_, type, before, consequence, reason) => {
    expect(deleted(type, before)).toEqual([
      expect.objectContaining({ consequence, reason: expect.stringMatching(reason) as string }),
    ]);
  });
});
