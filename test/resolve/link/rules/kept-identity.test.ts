import { problemsOf } from '../../shop';

const bucket = 'integrations: { storage: { buckets: { files: {} } } }';
const patch = (target: string, text: string) => `overrides: { kubernetes: { ${target}: ${text} } }`;
const pod = (text: string) => `{ spec: { template: { spec: { ${text} } } } }`;

describe('pods with a backing in a cloud', () => {
  test.each([
    [
      'Deployment/api',
      pod('serviceAccountName: other'),
      'serviceAccountName api, which has the rights to files, got other',
    ],
    [
      'Deployment/api',
      pod('serviceAccount: default'),
      'serviceAccount api, which has the rights to files, got default',
    ],
    [
      'Deployment/api',
      pod('serviceAccountName: null'),
      'serviceAccountName api, which has the rights to files, got null',
    ],
  ])('keep their service account: %s %s', (target, text, message) =>
    expect(problemsOf(`${bucket}\n${patch(target, text)}`)).toEqual([
      expect.stringMatching(new RegExp(`overrides\\.kubernetes\\.Deployment/api: expected ${message} \\[W224]$`)),
    ]),
  );

  test.each([
    [bucket, pod('serviceAccountName: api')],
    [bucket, pod('priority: 1')],
    ['', pod('serviceAccountName: other')],
  ])('and may be patched otherwise: %s %s', (backing, text) =>
    expect(problemsOf(`${backing}\n${patch('Deployment/api', text)}`).filter((one) => one.includes('W224'))).toEqual(
      [],
    ),
  );

  test('keep the label that Azure looks for', () => {
    const label = '{ spec: { template: { metadata: { labels: { azure.workload.identity/use: "false" } } } } }';
    const own = 'integrations: { storage: { buckets: { files: { cloud: azure } } } }';
    expect(problemsOf(`${own}\n${patch('Deployment/api', label)}`)).toEqual([
      expect.stringMatching(
        /expected azure\.workload\.identity\/use true, which has the rights to files, got false \[W224]$/,
      ),
    ]);
  });
});
