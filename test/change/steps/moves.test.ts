import type { Consequential } from '../../../lib/change/change-report';
import { commandLine } from '../../../lib/change/steps/commands';
import { moves } from '../../../lib/change/steps/moves';

const renamed = (type: string, more: Partial<Consequential> = {}): Consequential => ({
  layer: 'terraform',
  action: 'rename',
  type,
  name: `${type}.new`,
  oldName: `${type}.old`,
  file: 'terraform/stacks/shop.live.api/cdk.tf.json',
  platform: 'shop',
  before: {},
  after: {},
  fields: [],
  consequence: 'data-loss',
  impacts: [],
  causes: [],
  ...more,
});

const lines = (...changes: Consequential[]) => moves('shop.live.api', changes).map(commandLine);

test('a resource with another address in its stack keeps its state', () => {
  expect(lines(renamed('aws_s3_bucket'))).toEqual([
    'terraform -chdir=dist/terraform/stacks/shop.live.api init -input=false',
    'terraform -chdir=dist/terraform/stacks/shop.live.api state mv aws_s3_bucket.old aws_s3_bucket.new',
  ]);
});

test.each([
  [
    'one that its new name replaces',
    {
      fields: [{ path: ['bucket'], before: 'a', after: 'b', causes: [] }],
      before: { bucket: 'a' },
      after: { bucket: 'b' },
    },
  ],
  ['one of another stack', { oldFile: 'terraform/stacks/shop.live.web/cdk.tf.json' }],
  ['one that only changes', { action: 'update' as const }],
])('the state of %s does not move', (_, more) => {
  expect(lines(renamed('aws_s3_bucket', more))).toEqual([]);
});
