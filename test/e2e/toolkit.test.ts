import { load as parse } from 'js-yaml';
import { formatProblem } from '../../lib/model/problem';
import { builtIn, type Toolkit } from '../../lib/synth/toolkit';
import { tunnel } from '../kubernetes/gateways/tunnel';
import { entry as moon } from '../providers/moon';
import { type Files, type Repository, clear, folderOf, live, platform, repository, service, shop } from './repository';

jest.setTimeout(60_000);
afterEach(clear);

const toolkit: Toolkit = { clouds: { ...builtIn.clouds, moon }, gateways: { ...builtIn.gateways, tunnel } };

const dug = (path = '/'): Files => ({
  ...shop,
  'apps/shop/platform.yaml': `${platform}gateway: tunnel\n`,
  [`${folderOf('api')}/deployment-config.yaml`]: service(
    'api',
    `networking: { port: 80, ingress: { enabled: true, host: api.example.com, path: ${path} } }\n`,
  ),
});

describe('a gateway of one file', () => {
  const cluster = 'dist/kubernetes/shop/clusters/home';
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const read = (one: Repository, path: string): any => parse(one.text(path));
  const rightsTo = (one: Repository, path: string) =>
    read(one, path).rules.flatMap((rule: { apiGroups: string[]; resources: string[] }) =>
      rule.apiGroups.includes('tunnel.example') ? rule.resources : [],
    );
  const added = (name: string, object: string, files: Files = dug()) =>
    repository({ ...files, [`${folderOf('api')}/extra/${name}.yaml`]: object }).problems({ toolkit });
  const object = (kind: string, spec = '{}') =>
    `apiVersion: tunnel.example/v1\nkind: ${kind}\nmetadata: { name: more }\nspec: ${spec}\n`;

  test('makes routes, an entrance, and lets its namespace in', async () => {
    const one = repository(dug());
    await one.clean({ toolkit });
    const run = 'dist/kubernetes/shop/environments/home/api/run';
    expect(one.text(`${run}/tunnel-api.yaml`)).toContain('host: api.example.com');
    expect(one.text(`${run}/networkpolicy-api.yaml`)).toContain('kubernetes.io/metadata.name: tunnels');
    expect(one.text(`${cluster}/components/entrance/tunnelend-end.yaml`)).toContain('- api.example.com');
  });

  test('is installed by Flux, and services wait for it', async () => {
    const one = repository(dug());
    await one.clean({ toolkit });
    const release = read(one, `${cluster}/components/tunnel-controller/helmrelease-tunnel-controller.yaml`);
    expect(release).toMatchObject({ metadata: { namespace: 'tunnels' }, spec: { values: { replicas: 2 } } });
    const { spec } = read(one, `${cluster}/flux/kustomization-shop-home-api-run.yaml`);
    expect(spec.dependsOn).toContainEqual({ name: 'shop-tunnel-controller' });
  });

  test('is another team’s where the environment says so', async () => {
    const environment = 'apps/shop/environments/home.yaml';
    const said = `${shop[environment]}cluster: { components: { tunnel-controller: external } }\n`;
    const one = repository({ ...dug(), [environment]: said });
    await one.clean({ toolkit });
    expect(Object.keys(one.tree()).join()).not.toContain('helmrelease-tunnel-controller');
  });

  test('gives Flux’s accounts rights to its kinds, and to no others of its group', async () => {
    const one = repository(dug());
    await one.clean({ toolkit });
    expect(rightsTo(one, `${cluster}/components/namespaces/clusterrole-shop-reconciler.yaml`)).toEqual(['tunnels']);
    expect(rightsTo(one, `${cluster}/flux/clusterrole-apply-shop.yaml`)).toEqual(['tunnelends']);
  });

  test('has the API server refuse its kinds that run code', async () => {
    const one = repository(dug());
    await one.clean({ toolkit });
    const { spec } = read(one, `${cluster}/components/namespaces/validatingadmissionpolicy-shop-code.yaml`);
    expect(JSON.stringify(spec.matchConstraints)).toContain('tunnelscripts');
    expect(JSON.stringify(spec.validations)).toContain("'TunnelScript'");
  });

  test.each([
    ['one of its objects more', object('Tunnel'), []],
    ['one that the cluster has', object('TunnelClass'), [expect.stringMatching(/got TunnelClass.*\[E363\]$/)]],
    ['one that runs code', object('TunnelScript', '{ lines: [{ a: b }] }'), [expect.stringMatching(/\[E359\]$/)]],
    ['one that only clusters get', object('TunnelEnd'), [expect.stringMatching(/extraKinds.*\[E363\]$/)]],
    ['one that it makes itself', object('Tunnel').replace('more', 'api'), [expect.stringMatching(/\[E360\]$/)]],
  ])('holds extra files of a service to its kinds: %s', async (_, text, problems) =>
    expect(await added('more', text)).toEqual(problems),
  );

  test('tells a host in its annotations, a resource of the cluster in a Role, and its namespace by its name', async () => {
    const config = `${folderOf('api')}/deployment-config.yaml`;
    const spec = (text: string) => repository({ ...dug(), [config]: `${dug()[config]}${text}` }).problems({ toolkit });
    const aliases = dug()[config]!.replace('path: /', 'annotations: { tunnel.example/aliases: other.example.com }');
    expect(await repository({ ...dug(), [config]: aliases }).problems({ toolkit })).toEqual([
      expect.stringMatching(/expected the host of the service, got tunnel.example\/aliases.*\[E359\]$/),
    ]);
    expect(
      await spec('  security: { rbac: [{ apiGroups: [tunnel.example], resources: [tunnelclasses], verbs: [get] }] }\n'),
    ).toEqual([expect.stringMatching(/tunnelclasses.*\[E390\]$/)]);
    const flow = (name: string) =>
      `  security: { networkPolicies: { egress: [{ to: [{ component: ${name} }], ports: [{ port: 80 }] }] } }\n`;
    expect([...(await spec(flow('tunnel'))), ...(await spec(flow('tunnel-controller')))]).toEqual([]);
  });

  test.each(['Tunnel', 'TunnelEnd'])(
    'must name every kind that it makes, which Flux gets rights to: %s',
    async (kind) => {
      const { [kind]: _forgotten, ...rest } = tunnel.facts.apiGroups!['tunnel.example']!;
      const facts = { ...tunnel.facts, apiGroups: { 'tunnel.example': rest } };
      const forgetful = { ...toolkit, gateways: { ...toolkit.gateways, tunnel: { ...tunnel, facts } } };
      await expect(repository(dug()).synth({ toolkit: forgetful })).rejects.toThrow(
        `gateway tunnel: expected ${kind} of tunnel.example/v1 under apiGroups of its facts`,
      );
    },
  );

  test('is a controller that another gateway does not read', async () => {
    const config = `${folderOf('api')}/deployment-config.yaml`;
    const foreign = dug()[config]!.replace('path: /', 'annotations: { tunnel.example/speed: fast }');
    const other = { ...dug(), 'apps/shop/platform.yaml': platform, [config]: foreign };
    expect(await repository(other).problems({ toolkit })).toEqual([
      expect.stringMatching(/an annotation for Tunnel, which envoy does not read.*\[W206\]$/),
    ]);
  });
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
