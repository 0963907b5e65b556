import { kong } from '../../../lib/kubernetes/gateways/kong';
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
  const { plugin, config } = files['KongPlugin/tabular-rewrite'];
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
