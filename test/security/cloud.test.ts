import { type Attempt, clear, codes, service, shopOf, told } from './attack';
import { repository } from '../e2e/repository';

jest.setTimeout(120_000);
afterEach(clear);

const grant = (actions: string, resources: string): Attempt => ({
  settings: `security: { identity: { permissions: [{ actions: [${actions}], resources: [${resources}] }] } }\n`,
});

describe('no service asks AWS for', () => {
  test.each([
    ['"*"', '"*"'],
    ['"*:*"', '"*"'],
    ['"s3:*"', '"*"'],
    ['"s*:Get*"', '"arn:aws:s3:::mine/*"'],
    ['"iam:PassRole"', '"arn:aws:iam::111111111111:role/x"'],
    ['"IAM:passrole"', '"arn:aws:iam::111111111111:role/x"'],
    ['"iam:Pass*"', '"*"'],
    ['"iam:*"', '"*"'],
    ['"sts:AssumeRole"', '"arn:aws:iam::111111111111:role/x"'],
    ['"lambda:Update*"', '"arn:aws:lambda:eu-central-1:111111111111:function:x"'],
    ['"secretsmanager:GetSecretValue"', '"*"'],
    ['"secretsmanager:GetSecretValue"', '"arn:aws:secretsmanager:eu-central-1:111111111111:secret:shop-*"'],
    ['"secretsmanager:GetSecretValue"', '"arn:aws:secretsmanager:eu-central-1:111111111111:secret:*"'],
    ['"s3:GetObject"', '"arn:aws:s3:::shop-live-victim-storage-0a1b2c/*"'],
    ['"s3:GetObject"', '"arn:aws:s3:::*"'],
    ['"kms:Decrypt"', '"arn:aws:kms:eu-central-1:111111111111:key/*"'],
  ])('%s on %s', async (actions, resources) => {
    expect(await told(grant(actions, resources))).toEqual([
      expect.stringMatching(/^evil.*security\.identity\.permissions\.0: .*\[administration\].*\[E359\]$/),
    ]);
    const platform = 'permits: { evil: [administration] }\n';
    expect(await codes({ ...grant(actions, resources), platform })).toEqual([]);
  });
});

test.each([
  ['"s3:GetObject", "s3:PutObject"', '"arn:aws:s3:::legacy-files/*"'],
  ['"cloudwatch:PutMetricData"', '"*"'],
  ['"s3:ListAllMyBuckets"', '"*"'],
  ['"s3:*"', '"arn:aws:s3:::legacy-files", "arn:aws:s3:::legacy-files/*"'],
  ['"bedrock:InvokeModel"', '"*"'],
  ['"sqs:SendMessage"', '"arn:aws:sqs:eu-central-1:222222222222:theirs"'],
])('a service may ask AWS for %s on %s', async (actions, resources) => {
  expect(await codes(grant(actions, resources))).toEqual([]);
});

test('whatever a service asks for, its role has the bound that the platform sets', async () => {
  const one = repository(
    shopOf({
      ...grant('"s3:GetObject"', '"arn:aws:s3:::legacy/*"'),
      platform: 'permissionsBoundaries: { aws: services }\n',
    }),
  );
  await one.clean();
  const { resource } = JSON.parse(one.text('dist/terraform/stacks/shop.live.evil/cdk.tf.json'));
  expect(Object.values(resource.aws_iam_role)).toEqual([
    expect.objectContaining({ permissions_boundary: 'arn:aws:iam::111111111111:policy/services' }),
  ]);
});

describe('a secret in plain text is told of, and not repeated', () => {
  test.each<[string, Attempt]>([
    ['a variable', { settings: 'config: { variables: { DB_PASSWORD: hunter2 } }\n' }],
    [
      'a URL',
      {
        settings:
          'config: { variables: { QUEUE: "amqp://u:hunter2@mq.example.org" } }\ndependencies: [{ name: mq, type: external, host: mq.example.org, port: 5671 }]\n',
      },
    ],
    ['an argument', { victim: service('victim').replace('service: {', 'service: { args: ["--api-token=hunter2"],') }],
    [
      'an override',
      {
        settings:
          'overrides: { kubernetes: { Deployment/evil: { spec: { template: { spec: { containers: [{ name: evil, env: [{ name: API_KEY, value: hunter2 }] }] } } } } } }\n',
      },
    ],
    [
      'an extra file',
      { extra: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: evil-x }\ndata: { CLIENT_SECRET: hunter2 }\n' },
    ],
  ])('%s', async (_, attempt) => {
    const found = await told(attempt);
    expect(found.filter((one) => one.endsWith('[W208]'))).toHaveLength(1);
    expect(found.join()).not.toContain('hunter2');
  });

  test('in the address of the repository', async () => {
    for (const url of [
      'https://x-access-token:hunter2@example.com/shop',
      'https://hunter2@example.com/shop',
      'ssh://git:hunter2@example.com/shop',
    ]) {
      const files = shopOf({});
      const text = files['apps/shop/platform.yaml']!.replace('https://example.com/shop', url);
      const found = await repository({ ...files, 'apps/shop/platform.yaml': text }).problems();
      expect(found).toEqual([expect.stringMatching(/gitops\.repository.*\[E207\]$/)]);
      expect(found.join()).not.toContain('hunter2');
    }
  });
});
