import { type Asked, stackOf } from './stack';

const data: readonly (Asked & { readonly type: string })[] = [
  { kind: 'database', type: 'db_instance' },
  { kind: 'cache', variant: 1, type: 'elasticache_replication_group' },
  { kind: 'bucket', type: 's3_bucket' },
  { kind: 'registry', type: 'ecr_repository' },
  { kind: 'network', type: 'vpc' },
  { kind: 'cluster', type: 'eks_cluster' },
];

test.each(data)(
  'a plan that would destroy a $kind fails in production, and not in development',
  ({ type, ...asked }) => {
    const prevent = { lifecycle: expect.objectContaining({ prevent_destroy: true }) };
    const options = { deletionProtection: false };
    expect(stackOf([asked], { protect: true }).all(type)).toEqual([expect.objectContaining(prevent)]);
    expect(stackOf([{ ...asked, options }], { protect: false }).all(type)).not.toEqual([
      expect.objectContaining(prevent),
    ]);
  },
);

test.each([...data.slice(0, 4), { kind: 'secret', type: 'secretsmanager_secret' } as const])(
  'a $kind is encrypted by the key of its stack, which production keeps',
  ({ type: _, ...asked }) => {
    const made = stackOf([asked], { protect: true });
    expect(made.one('kms_key')).toMatchObject({
      enable_key_rotation: true,
      rotation_period_in_days: 365,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
    const keys = made.text.match(/"(kms_key_id|kms_key|kms_master_key_id)":"[^"]+"/g)!;
    expect(keys).not.toEqual([]);
    for (const key of keys) expect(key).toMatch(/:"\$\{aws_kms_key\.Aws_Key_\w+\.arn\}"$/);
  },
);

test('a database in production cannot be deleted, and leaves a snapshot behind', () => {
  const options = { deletionProtection: true, backupRetentionDays: 30 };
  expect(stackOf([{ kind: 'database', options }], { protect: true }).one('db_instance')).toMatchObject({
    deletion_protection: true,
    skip_final_snapshot: false,
    final_snapshot_identifier: expect.stringMatching(/-final$/),
    delete_automated_backups: false,
    backup_retention_period: 30,
    storage_encrypted: true,
  });
});

test('a database in development goes without a trace', () => {
  const database = stackOf([{ kind: 'database', options: { deletionProtection: false } }]).one('db_instance');
  expect(database).toMatchObject({ deletion_protection: false, skip_final_snapshot: true, storage_encrypted: true });
  expect(database).not.toHaveProperty('final_snapshot_identifier');
});

test.each([
  [0, { 'rds.force_ssl': '1' }],
  [1, { require_secure_transport: '1' }],
] as const)('a database refuses plain connections and whoever is outside (variant %i)', (variant, expected) => {
  const made = stackOf([{ kind: 'database', variant }]);
  const parameters = made.one('db_parameter_group').parameter as { name: string; value: string }[];
  expect(Object.fromEntries(parameters.map(({ name, value }) => [name, value]))).toMatchObject(expected);
  expect(made.one('db_instance')).toMatchObject({ publicly_accessible: false });
  expect(made.all('vpc_security_group_ingress_rule')).toEqual([
    expect.objectContaining({ cidr_ipv4: expect.stringMatching(/^\$\{data\.aws_vpc\..*\.cidr_block\}$/) }),
  ]);
});

test('the options of a user cannot undo what a database refuses', () => {
  const native = { parameters: { 'rds.force_ssl': '0' } };
  const parameters = stackOf([{ kind: 'database', native }]).one('db_parameter_group').parameter;
  expect(parameters).toEqual([{ name: 'rds.force_ssl', value: '1', apply_method: 'immediate' }]);
});

test('a cache is encrypted at rest and on the way, opened by identity, and has no default user', () => {
  const made = stackOf([{ kind: 'cache' }]);
  expect(made.one('elasticache_replication_group')).toMatchObject({
    at_rest_encryption_enabled: 'true',
    transit_encryption_enabled: true,
    transit_encryption_mode: 'required',
    user_group_ids: [expect.stringMatching(/^\$\{aws_elasticache_user_group\./)],
    engine_version: '7.1',
  });
  expect(made.all('elasticache_user')).toEqual([
    expect.objectContaining({ authentication_mode: { type: 'iam' } }),
    expect.objectContaining({ user_name: 'default', access_string: 'off ~* -@all' }),
  ]);
  expect(made.text).not.toMatch(/auth_token|"passwords"/);
});

test('a cache that keeps data leaves a snapshot behind where it is protected', () => {
  const [kept, lost] = [1, 0].map((variant) =>
    stackOf([{ kind: 'cache', variant }]).one('elasticache_replication_group'),
  );
  expect(kept).toMatchObject({
    snapshot_retention_limit: 7,
    final_snapshot_identifier: expect.stringMatching(/-final$/),
  });
  expect(lost).toMatchObject({ snapshot_retention_limit: 0 });
  expect(lost).not.toHaveProperty('final_snapshot_identifier');
});

test('a bucket is closed to the public, owned by the account, encrypted, and reached by TLS only', () => {
  const made = stackOf([{ kind: 'bucket', native: {}, options: { replicaRegion: 'eu-west-1' } }]);
  expect(made.all('s3_bucket')).toHaveLength(2);
  const closed = {
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  };
  expect(made.all('s3_bucket_public_access_block')).toMatchObject([closed, closed]);
  const owned = { rule: { object_ownership: 'BucketOwnerEnforced' } };
  expect(made.all('s3_bucket_ownership_controls')).toMatchObject([owned, owned]);
  const encrypted = { rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' } }] };
  expect(made.all('s3_bucket_server_side_encryption_configuration')).toMatchObject([encrypted, encrypted]);
  const policies = made.all('s3_bucket_policy');
  expect(policies).toHaveLength(2);
  for (const { policy } of policies)
    expect(made.document(policy as string)).toMatchObject([
      {
        effect: 'Deny',
        actions: ['s3:*'],
        principals: [{ type: '*', identifiers: ['*'] }],
        condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
      },
    ]);
});

test.each(['queue', 'topic'] as const)('a %s is reached by TLS only', (kind) => {
  const made = stackOf([{ kind }]);
  const { policy } = kind === 'queue' ? made.one('sqs_queue_policy') : made.one('sns_topic_policy');
  expect(made.document(policy as string)).toContainEqual(
    expect.objectContaining({
      effect: 'Deny',
      condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
    }),
  );
});

test('a bucket with objects in it is deleted in development only', () => {
  const of = (deletionProtection: boolean) =>
    stackOf([{ kind: 'bucket', options: { deletionProtection } }]).one('s3_bucket');
  expect(of(true)).toMatchObject({ force_destroy: false });
  expect(of(false)).toMatchObject({ force_destroy: true });
});

test('a queue hands messages only to topics of its own environment', () => {
  const made = stackOf([{ kind: 'queue' }]);
  expect(made.document(made.one('sqs_queue_policy').policy as string)[0]).toMatchObject({
    actions: ['sqs:SendMessage'],
    principals: [{ type: 'Service', identifiers: ['sns.amazonaws.com'] }],
    condition: [
      {
        test: 'ArnLike',
        variable: 'aws:SourceArn',
        values: ['arn:aws:sns:eu-central-1:123456789012:shop-live-*'],
      },
    ],
  });
});
