import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Exception, judge } from '../../../tools/policy/exception';
import { exceptions } from '../../../tools/policy/exceptions';
import type { Finding } from '../../../tools/policy/finding';

const finding = (own: Partial<Finding> = {}): Finding => ({
  tool: 'checkov',
  check: 'CKV_AWS_18',
  says: 'Ensure the S3 bucket has access logging enabled',
  subject: { type: 'aws_s3_bucket', place: 'shop.staging.data', name: 'storage' },
  ...own,
});

const exception = (own: Partial<Exception> = {}): Exception => ({
  tool: 'checkov',
  check: 'CKV_AWS_18',
  wants: 'access logs',
  types: ['aws_s3_bucket'],
  reason: 'Nobody reads them.',
  ...own,
});

test('a finding stands by an exception for its check and type', () => {
  expect(judge([finding()], [exception()])).toEqual({ unexcused: [], idle: [] });
});

test.each<[string, Partial<Exception>]>([
  ['another tool', { tool: 'kube-score' }],
  ['another check', { check: 'CKV_AWS_19' }],
  ['another type', { types: ['aws_sqs_queue'] }],
  ['another place', { places: '*.production.*' }],
  ['another name', { names: 'documents*' }],
  ['other words', { says: 'CPU limit *' }],
])('an exception for %s excuses nothing, and is to be removed', (_, own) => {
  const { unexcused, idle } = judge([finding()], [exception(own)]);
  expect(unexcused).toEqual([finding()]);
  expect(idle).toEqual([expect.stringMatching(/^exception without a finding, to be removed: /)]);
});

test('each type of an exception has to be found', () => {
  const { idle } = judge([finding()], [exception({ types: ['aws_s3_bucket', 'aws_sqs_queue'] })]);
  expect(idle).toEqual(['exception without a finding, to be removed: checkov CKV_AWS_18 on aws_sqs_queue * in *']);
});

test('what a reason names as a way out is a key that the reference has', () => {
  const reference = ['docs/spec.md', 'docs/clouds.md'].map((path) =>
    readFileSync(join(__dirname, '../../..', path), 'utf8'),
  );
  const named = exceptions.flatMap(({ reason }) =>
    [...reason.matchAll(/`([A-Za-z.]{3,}?)(: [^`]*)?`/g)].map(([, key]) => key!),
  );
  expect(named.length).toBeGreaterThan(20);
  const unknown = named.filter(
    (key) => !reference.some((text) => new RegExp(`[.\`]${key.replace(/\./g, '\\.')}\``).test(text)),
  );
  expect(unknown).toEqual([]);
});

test('every reason is a sentence', () => {
  for (const { reason, wants } of exceptions) {
    expect(reason).toMatch(/^[A-Z`].*\.$/);
    expect(wants).not.toMatch(/\.$/);
  }
});
