import { kong } from '../../../lib/kubernetes/gateways/kong/kong';
import { maximal } from '../maximal';
import { phase } from '../render';
import { route } from './fixture';

test('a route keeps its prefix unless it is rewritten', () => {
  const { metadata, spec } = route(kong)['Ingress/tabular'];
  expect(spec.ingressClassName).toBe('kong');
  expect(spec.rules[0].http.paths[0]).toMatchObject({ path: '/tabular', pathType: 'Prefix' });
  expect(metadata.annotations).toEqual({ 'konghq.com/strip-path': 'false' });
});

test('a rewrite to the root strips the prefix', () => {
  const files = route(kong, { rewrite: '/' });
  expect(Object.keys(files)).toEqual(['Ingress/tabular']);
  expect(files['Ingress/tabular'].metadata.annotations['konghq.com/strip-path']).toBe('true');
});

test.each([
  ['/tabular/a', '/v2/a'],
  ['/tabular', '/v2'],
])('a rewrite to another prefix takes %s to %s', (asked, expected) => {
  const files = route(kong, { rewrite: '/v2' });
  const { path } = files['Ingress/tabular'].spec.rules[0].http.paths[0];
  expect(path.startsWith('/~')).toBe(true);
  const found = new RegExp(`^${path.slice(2)}`).exec(asked)!;
  const { plugin, config } = files['KongPlugin/tabular-request'];
  expect(plugin).toBe('request-transformer');
  expect(config.replace.uri.replace('$(uri_captures["rest"])', () => found.groups!.rest)).toBe(expected);
  expect(path.slice(2)).not.toMatch(/\(\.\*\)$/);
  expect('/tabulars').not.toMatch(new RegExp(`^${path.slice(2)}`));
});

test('a rate limit counts each client address, beside the plugins that the user names', () => {
  const files = route(kong, { rateLimit: 60, annotations: { 'konghq.com/plugins': 'mine' } });
  expect(files['Ingress/tabular'].metadata.annotations['konghq.com/plugins']).toBe('mine,tabular-rate-limit');
  expect(files['KongPlugin/tabular-rate-limit']).toMatchObject({
    apiVersion: 'configuration.konghq.com/v1',
    plugin: 'rate-limiting',
    config: { minute: 60, limit_by: 'ip' },
  });
});

test('plain HTTP leads to HTTPS where the host has TLS', () => {
  expect(route(kong, { tls: true })['Ingress/tabular'].metadata.annotations).toMatchObject({
    'konghq.com/protocols': 'https',
    'konghq.com/https-redirect-status-code': '308',
  });
});

const cors = {
  origins: ['https://app.example.com', 'https://*.example.org'],
  methods: ['GET'],
  headers: ['Authorization'],
  exposedHeaders: [],
  credentials: false,
  maxAgeSeconds: 600,
};

test('browsers are answered by a plugin, and a wildcard matches what it says alone', () => {
  const files = route(kong, { cors });
  expect(files['Ingress/tabular'].metadata.annotations['konghq.com/plugins']).toBe('tabular-cors');
  const { plugin, config } = files['KongPlugin/tabular-cors'];
  expect(plugin).toBe('cors');
  expect(config).toMatchObject({ methods: ['GET'], headers: ['Authorization'], credentials: false, max_age: 600 });
  const [exact, pattern] = config.origins;
  expect(exact).toBe('https://app.example.com');
  expect('https://a.example.org').toMatch(new RegExp(pattern));
  expect('https://a.example.org.evil.com').not.toMatch(new RegExp(pattern));
  expect('https://aXexample.org').not.toMatch(new RegExp(pattern));
});

test('what changes a request is in one plugin, since a route takes one of a sort', () => {
  const files = route(kong, {
    rewrite: '/v2',
    requestHeaders: { 'X-Model-Type': 'nlp' },
    responseHeaders: { 'X-A': 'b' },
  });
  expect(files['Ingress/tabular'].metadata.annotations['konghq.com/plugins']).toBe('tabular-request,tabular-response');
  expect(files['KongPlugin/tabular-request'].config).toEqual({
    replace: { uri: '/v2$(uri_captures["rest"])', headers: ['X-Model-Type:nlp'] },
    add: { headers: ['X-Model-Type:nlp'] },
  });
  expect(files['KongPlugin/tabular-response']).toMatchObject({
    plugin: 'response-transformer',
    config: { add: { headers: ['X-A:b'] } },
  });
});

test('times and tries are a matter of the Service', () => {
  const ingress = { ...maximal.service.networking.ingress!, timeoutSeconds: 30, retries: 3 };
  const given = {
    ...maximal,
    platform: { ...maximal.platform, gateway: 'kong' },
    service: { ...maximal.service, networking: { ...maximal.service.networking, ingress } },
  };
  const files = phase(given, 'run');
  expect(files['service-tabular'].metadata.annotations).toMatchObject({
    a: 'b',
    'konghq.com/read-timeout': '30000',
    'konghq.com/write-timeout': '30000',
    'konghq.com/retries': '3',
  });
  expect(files['service-tabular-nodes'].metadata.annotations).not.toHaveProperty(['konghq.com/retries']);
});

test('a limit may count by a header', () =>
  expect(
    route(kong, { rateLimit: 60, rateLimitBy: 'X-Api-Key' })['KongPlugin/tabular-rate-limit'].config,
  ).toMatchObject({
    limit_by: 'header',
    header_name: 'X-Api-Key',
  }));
