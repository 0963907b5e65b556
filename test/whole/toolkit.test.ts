import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { EntranceProps, RouteProps } from '../../lib/kubernetes/gateways/gateway';
import type { GatewayEntry } from '../../lib/kubernetes/gateways/registry';
import { formatProblem } from '../../lib/model/problem';
import { builtIn, type Toolkit } from '../../lib/synth/toolkit';
import { entry as moon } from '../providers/moon';
import { clear, folderOf, live, platform, repository, service, shop } from './repository';

jest.setTimeout(60_000);
afterEach(clear);

class Route extends Construct {
  constructor(scope: Construct, id: string, { name, host, path, service: to, port }: RouteProps) {
    super(scope, id);
    if (path === '/refused') this.node.addValidation({ validate: () => ['expected another path, got /refused'] });
    const spec = { host, path, to, port };
    new ApiObject(this, 'Resource', {
      apiVersion: 'tunnel.example/v1',
      kind: 'Tunnel',
      metadata: { name },
      spec,
    } as never);
  }
}

class Entrance extends Construct {
  constructor(scope: Construct, id: string, { hosts }: EntranceProps) {
    super(scope, id);
    new ApiObject(this, 'Resource', {
      apiVersion: 'tunnel.example/v1',
      kind: 'TunnelEnd',
      metadata: { name: 'end' },
      spec: { hosts: hosts.map(({ host }) => host) },
    } as never);
  }
}

/** A gateway as somebody outside this repository may write it. */
const tunnel: GatewayEntry = {
  facts: { namespace: 'tunnels', components: ['cert-manager'] },
  load: async () => ({ Route, Entrance }),
};
const toolkit: Toolkit = { clouds: { ...builtIn.clouds, moon }, gateways: { ...builtIn.gateways, tunnel } };

const dug = (path = '/') => ({
  ...shop,
  'apps/shop/platform.yaml': `${platform}gateway: tunnel\n`,
  [`${folderOf('api')}/deployment-config.yaml`]: service(
    'api',
    `networking: { port: 80, ingress: { enabled: true, host: api.example.com, path: ${path} } }\n`,
  ),
});

test('a gateway of one file makes routes, an entrance, and lets its namespace in', async () => {
  const one = repository(dug());
  await one.clean({ toolkit });
  const run = 'dist/kubernetes/shop/environments/home/api/run';
  expect(one.text(`${run}/tunnel-api.yaml`)).toContain('host: api.example.com');
  expect(one.text(`${run}/networkpolicy-api.yaml`)).toContain('kubernetes.io/metadata.name: tunnels');
  expect(one.text('dist/kubernetes/shop/clusters/home/components/entrance/tunnelend-end.yaml')).toContain(
    '- api.example.com',
  );
});

test('what such a gateway refuses is a problem, and writes nothing', async () => {
  const one = repository(dug('/refused'));
  expect(await one.problems({ toolkit })).toEqual([
    `${folderOf('api')}/deployment-config.yaml:1:1 expected another path, got /refused [E364]`,
  ]);
  expect(() => one.tree()).toThrow('ENOENT');
});

test('a gateway that is not in the table is no word of the language', async () => {
  const [problem] = await repository(dug()).problems();
  expect(problem).toMatch(/^apps\/shop\/platform\.yaml:4:10 gateway: .*tunnel.*\[E204\]$/);
});

const landed = {
  ...shop,
  'apps/shop/environments/home.yaml': live
    .replace('placements: {', 'placements: { moon: { region: mare, account: apollo },')
    .concat('cluster: { issuer: "https://issuer.example.com" }\n'),
  [`${folderOf('api')}/deployment-config.yaml`]: service(
    'api',
    'integrations: { storage: { cloud: moon, moon: { crater: tycho } } }\n',
  ),
};

test('a cloud of one file makes what a spec asks for, beside a built-in one', async () => {
  const one = repository(landed);
  await one.clean({ toolkit });
  const stack = JSON.parse(one.text('dist/terraform/stacks/shop.home.api/cdk.tf.json'));
  expect(Object.values(stack.resource.aws_s3_bucket)).toMatchObject([{ tags: { crater: 'tycho' } }]);
  expect(one.text('dist/kubernetes/shop/environments/home/api/run/deployment-api.yaml')).toContain(
    'https://moon.example',
  );
});

test('a cloud that is not in the table, and an option that it does not know, are refused at their lines', async () => {
  const file = `${folderOf('api')}/deployment-config.yaml`;
  const { problems } = await repository(landed).synth();
  expect(problems.map(formatProblem).join('\n')).toMatch(/deployment-config\.yaml:6:\d+ .*cloud/);
  const crate = { ...landed, [file]: landed[file]!.replace('crater', 'crate') };
  expect(await repository(crate).problems({ toolkit })).toEqual([
    expect.stringMatching(/:6:\d+ .*crate.*did you mean crater\?.*\[E203\]$/),
  ]);
});
