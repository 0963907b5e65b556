import { marker, offline } from '../../../tools/terraform/offline';
import { testFile } from '../../../tools/terraform/test-file';

const stack = {
  terraform: { backend: { s3: { bucket: 'state' } }, required_providers: { aws: { source: 'aws' } } },
  provider: { aws: [{ region: 'eu-west-1', allowed_account_ids: ['111111111111'] }] },
  ephemeral: { aws_secretsmanager_random_password: { one: { '//': {}, password_length: 32, depends_on: ['a.b'] } } },
  data: { aws_vpc: { one: {} }, aws_iam_policy_document: { one: {} } },
  resource: {
    aws_secretsmanager_secret_version: {
      one: { secret_string_wo: '${ephemeral.aws_secretsmanager_random_password.one.random_password}' },
    },
    aws_s3_bucket: { one: { bucket: 'one', lifecycle: { prevent_destroy: true, ignore_changes: ['tags'] } } },
  },
};

test('a stack is put so that neither its state nor its cloud is asked', () => {
  const { body } = offline(stack);
  expect(body.terraform).toEqual({ required_providers: { aws: { source: 'aws' } } });
  expect(body.provider!.aws![0]).toMatchObject({ region: 'eu-west-1', skip_requesting_account_id: true });
  expect(body.provider!.aws![0]).not.toHaveProperty('allowed_account_ids');
  expect(body.resource!.aws_s3_bucket!.one).toEqual({ bucket: 'one', lifecycle: { ignore_changes: ['tags'] } });
});

test('an ephemeral variable takes the place of an ephemeral block, whose arguments are still evaluated', () => {
  const { body, variables } = offline(stack);
  const name = 'aws_secretsmanager_random_password__one';
  expect(body).not.toHaveProperty('ephemeral');
  expect(body.variable).toEqual({ [name]: { type: 'any', ephemeral: true } });
  expect(body.locals).toEqual({ [name]: { password_length: 32 } });
  expect(body.resource!.aws_secretsmanager_secret_version!.one).toEqual({
    secret_string_wo: `\${var.${name}.random_password}`,
  });
  expect(variables).toEqual({ [name]: { random_password: marker } });
});

test('an ephemeral block of an unknown type is refused rather than passed over', () => {
  expect(() => offline({ ephemeral: { vault_secret: { one: {} } } })).toThrow('ephemeral.vault_secret');
});

test('every lookup is mocked except local ones, and every resource is known before apply in one run', () => {
  const { body, variables } = offline(stack);
  expect(testFile(body, variables)).toMatchObject({
    override_data: [{ target: 'data.aws_vpc.one', values: { cidr_block: '10.0.0.0/16' } }],
    run: {
      planned: { command: 'plan' },
      known: {
        command: 'plan',
        override_resource: [
          { target: 'aws_secretsmanager_secret_version.one', override_during: 'plan' },
          { target: 'aws_s3_bucket.one', override_during: 'plan', values: { arn: 'arn:aws:s3:::one' } },
        ],
      },
      applied: { command: 'apply' },
    },
  });
});
