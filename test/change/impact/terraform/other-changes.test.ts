import type { ObjectBody, ObjectChange } from '../../../../lib/change/diff/object-change';
import { terraformImpacts } from '../../../../lib/change/impact/terraform/terraform-impacts';
import { change, consequencesOf, impactsOf } from './change';

const none = { before: [], after: [], changes: [] };
const told = (one: ObjectChange, after: readonly ObjectBody[] = []) =>
  terraformImpacts(one, { ...none, after }).map(({ consequence, rule }) => `${consequence} ${rule}`);

describe('a new resource', () => {
  test.each([
    ['aws_db_instance', {}, ['cost-up created-charged']],
    ['aws_db_instance', { publicly_accessible: true }, ['cost-up created-charged', 'exposure created-open']],
    ['aws_vpc_security_group_ingress_rule', { cidr_ipv4: '0.0.0.0/0' }, ['exposure created-open']],
    ['aws_vpc_security_group_ingress_rule', { cidr_ipv4: '10.0.0.0/8' }, ['none created']],
    [
      'azurerm_storage_account',
      { public_network_access_enabled: false },
      ['cost-up created-charged', 'exposure created-open', 'exposure created-open'],
    ],
    ['google_project_iam_member', { role: 'roles/viewer' }, ['exposure created-grant']],
    ['aws_route_table', {}, ['none created']],
    ['aws_unheard_of', {}, ['unknown unknown-change']],
  ])('%s with %j', (type, after, impacts) => {
    expect(told(change(type, { action: 'create', after }))).toEqual(impacts);
  });
});

describe('a resource under another address', () => {
  const renamed = change('aws_sqs_queue', { action: 'rename', oldName: 'aws_sqs_queue.old', before: {}, after: {} });

  test('is lost and made anew without a moved block', () => {
    expect(told(renamed)).toEqual(['data-loss stateful-deleted', 'none created']);
  });

  test('stays with one', () => {
    expect(told(renamed, [{ from: 'aws_sqs_queue.old', to: 'aws_sqs_queue.one' }])).toEqual(['none moved']);
  });
});

describe('a block that comes or goes', () => {
  test.each([
    [
      'a launch template that a node group gains replaces it',
      'aws_eks_node_group',
      {},
      { launch_template: { id: 'a' } },
      ['replacement'],
    ],
    ['one that it loses does not', 'aws_eks_node_group', { launch_template: { id: 'a' } }, {}, ['in-place']],
    [
      'a removed list of addresses lets all in',
      'azurerm_kubernetes_cluster',
      { api_server_access_profile: { authorized_ip_ranges: ['10.0.0.0/8'] } },
      {},
      ['exposure'],
    ],
    ['removed versioning exposes', 'google_storage_bucket', { versioning: { enabled: true } }, {}, ['exposure']],
    [
      'another rule that deletes by age loses data',
      'aws_s3_bucket_lifecycle_configuration',
      { rule: [{ id: 'a' }] },
      { rule: [{ id: 'a' }, { id: 'b' }] },
      ['data-loss'],
    ],
    [
      'a removed identity replaces a server, and its data goes',
      'azurerm_postgresql_flexible_server',
      { identity: { type: 'UserAssigned' } },
      {},
      ['data-loss'],
    ],
  ])('%s', (_, type, before, after, consequences) => {
    expect(consequencesOf(type, before, after)).toEqual(consequences);
  });
});

describe('a policy', () => {
  const document = (...statements: readonly object[]) => ({ statement: statements });
  const reads = { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::a/*'] };
  const type = 'data.aws_iam_policy_document';

  test.each([
    [
      'another statement',
      document(reads),
      document(reads, { actions: ['s3:PutObject'], resources: ['*'] }),
      'exposure',
    ],
    ['a wider action', document(reads), document({ ...reads, actions: ['s3:*'] }), 'exposure'],
    ['a wider resource', document(reads), document({ ...reads, resources: ['*'] }), 'exposure'],
    ['a condition less', document({ ...reads, condition: [{ test: 'a' }] }), document(reads), 'exposure'],
    ['a denial less', document(reads, { ...reads, effect: 'Deny' }), document(reads), 'exposure'],
    [
      'another principal',
      document({ ...reads, principals: [] }),
      document({ ...reads, principals: [{ type: 'AWS', identifiers: ['*'] }] }),
      'exposure',
    ],
    ['a condition more', document(reads), document({ ...reads, condition: [{ test: 'a' }] }), 'in-place'],
    ['a narrower resource', document(reads), document({ ...reads, resources: ['arn:aws:s3:::a/b'] }), 'in-place'],
    ['a statement less', document(reads, { ...reads, sid: 'b' }), document(reads), 'in-place'],
  ])('with %s', (_, before, after, consequence) => {
    expect(consequencesOf(type, before, after)).toEqual([consequence]);
  });

  test('that stands in a resource as JSON is read, too', () => {
    const policy = (action: string) => ({
      policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] }),
    });
    expect(consequencesOf('aws_sqs_queue_policy', policy('sqs:SendMessage'), policy('sqs:*'))).toContain('exposure');
    expect(consequencesOf('aws_sqs_queue_policy', policy('sqs:*'), policy('sqs:SendMessage'))).toEqual(['in-place']);
  });
});

describe('what is no argument of a resource', () => {
  test.each([
    ['aws_vpc', { depends_on: [] }, { depends_on: ['a'] }, 'none order-of-resources'],
    ['aws_vpc', { lifecycle: { prevent_destroy: true } }, { lifecycle: {} }, 'none guard-removed'],
    ['aws_vpc', { provider: 'aws' }, { provider: 'aws.west' }, 'unknown other-provider'],
    ['aws_vpc', { count: 1 }, { count: 2 }, 'unknown instances'],
    ['terraform', { backend: { s3: { key: 'a' } } }, { backend: { s3: { key: 'b' } } }, 'refused backend-changed'],
    ['terraform', { required_providers: { a: 1 } }, { required_providers: { a: 2 } }, 'unknown provider-release'],
    ['provider', { value: [{ region: 'a' }] }, { value: [{ region: 'b' }] }, 'replacement provider-elsewhere'],
    ['provider', { default_tags: [{ a: 1 }] }, { default_tags: [{ a: 2 }] }, 'none default-tags'],
    ['data.aws_vpc', { id: 'a' }, { id: 'b' }, 'unknown lookup-changed'],
    ['output', { value: 1 }, { value: 2 }, 'none output'],
    ['ephemeral.aws_secretsmanager_random_password', { password_length: 1 }, { password_length: 2 }, 'none ephemeral'],
  ])('%s: %j -> %j', (type, before, after, impact) => {
    expect(
      impactsOf(type, before as ObjectBody, after as ObjectBody).map(
        ({ consequence, rule }) => `${consequence} ${rule}`,
      ),
    ).toEqual([impact]);
  });
});

test('tags that other programs read do more than describe', () => {
  const tags = { Name: 'a', 'kubernetes.io/role/elb': '1' };
  expect(consequencesOf('aws_subnet', { tags }, {})).toEqual(['in-place']);
  expect(consequencesOf('aws_subnet', { tags }, { tags: { ...tags, Name: 'b' } })).toEqual(['none']);
});

test('tags of the machines of a launch template make a new version, to which nodes roll', () => {
  const template = (Name: string) => ({ tag_specifications: [{ resource_type: 'instance', tags: { Name } }] });
  expect(consequencesOf('aws_launch_template', template('a'), template('b'))).toEqual(['rolling-restart']);
});

test('what Terraform is told to overlook does nothing', () => {
  const lifecycle = { ignore_changes: ['scaling_config[0].desired_size'] };
  const sized = (desired_size: number) => ({ lifecycle, scaling_config: { desired_size } });
  expect(consequencesOf('aws_eks_node_group', sized(3), sized(1))).toEqual(['none']);
});

test('an argument below a key that looks like code stays text in one line', () => {
  const reasons = impactsOf('aws_vpc', { tags: { a: 'x' } }, { tags: { a: '\n<img src=x>\n'.repeat(50) } });
  for (const { reason } of reasons) expect(reason).toMatch(/^[^\n]{1,200}$/);
});
