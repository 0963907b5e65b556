import { placed, service, shop, somewhere, told } from '../shop';

/** An environment on one cloud. */
const on = (cloud: string, cluster = '{}', region = somewhere[cloud]!) => `
stage: staging
cloud: ${cloud}
${placed(cloud, region, somewhere[cloud])}
cluster: ${cluster}
`;
const home = 'stage: development\ncloud: local\n';

const problems = (there: string, integrations = '{}') =>
  told(shop({ environments: { there }, services: { api: service('api', `integrations: ${integrations}`) } }).problems);

describe('a value that a cloud lists is one of the list', () => {
  test.each([
    [
      'aws',
      '{ database: { type: mysql, version: 16 } }',
      'version',
      'a version of MySQL that RDS offers.*8\\.4.*got 16',
      'E399',
    ],
    ['azure', '{ database: { type: mysql, version: 16 } }', 'version', 'MySQL that Azure offers.*got 16', 'E399'],
    ['google', '{ database: { type: mysql, version: 16 } }', 'version', 'MySQL that Cloud SQL offers.*got 16', 'E399'],
    ['local', '{ database: { type: mysql, version: 16 } }', 'version', 'image of MySQL.*got 16', 'E399'],
    ['aws', '{ database: { version: 8.4 } }', 'version', 'PostgreSQL that RDS offers.*got 8\\.4', 'E399'],
    ['google', '{ database: { version: 99 } }', 'version', 'PostgreSQL that Cloud SQL offers.*got 99', 'E399'],
    ['azure', '{ database: { version: 19 } }', 'version', 'PostgreSQL that Azure offers that is known.*got 19', 'W216'],
    [
      'aws',
      '{ cache: { version: 6.2 } }',
      'version',
      'Redis OSS on ElastiCache with IAM authentication.*7\\.1.*got 6\\.2',
      'E399',
    ],
    ['aws', '{ cache: { version: 8 } }', 'version', 'aws\\.engine: valkey has newer ones.*got 8', 'E399'],
    ['aws', '{ cache: { aws: { engineVersion: "6.2" } } }', 'aws\\.engineVersion', 'got 6\\.2', 'E399'],
    ['google', '{ cache: { version: 6.2 } }', 'version', 'Valkey that Memorystore has.*got 6\\.2', 'E399'],
    ['local', '{ cache: { version: 77 } }', 'version', 'image of Redis.*got 77', 'E399'],
    [
      'aws',
      '{ database: { aws: { instanceClass: db.m5.mega } } }',
      'aws\\.instanceClass',
      'db\\.m5.*got db\\.m5\\.mega',
      'E399',
    ],
    ['aws', '{ cache: { aws: { nodeType: cache.x9z.large } } }', 'aws\\.nodeType', 'got cache\\.x9z\\.large', 'W216'],
    [
      'azure',
      '{ database: { azure: { sku: GP_Standard_D3s_v3 } } }',
      'azure\\.sku',
      'GP_Standard_D.*got GP_Standard_D3s_v3',
      'W216',
    ],
    ['azure', '{ cache: { azure: { sku: Balanced_B7 } } }', 'azure\\.sku', 'Balanced_B.*got Balanced_B7', 'E399'],
    ['google', '{ database: { google: { tier: db-big } } }', 'google\\.tier', 'got db-big', 'E399'],
    [
      'google',
      '{ cache: { google: { zone: europe-west1-b } } }',
      'google\\.zone',
      'a zone of europe-west3.*got europe-west1-b',
      'E399',
    ],
  ] as const)('on %s, as %s says', (cloud, integrations, path, message, code) =>
    expect(problems(cloud === 'local' ? home : on(cloud), integrations)).toEqual([
      expect.stringMatching(new RegExp(`integrations\\.\\w+\\.${path}: expected ${'.*'}${message}.*\\[${code}\\]$`)),
    ]),
  );

  test.each([
    ['aws', '{ nodePools: { a: { instanceType: m7i.larg } } }', 'nodePools\\.a\\.instanceType.*m7i\\.large', 'E399'],
    ['aws', '{ nodePools: { a: { instanceType: Standard_D2s_v5 } } }', 'an instance type of EC2', 'E399'],
    ['aws', '{ nodePools: { a: { instanceTypes: [m7i.large, zz9.large] } } }', 'got zz9\\.large', 'W216'],
    ['azure', '{ nodePools: { a: { instanceType: m7i.large } } }', 'size of a virtual machine', 'E399'],
    ['google', '{ nodePools: { a: { instanceType: n2-standard-3 } } }', 'n2-standard-.*got n2-standard-3', 'W216'],
    ['google', '{ nodePools: { a: { instanceType: m7i.large } } }', 'machine type of Compute Engine', 'E399'],
    ['google', '{ google: { zones: [us-central1-a] } }', 'google\\.zones\\.0: expected a zone of europe-west3', 'E399'],
    ['aws', '{ version: "1.20" }', 'Kubernetes that EKS has.*got 1\\.20', 'E399'],
    ['google', '{ version: "1.20" }', 'Kubernetes that GKE has.*got 1\\.20', 'E399'],
    ['azure', '{ version: "1.20" }', 'Kubernetes that AKS has.*got 1\\.20', 'E399'],
    ['aws', '{ version: "1.37" }', 'that is known.*got 1\\.37', 'W216'],
  ] as const)('of a cluster on %s %s', (cloud, cluster, message, code) =>
    expect(problems(on(cloud, cluster))).toEqual([
      expect.stringMatching(new RegExp(`cluster.*${message}.*\\[${code}]$`)),
    ]),
  );

  test.each([
    ['aws', 'us-east1', 'E399'],
    ['aws', 'eu-west-9', 'W216'],
    ['azure', 'eu-central-1', 'E399'],
    ['google', 'europe-west-3', 'E399'],
    ['google', 'europe-west99', 'W216'],
  ] as const)('a region of %s is none that is called %s', (cloud, region, code) =>
    expect(problems(on(cloud, '{}', region))).toEqual([
      expect.stringMatching(
        new RegExp(`placements\\.${cloud}\\.region: expected a region of .*got ${region}.*\\[${code}]$`),
      ),
    ]),
  );

  test('a region of the state is one of its cloud', () =>
    expect(problems(on('aws').replace(/(store: shopstate, region: )[^ ]+/, '$1europe-west3'))).toEqual([
      expect.stringMatching(
        /^environments\/there\.yaml:5:\d+ state\.region: expected a region of AWS.*got europe-west3.*\[E399]$/,
      ),
    ]));

  test.each([
    ['aws', '{ database: { type: mysql } }'],
    ['aws', '{ database: { type: mysql, version: 8.4 } }'],
    ['aws', '{ database: { version: 16.4 } }'],
    ['aws', '{ database: { aws: { instanceClass: db.r7g.2xlarge } } }'],
    ['aws', '{ cache: { version: 7 } }'],
    ['aws', '{ cache: { aws: { engine: valkey, engineVersion: "8.2" } } }'],
    ['azure', '{ database: { type: mysql } }'],
    ['google', '{ database: { type: mysql, google: { tier: db-custom-2-8192 } } }'],
    ['google', '{ cache: { version: 8, google: { zone: europe-west3-a } } }'],
    ['local', '{ database: { type: mysql, version: 9 }, cache: { version: 8 } }'],
    ['local', '{ database: { version: 99, local: { image: "acme/postgres:99" } } }'],
  ] as const)('on %s %s passes', (cloud, integrations) =>
    expect(problems(cloud === 'local' ? home : on(cloud), integrations)).toEqual([]),
  );
});

test('a database of MySQL that names no version is one of MySQL', () => {
  const api = service('api', 'integrations: { database: { type: mysql } }');
  const { value } = shop({ environments: { there: on('aws') }, services: { api } });
  expect(value.units[0]!.bindings.find(({ kind }) => kind === 'database')!.options).toMatchObject({ version: '8.4' });
});
