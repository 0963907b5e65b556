import { changesIn, short } from '../../../tools/terraform/steps';

const plan = `
aws_kms_key.one: Refreshing state... [id=1]

Terraform used the selected providers to generate the following execution plan.
  ~ update in-place
-/+ destroy and then create replacement

Terraform will perform the following actions:

  # aws_elasticache_replication_group.one must be replaced
-/+ resource "aws_elasticache_replication_group" "one" {
      ~ arn                        = "arn" -> (known after apply)
      ~ at_rest_encryption_enabled = "false" -> "true" # forces replacement
        name                       = "one"
    }

Plan: 1 to add, 0 to change, 1 to destroy.
`;

test('of a plan, the resources and arguments that change are told, without what follows from them', () => {
  expect(changesIn(plan).split('\n')).toEqual([
    '  # aws_elasticache_replication_group.one must be replaced',
    '      ~ at_rest_encryption_enabled = "false" -> "true" # forces replacement',
  ]);
});

test('a plan without changes tells none', () => {
  expect(changesIn('aws_kms_key.one: Refreshing state... [id=1]\n\nNo changes.\n')).toBe('');
});

test('of an error, neither long nor quoted lines are told, and no more than twelve', () => {
  const error = ['Error: no such bucket', '', `${'x'.repeat(500)}`, '  12: "bucket": "one"', 'It is not there.'];
  expect(short(error.join('\n'))).toBe('Error: no such bucket\nIt is not there.');
  expect(short('line\n'.repeat(20)).split('\n')).toHaveLength(12);
});
