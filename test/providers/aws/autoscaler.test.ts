import type { NodePool } from '../../../lib/model/kinds/cluster';
import { stackOf } from './stack';

const pool: NodePool = {
  name: 'general',
  size: 'medium',
  instanceTypes: [],
  min: 1,
  max: 3,
  diskGiB: 50,
  spot: false,
  labels: {},
  taints: [],
};
const made = (own: Partial<NodePool>, region = 'eu-central-1') =>
  stackOf([{ kind: 'cluster', name: 'shop-main', options: { nodePools: [{ ...pool, ...own }] } }], {
    used: false,
    region,
  });
const account = { namespace: 'cluster-autoscaler', service_account: 'cluster-autoscaler' };
const accounts = (own: Partial<NodePool>) =>
  made(own)
    .all('eks_pod_identity_association')
    .map(({ namespace, service_account }) => ({ namespace, service_account }));

test('pools of several numbers of nodes have an autoscaler, which may change groups of this cluster alone', () => {
  expect(accounts({})).toContainEqual(account);
  const [statement, ...others] = made({})
    .all('iam_policy_document', 'data')
    .flatMap(({ statement }) => statement)
    .filter(({ actions }) => actions.includes('autoscaling:SetDesiredCapacity'));
  expect(others).toEqual([]);
  expect(statement.condition).toEqual([
    { test: 'StringEquals', variable: 'aws:ResourceTag/k8s.io/cluster-autoscaler/shop-main', values: ['owned'] },
  ]);
});

test('pools of one number of nodes have none', () => expect(accounts({ min: 2, max: 2 })).not.toContainEqual(account));

test('nodes in China are machines of its own partition', () => {
  expect(made({}, 'cn-north-1').text).toContain('ec2.amazonaws.com.cn');
  expect(made({}).text).not.toContain('amazonaws.com.cn');
});
