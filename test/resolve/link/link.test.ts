import { codesOf, home, live, platform, problemsOf, service, shop, shopOf, told, unitOf } from '../shop';

const peers = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

describe('a service', () => {
  const { value, problems } = shop({
    platform: `${platform}aliases: { unified-auth: auth }\n`,
    services: {
      api: service('api', 'dependencies: [unified-auth, loop]'),
      auth: service('auth', 'security: { access: { from: [loop] } }'),
      loop: service('loop', 'dependencies: [api]'),
    },
  });
  const of = (name: string) => value.units.find((unit) => unit.service.name === name)!;

  test('knows whom it calls, by other names too, and who calls it', () => {
    expect(problems).toEqual([]);
    expect(peers(of('api').callees)).toEqual(['auth', 'loop']);
    expect(peers(of('auth').callers)).toEqual(['api', 'loop']);
    expect(of('auth').callers[0]).toEqual({ name: 'api', namespace: 'shop-live' });
    expect(of('api').callees[0]).toEqual({
      name: 'auth',
      namespace: 'shop-live',
      ports: [{ port: 8080, protocol: 'TCP' }],
    });
  });

  test('may be called by whom it calls', () => expect(peers(of('loop').callers)).toEqual(['api']));

  test('that does not exist is an error with a hint', () => {
    expect(problemsOf('dependencies: [payment]', 'live', { payments: service('payments') })).toEqual([
      'api/deployment-config.yaml:7:18 dependencies.0: expected one of payments, api, got payment; did you mean payments? [E342]',
    ]);
    expect(codesOf('security: { access: { from: [nobody] } }')).toEqual(['E342']);
  });

  test('has no folder, rights or parts that are shared', () => {
    const others = { auth: service('auth') };
    expect(codesOf('dependencies: [{ name: auth, path: /x, access: read, shared: true }]', 'live', others)).toEqual([
      'E328',
      'E328',
      'E328',
    ]);
  });
});

describe('a host outside', () => {
  test('is reached on its port, and no private address with it', () => {
    const { egress, service: own } = unitOf(
      'dependencies: [{ name: mail, type: external, host: smtp.example.com, port: 587 }]',
    );
    expect(own.externals).toEqual([{ name: 'mail', host: 'smtp.example.com', port: 587 }]);
    expect(egress).toEqual([
      {
        peer: expect.objectContaining({
          cidr: '0.0.0.0/0',
          except: expect.arrayContaining(['10.0.0.0/8', '169.254.0.0/16']),
        }),
        ports: [{ port: 587, protocol: 'TCP' }],
      },
    ]);
  });

  test('by its address is reached alone', () => {
    const { egress } = unitOf('dependencies: [{ name: mail, type: external, host: 192.0.2.7 }]');
    expect(egress).toEqual([
      { peer: { type: 'cidr', cidr: '192.0.2.7/32', except: [] }, ports: [{ port: 443, protocol: 'TCP' }] },
    ]);
  });

  test('needs a host', () => expect(codesOf('dependencies: [{ name: mail, type: external }]')).toEqual(['E326']));
});

describe('egress', () => {
  test('leads to managed backings in the network by their port, and to those of another cloud by public addresses', () => {
    const ports = (settings: string) =>
      unitOf(settings).egress.map(({ peer, ports }) => [(peer as { cidr?: string }).cidr, ports[0]?.port]);
    expect(ports('integrations: { database: {} }')).toContainEqual(['10.0.0.0/16', 5432]);
    expect(ports('integrations: { storage: { cloud: azure } }')).toContainEqual(['0.0.0.0/0', 443]);
  });

  test('is nothing where a service needs nothing', () => expect(unitOf('').egress).toEqual([]));
});

describe('two services', () => {
  const ingress = (path: string) => `networking: { ingress: { enabled: true, path: ${path} } }`;

  test('never share a path', () => {
    const { problems } = shop({ services: { a: service('a', ingress('/x')), b: service('b', ingress('/x/')) } });
    expect(told(problems)).toEqual([
      expect.stringMatching(
        /^b\/.*networking\.ingress\.path: expected a path of its own, got example\.com\/x, which a has \[E347]$/,
      ),
    ]);
  });

  test('never share a Service name in one namespace', () => {
    const named = 'networking: { services: [{ name: front, ports: [{ port: 80 }] }] }';
    const codes = (metadata: string) =>
      shop({ services: { a: service('a', named), b: service('b', named, metadata) } }).problems.map(({ code }) => code);
    expect(codes('')).toEqual(['E348']);
    expect(codes('namespace: elsewhere')).toEqual([]);
  });

  test('never share a port of the nodes', () => {
    const node = 'networking: { services: [{ type: NodePort, ports: [{ port: 80, nodePort: 30080 }] }] }';
    expect(
      shop({ services: { a: service('a', node), b: service('b', node) } }).problems.map(({ code }) => code),
    ).toEqual(['E307']);
  });
});

describe('two environments of one cluster', () => {
  const second = `stage: staging\ncloud: local\ncluster: home\n`;
  const environments = { home, second };

  test('stand in namespaces of their own', () => {
    const { problems } = shop({ environments, services: { api: service('api', '', 'namespace: one') } });
    expect(told(problems)).toEqual([
      'api/deployment-config.yaml:5:14 metadata.namespace: expected a namespace of second only, got one, which home uses on the same cluster [E356]',
    ]);
    expect(shop({ environments, services: { api: service('api') } }).problems).toEqual([]);
  });

  test('never share a path', () => {
    const host = (text: string) => `${text}\nhost: same.example.com\n`;
    const { problems } = shop({
      environments: { home: host(home), second: host(second) },
      services: { api: service('api', 'networking: { ingress: { enabled: true } }') },
    });
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['E347', 'expected a path of its own, got same.example.com/api, which api in home has'],
    ]);
  });
});

describe('names', () => {
  const codes = (name: string, metadata = '') =>
    shop({ services: { [name]: service(name, '', metadata) } }).problems.map(({ code }) => code);

  test.each(['network', 'cluster', 'data', 'state', 'flux'])('%s is no service’s', (name) =>
    expect(codes(name)).toEqual(['E341']),
  );

  test.each(['kube-system', 'flux-system', 'default', 'shop-live-data', 'envoy-gateway-system', 'cert-manager'])(
    'a service stands in no namespace like %s',
    (namespace) => expect(codes('api', `namespace: ${namespace}`)).toEqual(['E341']),
  );

  test('that Kubernetes would refuse for their length are errors', () => {
    const long = 'e'.repeat(60);
    const { problems } = shop({ environments: { [long]: home }, services: { api: service('api') } });
    expect([...new Set(problems.map(({ code }) => code))]).toEqual(['E336']);
  });

  test('that JavaScript’s objects inherit are errors in the file', () => {
    expect(codes('api', 'labels: { constructor: x }')).toEqual(['E115']);
    expect(codesOf('config: { variables: { __proto__: x } }')).not.toEqual([]);
    expect(codesOf('config: { variables: { toString: x } }')).toEqual(['E206']);
    expect(codesOf('deployment: { nodeSelector: { hasOwnProperty: x } }')).toEqual(['E206']);
  });
});

describe('an identity has two ends', () => {
  const bucket = 'integrations: { storage: { cloud: azure } }';

  test('and one lacks where the backing’s cloud cannot check the cluster’s tokens', () => {
    const environments = {
      live: live.replace('cluster: { name: live, issuer: "https://issuer.example.com/live" }\n', ''),
    };
    expect(shop({ environments, services: { api: service('api', bucket) } }).problems.map(({ code }) => code)).toEqual([
      'E344',
    ]);
    expect(codesOf(bucket)).toEqual([]);
  });

  test('and one lacks where the backing’s cloud trusts its own clusters only', () => {
    const environments = {
      live: live.replace('cluster: { name: live', 'cluster: { name: live, existing: theirs, cloud: azure'),
    };
    const { problems } = shop({ environments, services: { api: service('api', 'integrations: { storage: {} }') } });
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['E343', 'storage: expected a cluster on aws for an identity on aws, got one on azure'],
    ]);
  });

  test('and one place for what they hand over', () => {
    const environments = { home: `${home}placements: { aws: { region: eu-central-1, account: "111111111111" } }\n` };
    const api = service('api', 'integrations: { database: { cloud: aws } }');
    expect(shop({ environments, services: { api } }).problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['E340', 'E343']),
    );
  });
});

describe('GPUs', () => {
  const asking = (gpu: string, pools: string) =>
    shop({
      environments: { live: live.replace('cluster: {', `cluster: { nodePools: ${pools},`) },
      services: { api: service('api', `resources: { gpu: ${gpu} }`) },
    }).problems.map(({ code }) => code);

  test.each([
    ['1', '{ general: {} }', ['E335']],
    ['1', '{ gpu: { gpu: { type: t4, count: 1 } } }', []],
    ['2', '{ gpu: { gpu: { type: t4, count: 1 } } }', ['E335']],
    ['{ count: 1, type: a100 }', '{ gpu: { gpu: { type: t4, count: 1 } } }', ['E335']],
    ['{ count: 1, type: t4 }', '{ gpu: { gpu: { type: t4, count: 4 } } }', []],
  ])('%s of nodes %s', (gpu, pools, codes) => expect(asking(gpu, pools)).toEqual(codes));

  test('are not checked in an existing cluster', () => expect(codesOf('resources: { gpu: 1 }', 'home')).toEqual([]));
});

describe('an ingress', () => {
  const codes = (ingress: string) => codesOf(`networking: { ingress: { enabled: true, ${ingress} } }`);

  test.each([
    ['path: "/a/{b}"', ['E316']],
    ['path: "/a/../b"', ['E316']],
    ['rewrite: "/$1"', ['E316']],
    [`host: ${'a.'.repeat(101)}com`, ['E316']],
    ['annotations: { nginx.ingress.kubernetes.io/server-snippet: x }', ['E317']],
    ['annotations: { example.com/snippet: x }', []],
    ['path: /a/b_c.d~e', []],
    ['port: 9', ['E308']],
  ])('%s', (ingress, expected) => expect(codes(ingress)).toEqual(expected));

  test('is no place for code in the service’s own annotations either', () => {
    const { problems } = shop({
      services: { api: service('api', '', 'annotations: { nginx.ingress.kubernetes.io/configuration-snippet: x }') },
    });
    expect(told(problems)).toEqual([
      expect.stringMatching(/^api\/deployment-config\.yaml:5:.*metadata\.annotations\..*\[E317]$/),
    ]);
  });
});

describe('secrets', () => {
  const settings = 'config: { secrets: { TOKEN: { secret: shop-stripe, key: token } } }';

  test('come from the store, or from a Secret a value where there is none', () => {
    expect(unitOf(settings).values.TOKEN).toEqual({ secret: 'api-secrets', key: 'TOKEN' });
    expect(unitOf(settings, 'home').values.TOKEN).toEqual({
      secret: expect.stringMatching(/^shop-stripe-token-[0-9a-f]{6}$/),
      key: 'value',
    });
    expect(
      shopOf(settings, 'home').value.data.flatMap(({ inCluster }) => inCluster.bindings.map(({ kind }) => kind)),
    ).toContain('secret');
  });
});
