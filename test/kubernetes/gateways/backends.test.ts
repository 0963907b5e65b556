import { gateways } from '../../../lib/kubernetes/gateways';
import type { Backend, Ingress } from '../../../lib/model/parts/networking';
import { codesOf, live, platform, service, shop, told } from '../../resolve/shop';
import { maximal } from '../maximal';
import { type Body, phase } from '../render';
import { validate } from '../schemas';
import { route } from './fixture';

const backends: readonly Backend[] = ['grpc', 'grpcs', 'h2c', 'https'];
const backendTls = { ca: 'authority' };

/** What stands in the run phase of a service whose way in has more. */
function run(gateway: string, more: Partial<Ingress>) {
  const { networking } = maximal.service;
  const ingress: Ingress = { ...networking.ingress!, rewrite: undefined, rateLimit: undefined, ...more };
  const service = { ...maximal.service, networking: { ...networking, ingress } };
  const files = phase({ ...maximal, platform: { ...maximal.platform, gateway }, service }, 'run');
  return Object.fromEntries(Object.values(files).map((body: Body) => [`${body.kind}/${body.metadata.name}`, body]));
}

describe.each(Object.keys(gateways))('%s', (name) => {
  test.each(backends)('speaks %s to pods in its own words, or says why it cannot', (backend) => {
    const plain = JSON.stringify(run(name, {}));
    const made = gateways[name]!.cannotSpeak?.({
      ...maximal.service.networking.ingress!,
      rewrite: undefined,
      backend,
      backendTls,
    });
    if (made === undefined)
      expect(JSON.stringify(run(name, { backend, ...(name === 'envoy' && { backendTls }) }))).not.toBe(plain);
    else expect(made).toMatch(/choose|say|name|leave/);
  });
});

test('Envoy Gateway is told of HTTP/2 by the port, and of TLS by a policy on the Service', () => {
  const port = (more: Partial<Ingress>) => run('envoy', more)['Service/tabular'].spec.ports[0].appProtocol;
  expect(port({ backend: 'grpc' })).toBe('kubernetes.io/h2c');
  expect(port({ backend: 'h2c' })).toBe('kubernetes.io/h2c');
  expect(port({})).toBe('http');
  const policy = run('envoy', { backend: 'https', backendTls })['BackendTLSPolicy/tabular'];
  expect(policy.spec).toEqual({
    targetRefs: [{ group: '', kind: 'Service', name: 'tabular' }],
    validation: {
      caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'authority' }],
      hostname: 'tabular.shop-production.svc',
    },
  });
  expect(() => validate(policy)).not.toThrow();
  const named = run('envoy', { backend: 'https', backendTls: { ca: 'a', hostname: 'pods.example.com' } });
  expect(named['BackendTLSPolicy/tabular'].spec.validation.hostname).toBe('pods.example.com');
});

test('ingress-nginx is told by an annotation of the Ingress', () => {
  const said = (backend: Backend) =>
    route(gateways.nginx!, { backend, tls: true })['Ingress/tabular'].metadata.annotations[
      'nginx.ingress.kubernetes.io/backend-protocol'
    ];
  expect([said('https'), said('grpc'), said('grpcs')]).toEqual(['HTTPS', 'GRPC', 'GRPCS']);
});

test('Kong is told by the Service, and of calls by gRPC by the Ingress too', () => {
  const files = run('kong', { backend: 'grpc', tls: true });
  expect(files['Service/tabular'].metadata.annotations['konghq.com/protocol']).toBe('grpc');
  expect(files['Ingress/tabular'].metadata.annotations).toMatchObject({
    'konghq.com/protocols': 'grpcs',
    'konghq.com/strip-path': 'false',
  });
  expect(run('kong', { backend: 'https' })['Service/tabular'].metadata.annotations['konghq.com/protocol']).toBe(
    'https',
  );
});

test('a client address keeps to one pod in the words of each gateway', () => {
  expect(route(gateways.envoy!, { sticky: true })['BackendTrafficPolicy/tabular'].spec.loadBalancer).toEqual({
    type: 'ConsistentHash',
    consistentHash: { type: 'SourceIP' },
  });
  expect(
    route(gateways.nginx!, { sticky: true })['Ingress/tabular'].metadata.annotations[
      'nginx.ingress.kubernetes.io/upstream-hash-by'
    ],
  ).toBe('$remote_addr');
  const files = run('kong', { sticky: true });
  expect(files['KongUpstreamPolicy/tabular'].spec).toEqual({
    algorithm: 'consistent-hashing',
    hashOn: { input: 'ip' },
  });
  expect(files['Service/tabular'].metadata.annotations['konghq.com/upstream-policy']).toBe('tabular');
});

describe('a spec that asks for what its gateway cannot speak is refused at the port', () => {
  const lines = (gateway: string, text: string) =>
    told(
      shop({
        platform: `${platform}gateway: ${gateway}\n`,
        environments: { live },
        services: { api: service('api', `networking: ${text}`) },
      }).problems,
    );
  const port = (appProtocol: string, more = '') =>
    `{ services: [{ ports: [{ port: 80, appProtocol: ${appProtocol} }] }], ingress: { host: a.example.com${more} } }`;

  test.each([
    ['envoy', port('https'), 'networking.ingress.backendTls.ca'],
    ['nginx', port('kubernetes.io/h2c'), 'appProtocol: grpc'],
    ['kong', port('kubernetes.io/h2c'), 'appProtocol: grpc'],
    ['nginx', port('grpc', ', tls: false'), 'networking.ingress.tls: true'],
    ['kong', port('grpc', ', tls: false'), 'networking.ingress.tls: true'],
    ['kong', port('grpc', ', rewrite: /'), 'remove rewrite'],
  ])('%s: %s', (gateway, text, remedy) => {
    const found = lines(gateway, text);
    expect(found).toEqual([expect.stringMatching(/networking\.services\.0\.ports\.0\.appProtocol: .*\[E380]$/)]);
    expect(found[0]).toContain(remedy);
  });

  test.each([
    ['envoy', port('grpc')],
    ['envoy', port('https', ', backendTls: { ca: authority }')],
    ['nginx', port('grpc')],
    ['nginx', port('https')],
    ['kong', port('grpcs')],
  ])('and nothing is wrong with %s: %s', (gateway, text) => expect(lines(gateway, text)).toEqual([]));

  test('an authority is asked of no gateway that takes none from a ConfigMap', () => {
    expect(codesOf('networking: { ingress: { enabled: true, backendTls: { ca: a } } }')).toEqual([]);
    for (const gateway of ['nginx', 'kong'])
      expect(lines(gateway, port('https', ', backendTls: { ca: a }'))).toEqual([expect.stringContaining('E380')]);
  });
});
