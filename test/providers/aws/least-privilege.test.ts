import type { Kind } from '../../../lib/model/backing';
import { facts } from '../../../lib/providers/aws/facts';
import { egressOf } from '../../../lib/resolve/link/egress';
import { type Block, stackOf } from './stack';

const actionsOf = (rights: readonly Block[]) => rights.flatMap(({ actions }) => actions as string[]);
const withCondition = (rights: readonly Block[], variable: string) =>
  rights.flatMap(({ condition = [] }) => (condition as Block[]).filter((one) => one.variable === variable));

const forbidden: readonly (readonly [Kind, 'read' | 'write', RegExp])[] = [
  ['bucket', 'read', /Put|Delete|Abort/],
  ['bucket', 'write', /s3:GetObject/],
  ['queue', 'read', /SendMessage/],
  ['queue', 'write', /ReceiveMessage|DeleteMessage/],
  ['topic', 'read', /Publish/],
  ['topic', 'write', /Subscribe/],
  ['secret', 'read', /Put/],
  ['secret', 'write', /GetSecretValue/],
  ['key', 'read', /Encrypt|GenerateDataKey/],
  ['key', 'write', /kms:Decrypt/],
  ['registry', 'read', /Put|Upload$|Part$/],
  ['registry', 'write', /BatchGetImage/],
];

test.each(forbidden)('a service that uses a %s to %s may not do the opposite', (kind, access, opposite) => {
  for (const existing of [undefined, 'theirs']) {
    const own = actionsOf(stackOf([{ kind, access, existing }]).rights);
    expect(own).not.toEqual([]);
    expect(own.filter((action) => opposite.test(action))).toEqual([]);
    const both = actionsOf(stackOf([{ kind, access: 'readWrite', existing }]).rights);
    expect(both.some((action) => opposite.test(action))).toBe(true);
  }
});

test.each(['bucket', 'queue', 'topic', 'secret', 'key', 'cache', 'registry', 'database'] as const)(
  'no right on a %s is a wildcard of actions or on everything',
  (kind) => {
    for (const existing of [undefined, 'theirs'])
      for (const { actions, resources } of stackOf([{ kind, existing }]).rights) {
        for (const action of actions as string[]) expect(action).toMatch(/^[a-z0-9-]+:[A-Z]\w+$/);
        // ECR knows no resource for its token.
        if (!(actions as string[]).includes('ecr:GetAuthorizationToken')) expect(resources).not.toContain('*');
      }
  },
);

test('the rights of a folder end at the folder', () => {
  for (const way of [{}, { shared: 'storage' }, { existing: 'theirs' }]) {
    const { rights } = stackOf([{ kind: 'bucket', prefix: 'tabular', ...way }]);
    const objects = rights.find(({ actions }) => (actions as string[]).includes('s3:GetObject'));
    expect(objects?.resources).toEqual([expect.stringMatching(/\.arn\}\/tabular\/\*$/)]);
    const list = rights.find(({ actions }) => (actions as string[]).includes('s3:ListBucket'));
    expect(list).toMatchObject({
      actions: ['s3:ListBucket'],
      condition: [{ test: 'StringLike', variable: 's3:prefix', values: ['tabular/*'] }],
    });
  }
});

test('the rights of a bucket without a folder are on all of it', () => {
  const { rights } = stackOf([{ kind: 'bucket' }]);
  expect(rights.flatMap(({ resources }) => resources as string[])).toContainEqual(
    expect.stringMatching(/\.arn\}\/\*$/),
  );
  expect(withCondition(rights, 's3:prefix')).toEqual([]);
});

test('a folder whose name has wildcards or variables opens no other one', () => {
  const { rights } = stackOf([{ kind: 'bucket', prefix: 't*?${aws:username}' }]);
  const objects = rights.find(({ actions }) => (actions as string[]).includes('s3:GetObject'));
  expect(objects?.resources).toEqual([expect.stringMatching(/\.arn\}\/t&\{\*\}&\{\?\}&\{\$\}\{aws:username\}\/\*$/)]);
});

test.each([
  ['bucket', 's3'],
  ['queue', 'sqs'],
  ['topic', 'sns'],
  ['secret', 'secretsmanager'],
] as const)('the key of a %s is used by way of %s alone', (kind, service) => {
  for (const way of [{}, { shared: 'one' }, { existing: 'theirs' }]) {
    const keys = stackOf([{ kind, ...way }]).rights.filter(({ actions }) => /^kms:/.test((actions as string[])[0]!));
    expect(keys).toHaveLength(1);
    expect(withCondition(keys, 'kms:ViaService')).toEqual([
      { test: 'StringEquals', variable: 'kms:ViaService', values: [`${service}.eu-central-1.amazonaws.com`] },
    ]);
    expect(actionsOf(keys)).not.toContain('kms:Encrypt');
  }
});

test('the key of what a stack makes is that one key', () => {
  const { rights } = stackOf([{ kind: 'queue' }]);
  expect(rights.at(-1)!.resources).toEqual([expect.stringMatching(/^\$\{aws_kms_key\.Aws_Key_\w+\.arn\}$/)]);
});

test.each(['bucket', 'queue', 'topic'] as const)('the key of a shared %s is found by its alias', (kind) => {
  const condition = withCondition(stackOf([{ kind, shared: 'one' }]).rights, 'kms:ResourceAliases');
  expect(condition).toEqual([
    {
      test: 'ForAnyValue:StringLike',
      variable: 'kms:ResourceAliases',
      values: ['alias/shop-live-data-key-abcdef'],
    },
  ]);
  expect(withCondition(stackOf([{ kind, existing: 'theirs' }]).rights, 'kms:ResourceAliases')).toEqual([]);
});

test.each([
  ['bucket', 'kms:EncryptionContext:aws:s3:arn'],
  ['secret', 'kms:EncryptionContext:SecretARN'],
] as const)('whoever has the key of a %s of somebody else, it decrypts that one alone', (kind, variable) => {
  const [condition] = withCondition(stackOf([{ kind, existing: 'theirs' }]).rights, variable);
  expect(condition).toMatchObject({ test: 'StringLike' });
  for (const value of condition!.values as string[]) expect(value).toMatch(/^\$\{data\.aws_\w+\.it_\w+\.arn\}/);
});

test('a cache lets its own user in, by identity', () => {
  const { rights } = stackOf([{ kind: 'cache' }]);
  expect(rights).toEqual([
    {
      actions: ['elasticache:Connect'],
      resources: [
        expect.stringMatching(/^arn:aws:elasticache:eu-central-1:123456789012:replicationgroup:shop-live-[a-z0-9-]+$/),
        expect.stringMatching(/^arn:aws:elasticache:eu-central-1:123456789012:user:shop-live-[a-z0-9-]+$/),
      ],
    },
  ]);
});

test('a service gets the further rights that it names, and a database takes none', () => {
  const permissions = [{ cloud: 'aws', allow: ['bedrock:InvokeModel'], on: ['arn:aws:bedrock:::model/one'] }];
  const { rights } = stackOf([{ kind: 'database' }], { permissions });
  expect(rights).toEqual([{ actions: ['bedrock:InvokeModel'], resources: ['arn:aws:bedrock:::model/one'] }]);
});

test('only pods of its service account take the role of a service', () => {
  const made = stackOf([{ kind: 'bucket' }]);
  const role = made.all('iam_role').find(({ name }) => name === 'shop-live-orders-abcdef')!;
  expect(made.document(role.assume_role_policy as string)).toEqual([
    {
      actions: ['sts:AssumeRole', 'sts:TagSession'],
      principals: [{ type: 'Service', identifiers: ['pods.eks.amazonaws.com'] }],
      condition: [
        { test: 'StringEquals', variable: 'aws:RequestTag/kubernetes-namespace', values: ['shop-live'] },
        { test: 'StringEquals', variable: 'aws:RequestTag/kubernetes-service-account', values: ['orders'] },
      ],
    },
  ]);
  expect(made.one('eks_pod_identity_association')).toMatchObject({
    cluster_name: 'shop-live',
    namespace: 'shop-live',
    service_account: 'orders',
  });
});

test('pods of a service with an identity reach the agent that hands out its credentials', () => {
  const ground = {
    environment: { network: { cidr: '10.0.0.0/16' }, cluster: { cloud: 'aws' } },
    facts: { aws: facts },
  } as unknown as Parameters<typeof egressOf>[3];
  const service = { externals: [] } as unknown as Parameters<typeof egressOf>[0];
  const agent = {
    peer: { type: 'cidr', cidr: '169.254.170.23/32', except: [] },
    ports: [{ port: 80, protocol: 'TCP' }],
  };
  expect(egressOf(service, [], ['aws'], ground)).toContainEqual(agent);
  expect(egressOf(service, [], [], ground)).not.toContainEqual(agent);
});
