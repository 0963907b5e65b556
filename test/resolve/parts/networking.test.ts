import { codesOf, service, unitOf } from '../shop';

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

describe('a way in', () => {
  const ingress = (more: string) => networking(`networking: { ingress: { enabled: true${more} } }`).ingress;

  test('leads to the first Service at the environment’s host', () => {
    expect(ingress('')).toEqual({
      host: 'example.com',
      path: '/api',
      tls: true,
      annotations: {},
      service: 'api',
      port: 8080,
    });
  });

  test('is none until it is enabled, or its host or path is said', () => {
    expect(networking('networking: { ingress: { tls: false } }').ingress).toBeUndefined();
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
});
