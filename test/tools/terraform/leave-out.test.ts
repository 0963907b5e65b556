import { leaveOut } from '../../../tools/terraform/leave-out';

const stack = {
  terraform: { backend: {} },
  resource: {
    aws_eks_addon: { dns: { name: 'dns' } },
    aws_eks_node_group: {
      one: { name: 'one', depends_on: ['aws_eks_addon.dns', 'aws_iam_role.one'], note: '${aws_eks_addon.dns.arn}' },
    },
    aws_eks_addon_version: { one: { name: '${aws_eks_addon_version.other.name}' } },
  },
};

test('an omitted resource is not referred to any more, and all others stay', () => {
  expect(leaveOut(stack, ['aws_eks_addon'])).toEqual({
    terraform: { backend: {} },
    resource: {
      aws_eks_node_group: { one: { name: 'one', depends_on: ['aws_iam_role.one'] } },
      aws_eks_addon_version: { one: { name: '${aws_eks_addon_version.other.name}' } },
    },
  });
});

test('a lookup that is left out is not made', () => {
  const body = { ...stack, data: { aws_eks_addon_version: { one: {} }, aws_vpc: { one: { id: 'one' } } } };
  expect(leaveOut(body, ['aws_eks_addon_version']).data).toEqual({ aws_vpc: { one: { id: 'one' } } });
});

test('a stack without resources stays as it is', () => {
  const empty: { resource?: Record<string, Record<string, unknown>> } = {};
  expect(leaveOut(empty, ['aws_eks_addon']).resource).toEqual({});
});
