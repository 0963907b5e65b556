import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const stacks = join(__dirname, '../../dist/terraform/stacks');

test('a state in S3 is encrypted by the key of its bucket: `encrypt` would ask for Amazon’s own instead', () => {
  const states = readdirSync(stacks).flatMap((stack) => {
    const { terraform } = JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8'));
    return terraform.backend?.s3 ? [terraform.backend.s3] : [];
  });
  expect(states.length).toBeGreaterThan(5);
  for (const state of states) expect(state).not.toHaveProperty('encrypt');
});
