import { nginxAnnotations } from '../../../../lib/kubernetes/gateways/nginx/annotations';
import { kongAnnotations, kongServiceAnnotations } from '../../../../lib/kubernetes/gateways/kong/annotations';
import type { Ingress } from '../../../../lib/model/parts/networking';
import { live, platform, service, shop, told } from '../../shop';

const lines = (text: string, gateway = 'envoy', metadata = '') =>
  told(
    shop({
      platform: `${platform}gateway: ${gateway}\n`,
      environments: { live },
      services: { api: service('api', text, metadata) },
    }).problems,
  ).map((line) => line.replace(/^\S+ /, ''));
const way = (annotation: string, more = '') =>
  `networking: { ingress: { enabled: true${more}, annotations: { ${annotation} } } }`;

describe('an annotation for another controller than the gateway', () => {
  test.each([
    ['envoy', 'nginx.ingress.kubernetes.io/rewrite-target: /', 'ingress-nginx', 'networking.ingress.rewrite'],
    ['envoy', 'nginx.ingress.kubernetes.io/proxy-read-timeout: "60"', 'ingress-nginx', 'networking.ingress.timeout'],
    ['envoy', 'nginx.ingress.kubernetes.io/backend-protocol: GRPC', 'ingress-nginx', 'appProtocol'],
    ['envoy', 'nginx.ingress.kubernetes.io/limit-rps: "5"', 'ingress-nginx', 'networking.ingress.rateLimit'],
    ['envoy', 'nginx.ingress.kubernetes.io/ssl-redirect: "true"', 'ingress-nginx', 'networking.ingress.tls'],
    ['envoy', 'cert-manager.io/cluster-issuer: company', 'cert-manager', 'networking.ingress.tls.clusterIssuer'],
    ['envoy', 'kubernetes.io/ingress.class: nginx', 'a class of Ingress', 'gateway of platform.yaml'],
    ['kong', 'nginx.ingress.kubernetes.io/enable-cors: "true"', 'ingress-nginx', 'networking.ingress.cors'],
    ['nginx', 'konghq.com/strip-path: "true"', 'Kong', 'networking.ingress.rewrite'],
    ['nginx', 'alb.ingress.kubernetes.io/certificate-arn: a', 'AWS Load Balancer Controller', 'tls.secretName'],
    ['nginx', 'traefik.ingress.kubernetes.io/router.tls: "true"', 'Traefik', 'networking.ingress.tls'],
  ])('is told of under %s: %s', (gateway, annotation, controller, key) => {
    const [name] = annotation.split(': ');
    const expected = `networking.ingress.annotations.${name}: ${name}: an annotation for ${controller}, which ${gateway} does not read; emitted as it is: use ${key}`;
    expect(lines(way(annotation), gateway)).toEqual([expect.stringContaining(expected.slice(0, -key.length))]);
    expect(lines(way(annotation), gateway)[0]).toContain(key);
    const inWords = lines('networking: { ingress: true }', gateway, `annotations: { ${annotation} }`);
    expect(inWords).toEqual([expect.stringContaining(`for ${controller}`)]);
  });

  test('is told of on a Service too', () =>
    expect(lines('networking: { service: { port: 80, annotations: { konghq.com/retries: "3" } } }')).toEqual([
      expect.stringContaining('for Kong'),
    ]));

  test.each([
    ['nginx', 'nginx.ingress.kubernetes.io/proxy-body-size: 8m'],
    ['kong', 'konghq.com/plugins: own'],
    ['kong', 'konghq.com/preserve-host: "true"'],
    ['envoy', 'external-dns.alpha.kubernetes.io/ttl: "60"'],
    ['envoy', 'acme.com/note: ours'],
  ])('is none under %s: %s', (gateway, annotation) => expect(lines(way(annotation), gateway)).toEqual([]));
});

describe('an annotation that one of ours takes the place of', () => {
  const ingress: Ingress = {
    host: 'example.com',
    path: '/api',
    rewrite: '/v2',
    tls: true,
    rateLimit: 60,
    cors: {
      origins: ['https://a.example'],
      methods: ['GET'],
      headers: [],
      exposedHeaders: [],
      credentials: false,
      maxAgeSeconds: 600,
    },
    timeoutSeconds: 30,
    retries: 3,
    sticky: true,
    annotations: {},
    service: 'api',
    port: 8080,
  };
  const asked =
    'rewrite: /v2, rateLimit: 60, timeout: 30s, retries: 3, cors: { origins: [https://a.example], methods: [GET], headers: [] }';
  const text = (annotations: object, onService: object) =>
    `networking: { service: { port: 8080, sessionAffinity: ClientIP, annotations: ${JSON.stringify(onService)} }, ingress: { enabled: true, ${asked}, annotations: ${JSON.stringify(annotations)} } }`;
  const others = (words: object) => Object.fromEntries(Object.keys(words).map((key) => [key, 'other']));

  test.each([
    ['nginx', nginxAnnotations(ingress), {}],
    ['kong', kongAnnotations(ingress), kongServiceAnnotations(ingress, 'api')],
  ])('of %s is told of, each at its line', (gateway, ours, onService) => {
    const found = lines(text(others(ours), others(onService)), gateway);
    const keys = [...Object.keys(ours), ...Object.keys(onService)];
    expect(keys.length).toBeGreaterThan(6);
    expect(found.map((line) => line.split(': ')[1]).sort()).toEqual(keys.sort());
    for (const line of found) expect(line).toMatch(/Strata sets it to .*; emitted so.*\[W206]$/);
  });

  test.each([
    ['nginx', nginxAnnotations(ingress), {}],
    ['kong', kongAnnotations(ingress), kongServiceAnnotations(ingress, 'api')],
  ])('of %s says nothing where both agree', (gateway, ours, onService) =>
    expect(lines(text(ours, onService), gateway)).toEqual([]),
  );

  test('is told of among those on every object', () => {
    const metrics = 'monitoring: { metrics: { enabled: true, port: 9090 } }';
    expect(lines(metrics, 'envoy', 'annotations: { prometheus.io/port: "1234" }')).toEqual([
      expect.stringContaining('prometheus.io/port: Strata sets it to 9090; emitted so'),
    ]);
    expect(lines('', 'envoy', 'team: data\nannotations: { strata.dev/team: other }')).toEqual([
      expect.stringContaining('strata.dev/team: Strata sets it to data; emitted so'),
    ]);
  });
});

test('an issuer of the namespace is asked alone, since cert-manager refuses two', () => {
  const given = { tls: true, path: '/', host: 'a.example.com', service: 'api', port: 80 };
  const annotations = { 'cert-manager.io/issuer': 'own' };
  for (const say of [nginxAnnotations, kongAnnotations])
    expect(say({ ...given, annotations })).not.toHaveProperty(['cert-manager.io/cluster-issuer']);
});
