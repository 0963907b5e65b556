import { codesOf, platform, service, shop, unitOf } from '../../shop';

const networking = (settings: string) => unitOf(settings).service.networking;

describe('a service', () => {
  test('listens on 8080 unless it says where, if it is of a type that listens', () => {
    expect(networking('')).toEqual({
      containerPorts: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      endpoints: [
        {
          name: 'api',
          type: 'ClusterIP',
          annotations: {},
          ports: [{ name: 'http', port: 8080, targetPort: 8080, protocol: 'TCP' }],
        },
      ],
    });
    expect(networking('service: { type: worker, image: { tag: a } }').endpoints).toEqual([]);
  });

  test('has each port of its pods once', () => {
    const { containerPorts } = networking(
      'networking: { port: 80, services: [{ ports: [{ port: 80 }, { name: dns, port: 53, protocol: UDP }] }] }\nmonitoring: { metrics: { enabled: true, port: 9090 } }',
    );
    expect(containerPorts.map(({ name, port, protocol }) => `${name} ${port}/${protocol}`)).toEqual([
      'http 80/TCP',
      'dns 53/UDP',
      'metrics 9090/TCP',
    ]);
  });

  test.each([
    ['[{ name: a, port: 80 }, { name: a, port: 81 }]', ['E307']],
    ['[{ name: a, port: 80 }, { name: b, port: 80 }]', ['E307']],
    ['[{ name: a, port: 80 }, { name: b, port: 80, protocol: UDP }]', []],
    ['[{ port: 80, targetPort: nothing }]', ['E307']],
    ['[{ port: 80, nodePort: 30080 }]', ['E307']],
  ])('refuses ports that clash: %s', (ports, codes) =>
    expect(codesOf(`networking: { services: [{ ports: ${ports} }] }`)).toEqual(codes),
  );

  test('refuses one port of the nodes twice', () => {
    const node = (name: string) => `{ name: ${name}, type: NodePort, ports: [{ port: 80, nodePort: 30080 }] }`;
    expect(codesOf(`networking: { services: [${node('a')}, ${node('b')}] }`)).toContain('E307');
  });
});

describe('networking.port is the main port', () => {
  const ports = (text: string) =>
    networking(`networking: ${text}`).endpoints.map(({ type, ports }) => [
      type,
      ...ports.map(({ name, port, targetPort }) => `${name} ${port}->${targetPort}`),
    ]);

  test.each([
    ['{ port: 8000, ports: [9090] }', ['ClusterIP', 'http 8000->8000', 'port-9090 9090->9090']],
    ['{ port: 8000, ports: { admin: 9090 } }', ['ClusterIP', 'http 8000->8000', 'admin 9090->9090']],
    ['{ port: 8000, ports: { http: 80 } }', ['ClusterIP', 'main 8000->8000', 'http 80->80']],
    ['{ port: 8000, ports: [9090, 8000] }', ['ClusterIP', 'port-9090 9090->9090', 'http 8000->8000']],
    [
      '{ port: 8000, ports: [{ port: 80, targetPort: 8000 }, 9090] }',
      ['ClusterIP', 'http 80->8000', 'port-9090 9090->9090'],
    ],
    ['{ port: 8000, service: { type: LoadBalancer } }', ['LoadBalancer', 'http 8000->8000']],
    ['{ service: { type: LoadBalancer } }', ['LoadBalancer', 'http 8080->8080']],
    ['{ port: 8000, service: { type: LoadBalancer, port: 80 } }', ['LoadBalancer', 'http 80->8000']],
    ['{ port: 8000, service: { port: 80, targetPort: 81 } }', ['ClusterIP', 'http 80->81']],
    ['{ service: { port: 80 } }', ['ClusterIP', 'http 80->80']],
    ['{ port: 8000, service: { port: 80 }, ports: [9090] }', ['ClusterIP', 'http 80->8000', 'port-9090 9090->9090']],
    [
      '{ port: 8000, service: { type: NodePort }, ports: [9090] }',
      ['NodePort', 'http 8000->8000', 'port-9090 9090->9090'],
    ],
    ['{ port: 8000, services: { out: { type: LoadBalancer } } }', ['LoadBalancer', 'http 8000->8000']],
    ['{ port: 8000, service: { type: LoadBalancer, ports: [80] } }', ['LoadBalancer', 'http 80->8000']],
    ['{ port: 8000, services: [{ ports: [{ port: 80, targetPort: 81 }] }] }', ['ClusterIP', 'http 80->81']],
    ['{ ports: [9090] }', ['ClusterIP', 'http 9090->9090']],
  ])('%s', (text, expected) => expect(ports(text)).toEqual([expected]));

  test.each([
    ['{ port: 8000, ports: [9090] }', 8000],
    ['{ port: 8000, ports: [9090, { port: 80, targetPort: http }] }', 80],
    ['{ port: 8000, service: { port: 80 }, ports: [9090] }', 80],
    ['{ port: 8000, services: { admin: { port: 9090, targetPort: 9090 }, front: {} } }', 8000],
  ])('and keeps the route: %s', (text, port) =>
    expect(networking(`networking: { ingress: { enabled: true }, ${text.slice(1)}`).ingress).toMatchObject({ port }),
  );

  test('which never leads elsewhere without a word', () => {
    const services = 'services: { front: { ports: [80, 81] } }';
    const way = (more: string) => codesOf(`networking: { port: 8000, ${services}, ingress: { enabled: true${more} } }`);
    expect(way('')).toEqual(['E308']);
    expect(way(', port: 80')).toEqual([]);
  });

  test('where the service says so, and not where its platform says it of all', () => {
    const defaults = 'defaults: { spec: { networking: { port: 8000 } } }\n';
    const store = service('api', 'networking: { service: { port: 6379 } }');
    const { value } = shop({ platform: platform + defaults, services: { api: store } });
    expect(value.units[0]!.service.networking.endpoints[0]!.ports).toMatchObject([{ port: 6379, targetPort: 6379 }]);
  });

  test('and a Service of what listens on nothing must say its own', () =>
    expect(
      codesOf('service: { type: worker, image: { tag: a } }\nnetworking: { service: { type: LoadBalancer } }'),
    ).toEqual(['E202']));

  test('so that services stand beside neither service nor ports', () =>
    expect(codesOf('networking: { ports: [80], services: [{ port: 81 }] }')).toEqual(['E207']));
});

describe('what pods speak', () => {
  const spoken = (text: string) => {
    const { containerPorts, endpoints, ingress } = networking(text);
    return { name: containerPorts[0]!.name, as: endpoints[0]!.ports[0]!.appProtocol, backend: ingress?.backend };
  };
  const way = 'ingress: { host: a.example.com }';

  test.each([
    [
      `service: { type: grpc, image: { tag: a } }\nnetworking: { ${way} }`,
      { name: 'grpc', as: 'grpc', backend: 'grpc' },
    ],
    [
      `service: { type: grpc, image: { tag: a } }\nnetworking: { port: 50051, ${way} }`,
      { name: 'grpc', as: 'grpc', backend: 'grpc' },
    ],
    [
      `service: { type: grpc, image: { tag: a } }\nnetworking: { service: { port: 50051 }, ${way} }`,
      { name: 'grpc', as: 'grpc', backend: 'grpc' },
    ],
    [`networking: { ports: { grpc: 50051 }, ${way} }`, { name: 'grpc', as: 'grpc', backend: 'grpc' }],
    [
      `networking: { ports: [{ port: 80, appProtocol: kubernetes.io/h2c }], ${way} }`,
      { name: 'http', as: 'kubernetes.io/h2c', backend: 'h2c' },
    ],
    [
      `networking: { ports: [{ port: 80, appProtocol: kubernetes.io/ws }], ${way} }`,
      { name: 'http', as: 'kubernetes.io/ws' },
    ],
    [`networking: { ${way} }`, { name: 'http' }],
    [
      `networking: { ingress: { host: a.example.com, backendTls: { ca: authority } } }`,
      { name: 'http', backend: 'https' },
    ],
    [
      `networking: { ports: { grpc: 50051 }, ingress: { host: a.example.com, backendTls: { ca: authority } } }`,
      { name: 'grpc', as: 'grpc', backend: 'grpcs' },
    ],
  ])('%s', (text, expected) => expect(spoken(text)).toEqual(expected));

  test('is HTTP where a gateway knows no such protocol, which is said', () =>
    expect(codesOf(`networking: { ports: [{ port: 80, appProtocol: redis }], ${way} }`)).toEqual(['W206']));

  test('and calls by gRPC begin with no prefix of ours at a host of their own, and elsewhere it is said', () => {
    const service = 'service: { type: grpc, image: { tag: a } }';
    expect(networking(`${service}\nnetworking: { ${way} }`).ingress!.path).toBe('/');
    expect(networking(`${service}\nnetworking: { ingress: { path: /acme.v1.Orders } }`).ingress!.path).toBe(
      '/acme.v1.Orders',
    );
    expect(codesOf(`${service}\nnetworking: { ingress: true }`)).toEqual(['W206']);
  });
});

describe('an ingress', () => {
  const ingress = (more: string) => networking(`networking: { ingress: { enabled: true${more} } }`).ingress;

  test('leads to the first Service at the environment’s host', () => {
    expect(ingress('')).toEqual({
      host: 'example.com',
      path: '/api',
      tls: true,
      annotations: {},
      ownIssuer: 'shop-letsencrypt',
      service: 'api',
      port: 8080,
    });
  });

  test('is none until it is enabled, or its host or path is said', () => {
    expect(codesOf('networking: { ingress: { tls: false } }')).toEqual(['W206']);
    expect(networking('networking: { ingress: { enabled: false, path: /x } }').ingress).toBeUndefined();
    expect(networking('networking: { ingress: { path: /x } }').ingress).toMatchObject({ path: '/x' });
  });

  test.each([
    [', path: /x/*', { path: '/x' }],
    [', path: /', { path: '/' }],
    [', rewrite: /', { rewrite: '/' }],
    [', tls: false', { tls: false }],
    [', host: a.example.com', { host: 'a.example.com' }],
  ])('%s', (more, expected) => expect(ingress(more)).toMatchObject(expected));

  test('may lead to a Service and port by name', () => {
    const two =
      'services: [{ name: a, ports: [{ port: 1 }] }, { name: b, ports: [{ port: 2 }, { name: x, port: 3 }] }]';
    expect(networking(`networking: { ${two}, ingress: { enabled: true, service: b, port: x } }`).ingress).toMatchObject(
      {
        service: 'b',
        port: 3,
      },
    );
    expect(service('api')).toContain('name: api');
  });

  test('takes the prefix away where the interface says so', () => {
    expect(
      networking('api: { basePath: /v1, stripPrefix: true }\nnetworking: { ingress: { enabled: true } }').ingress,
    ).toMatchObject({ path: '/v1', rewrite: '/' });
  });

  test.each([
    ['api: { basePath: /v1 }', ['W206']],
    ['api: { stripPrefix: true }', ['W206']],
    ['networking: { ingress: { rateLimit: 100 } }', ['W206']],
    ['api: { basePath: /v1 }\nnetworking: { ingress: false }', []],
    ['api: { basePath: /v1 }\nnetworking: { ingress: true }', []],
    ['networking: { ingress: { enabled: false, rateLimit: 100 } }', []],
  ])('is not made of what only shapes one, which is said: %s', (text, codes) => expect(codesOf(text)).toEqual(codes));

  test('keeps a client to one pod where its Service does', () => {
    const way = 'ingress: { enabled: true }';
    expect(networking(`networking: { service: { sessionAffinity: ClientIP }, ${way} }`).ingress).toMatchObject({
      sticky: true,
    });
    expect(networking(`networking: { service: { sessionAffinity: None }, ${way} }`).ingress).not.toHaveProperty(
      'sticky',
    );
  });
});
