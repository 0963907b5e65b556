import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const stacks = join(__dirname, '../../dist/terraform/stacks');
const outputsOf = (stack: string) =>
  JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')).output as Record<string, { value: string }>;

test.each([
  ['inferloop.production.cluster', ['cluster_endpoint', 'cluster_issuer']],
  ['inferloop.production.network', ['network_id']],
  ['inferloop.staging.data', ['jobs_url', 'postgres_host', 'redis_host']],
])('an applied %s shows whoever applied it %j', (stack, names) => {
  const outputs = outputsOf(stack);
  expect(Object.keys(outputs)).toEqual(names);
  for (const name of names) expect(outputs[name]!.value).toMatch(/^\$\{aws_/);
});

test('the stack of a service has no outputs: its values go into the bundle', () => {
  expect(outputsOf('inferloop.staging.tabular')).toBeUndefined();
});
