import { live, placed, service, shop, somewhere, told } from '../../shop';

const user = (pods: number, pool?: number) => `
deployment: { replicas: ${pods} }
integrations: { database: { shared: postgres${pool ? `, poolSize: ${pool}` : ''} } }`;

/** Problems of the connections of services, in an environment of one cloud with one shared database. */
function found(cloud: string, database: string, services: Readonly<Record<string, string>>): string[] {
  const environment = `
stage: staging
cloud: ${cloud}
${cloud === 'local' ? '' : placed(cloud, somewhere[cloud]!)}
cluster: { name: live, existing: theirs }
shared: { postgres: { kind: database, ${database} } }`;
  const texts = Object.fromEntries(Object.entries(services).map(([name, text]) => [name, service(name, text)]));
  const { problems } = shop({ environments: { live: environment }, services: texts });
  return told(problems.filter(({ code }) => code !== 'W219'));
}

describe('connections of all users of a shared database', () => {
  test.each([
    ['aws', 'size: small', 450, 'of db.t4g.medium with 4 GiB', 3],
    ['aws', 'size: medium', 901, 'of db.m7g.large with 8 GiB', 3],
    ['aws', 'type: mysql, size: small', 341, 'of db.t4g.medium with 4 GiB', 1],
    ['aws', 'size: small, parameters: { max_connections: 200 }', 200, 'as max_connections says', 3],
    ['azure', 'size: small', 859, 'of GP_Standard_D2ads_v5 with 8 GiB', 15],
    ['azure', 'size: small, azure: { sku: B_Standard_B1ms }', 50, 'of B_Standard_B1ms with 2 GiB', 15],
    ['google', 'size: small', 100, 'of db-custom-1-3840 with 3.75 GiB', 3],
    ['google', 'size: large', 500, 'of db-custom-4-26624 with 26 GiB', 3],
    ['google', 'size: small, parameters: { max_connections: 300 }', 300, 'as max_connections says', 3],
  ])('are at most those of %s with %s', (cloud, database, most, reason, reserved) => {
    const room = most - reserved;
    const strategy = 'deployment: { strategy: Recreate, ';
    const alone = (pods: number) => user(pods, 1).replace('deployment: { ', strategy);
    expect(found(cloud, database, { api: alone(room) })).toEqual([]);
    expect(found(cloud, database, { api: alone(room + 1) })).toEqual([
      `api/deployment-config.yaml:7:47 deployment.replicas: expected at most ${room} connections to the shared postgres of environments/live.yaml (${most} ${reason}, less ${reserved} reserved), got ${room + 1}: api ${room + 1} x 1 = ${room + 1}; lower replicas or pool, or choose a larger size [W225]`,
    ]);
  });

  test('are counted with the pools of workers, jobs, migrations and one rollout', () => {
    const services = {
      api: user(20, 20),
      worker: `service: { type: worker, image: { tag: "1" } }\n${user(4, 5)}`,
      nightly: `service: { type: cron, schedule: "0 1 * * *", image: { tag: "1" }, parallelism: 2 }\nintegrations: { database: { shared: postgres, poolSize: 3 } }`,
      web: `deployment: { replicas: 2 }\nintegrations: { database: { shared: postgres, migrations: true } }`,
    };
    expect(found('aws', 'size: small', services)).toEqual([
      expect.stringContaining(
        'got 529: api 20 x 20 = 400, the rollout of api 5 x 20 = 100, worker 4 x 5 = 20, nightly 2 x 3 = 6, 2 more 3; a service without a pool counts as 1',
      ),
    ]);
  });

  test('count the maximum of an autoscaler, and what a pool may overflow by', () => {
    const text =
      'deployment: { replicas: { min: 2, max: 10 }, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } }\nintegrations: { database: { shared: postgres, pool: { size: 30, maxOverflow: 20 } } }';
    expect(found('aws', 'size: small', { api: text })).toEqual([
      expect.stringContaining('got 500: api 10 x 50 = 500;'),
    ]);
  });

  test('are not computed from a formula of the cloud', () => {
    const formula = '"LEAST({DBInstanceClassMemory/9531392},5000)"';
    const set = `size: small, aws: { staticParameters: { max_connections: ${formula} } }`;
    expect(found('aws', set, { api: user(1000, 20) })).toEqual([]);
  });
});

test('a database of one service is held to the same', () => {
  const text = 'deployment: { replicas: 9 }\nintegrations: { database: { poolSize: 60 } }';
  const { problems } = shop({ environments: { live }, services: { api: service('api', text) } });
  expect(told(problems)).toEqual([
    expect.stringMatching(
      /^api\/.*:7:\d+ deployment\.replicas: expected at most 447 connections to database in live \(450 of db\.t4g\.medium with 4 GiB, less 3 reserved\), got 720: api 9 x 60 = 540, the rollout of api 3 x 60 = 180; .* \[W225]$/,
    ),
  ]);
});
