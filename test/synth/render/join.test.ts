import { clear, folderOf, home, live, repository, service, shop } from '../../e2e/repository';

jest.setTimeout(60_000);
afterEach(clear);

const extra = (name: string) => `${folderOf('api')}/extra/${name}`;
const manifest = (kind: string, metadata: string, apiVersion = 'v1') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\n`;
const told = (files: Readonly<Record<string, string>>) => repository({ ...shop, ...files }).problems();

test('an extra stands in the namespace of its service, whatever environment that is in', async () => {
  const one = repository({
    ...shop,
    'apps/shop/environments/other.yaml': home,
    [extra('more.yaml')]: `${manifest('ConfigMap', '{ name: a }')}---\n${manifest('ConfigMap', '{ name: b }')}`,
  });
  await one.clean();
  for (const environment of ['home', 'other'])
    for (const name of ['a', 'b'])
      expect(one.text(`dist/kubernetes/shop/environments/${environment}/api/run/configmap-${name}.yaml`)).toContain(
        `namespace: shop-${environment}\n`,
      );
});

test('an extra never takes the place of what the toolkit makes, in any phase, nor of another extra', async () => {
  expect(await told({ [extra('a.yaml')]: manifest('Deployment', '{ name: api }', 'apps/v1') })).toEqual([
    `${extra('a.yaml')}:2:7 expected a new object, got apps/Deployment shop-home/api, which services/shop/api/deployment-config.yaml has [E360]`,
  ]);
  expect(await told({ [extra('a.yaml')]: manifest('ServiceAccount', '{ name: api }') })).toEqual([
    expect.stringContaining('[E360]'),
  ]);
  const twice = {
    [extra('a.yaml')]: manifest('ConfigMap', '{ name: a }'),
    [extra('b.yml')]: manifest('ConfigMap', '{ name: a }'),
  };
  expect(await told(twice)).toEqual([expect.stringMatching(/extra\/b\.yml:2:7 .*extra\/a\.yaml has \[E360\]$/)]);
});

test.each([
  ['ClusterRole', '{ name: a }', 'rbac.authorization.k8s.io/v1'],
  ['Namespace', '{ name: a }', 'v1'],
  ['ConfigMap', '{ name: a, namespace: kube-system }', 'v1'],
])('a %s %s is refused, which Flux may not apply for a service', async (kind, metadata, version) => {
  expect(await told({ [extra('a.yaml')]: manifest(kind, metadata, version) })).toEqual([
    expect.stringMatching(/extra\/a\.yaml:2:7 .*\[E363\]$/),
  ]);
});

test('Terraform joins a stack, may not replace it, and needs one', async () => {
  const files = {
    'apps/shop/environments/home.yaml': live,
    [`${folderOf('api')}/deployment-config.yaml`]: service('api', 'integrations: { storage: {} }\n'),
  };
  const text = '{"output": {"it": {"value": "${aws_s3_bucket.x.arn}"}}}';
  const one = repository({ ...shop, ...files, [extra('more.tf.json')]: text });
  await one.clean({ layers: ['terraform'] });
  const made = JSON.parse(one.text('dist/terraform/stacks/shop.home.api/more.tf.json'));
  expect(made.output).toEqual({ it: { value: '${aws_s3_bucket.x.arn}' } });

  const stack = JSON.parse(one.text('dist/terraform/stacks/shop.home.api/cdk.tf.json'));
  const [address] = Object.keys(stack.resource.aws_s3_bucket);
  const same = JSON.stringify({ resource: { aws_s3_bucket: { [address!]: {} } } });
  expect(await told({ ...files, [extra('a.tf.json')]: same })).toEqual([
    expect.stringContaining(`aws_s3_bucket.${address}`),
  ]);
  expect(await told({ ...files, [extra('cdk.tf.json')]: '{}' })).toEqual([expect.stringContaining('[E360]')]);
  expect(await told({ [extra('a.tf.json')]: '{}' })).toEqual([expect.stringContaining('[E353]')]);
});

test('nothing of Kubernetes stands beside a service at the edge, which no cluster runs', async () => {
  const files = {
    'apps/shop/environments/home.yaml': live.replace(
      '{ aws:',
      '{ cloudflare: { region: auto, account: 0123456789abcdef0123456789abcdef }, aws:',
    ),
    [`${folderOf('api')}/deployment-config.yaml`]: service('api').replace(/service: .*/, 'service: { type: edge }'),
  };
  expect(await told({ ...files, [extra('a.yaml')]: manifest('ConfigMap', '{ name: a }') })).toEqual([
    expect.stringContaining('a.yaml:2:7 expected no Kubernetes files of a service at the edge, got ConfigMap'),
  ]);
});
