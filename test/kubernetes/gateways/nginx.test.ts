import type { RouteProps } from '../../../lib/kubernetes/gateways/gateway';
import { nginx } from '../../../lib/kubernetes/gateways/nginx/nginx';
import { maximal } from '../maximal';
import { phase } from '../render';
import { route } from './fixture';

const prefix = 'nginx.ingress.kubernetes.io';
/** What matches a path, as PCRE reads it: the controller lets either case match, which `(?-i)` undoes. */
const expression = (text: string) => new RegExp(`^${text.replace('(?-i)', '')}`, text.includes('(?-i)') ? '' : 'i');
const path = (body: { spec: { rules: { http: { paths: { path: string; pathType: string }[] } }[] } }) =>
  body.spec.rules[0]!.http.paths[0]!;

test('an Ingress leads from the host and prefix to the port', () => {
  const { spec } = route(nginx)['Ingress/tabular'];
  expect(spec).toEqual({
    ingressClassName: 'nginx',
    rules: [
      {
        host: 'api.example.com',
        http: {
          paths: [
            {
              path: '/(?-i)tabular(/|$)(.*)',
              pathType: 'ImplementationSpecific',
              backend: { service: { name: 'front', port: { number: 80 } } },
            },
          ],
        },
      },
    ],
  });
});

test('TLS asks for a certificate of the host', () => {
  const { metadata, spec } = route(nginx, { tls: true })['Ingress/tabular'];
  expect(metadata.annotations['cert-manager.io/cluster-issuer']).toBe('shop-letsencrypt');
  expect(spec.tls).toEqual([{ hosts: ['api.example.com'], secretName: 'tls-api.example.com' }]);
});

test.each([
  ['/tabular', '/v2', '/tabular/a/b', '/v2/a/b'],
  ['/tabular', '/', '/tabular', '/'],
  ['/v1.2/', '/x/', '/v1.2/a', '/x/a'],
  ['/', '/v2', '/a', '/v2/a'],
])('%s rewritten to %s takes %s to %s', (from, rewrite, asked, expected) => {
  const body = route(nginx, { path: from, rewrite })['Ingress/tabular'];
  const found = expression(path(body).path).exec(asked)!;
  expect(body.metadata.annotations[`${prefix}/rewrite-target`].replace('$2', () => found[2])).toBe(expected);
  expect(path(body).pathType).toBe('ImplementationSpecific');
  expect(body.metadata.annotations[`${prefix}/use-regex`]).toBe('true');
});

test('a rewritten path matches itself and not what only looks like it', () => {
  const pattern = expression(`${path(route(nginx, { path: '/v1.2', rewrite: '/' })['Ingress/tabular']).path}$`);
  expect('/v1.2').toMatch(pattern);
  expect('/v1x2').not.toMatch(pattern);
  expect('/v1.20').not.toMatch(pattern);
});

test('a rate limit is a number of requests a minute, whatever the user annotates', () => {
  const annotations = { [`${prefix}/limit-rpm`]: '1' };
  expect(
    route(nginx, { rateLimit: 60, annotations })['Ingress/tabular'].metadata.annotations[`${prefix}/limit-rpm`],
  ).toBe('60');
});

test('no annotation carries configuration of nginx, wherever it was written', () => {
  const code = { [`${prefix}/configuration-snippet`]: 'return 200;' };
  expect(() => route(nginx, { annotations: code })).toThrow('expected no configuration of nginx');
  const metadata = { ...maximal.service.metadata, annotations: code };
  const given = {
    ...maximal,
    platform: { ...maximal.platform, gateway: 'nginx' },
    service: { ...maximal.service, metadata },
  };
  expect(() => phase(given, 'run')).toThrow('expected no configuration of nginx');
});

test('browsers, times and tries are annotations, over what the user annotates', () => {
  const { annotations } = route(nginx, {
    cors: {
      origins: ['https://a.example', 'https://*.b.example'],
      methods: ['GET', 'POST'],
      headers: ['Authorization'],
      exposedHeaders: ['X-Total'],
      credentials: false,
      maxAgeSeconds: 600,
    },
    timeoutSeconds: 30,
    retries: 3,
    annotations: { [`${prefix}/cors-allow-origin`]: '*' },
  })['Ingress/tabular'].metadata;
  expect(annotations).toEqual({
    [`${prefix}/use-regex`]: 'true',
    [`${prefix}/enable-cors`]: 'true',
    [`${prefix}/cors-allow-origin`]: 'https://a.example, https://*.b.example',
    [`${prefix}/cors-allow-methods`]: 'GET, POST',
    [`${prefix}/cors-allow-headers`]: 'Authorization',
    [`${prefix}/cors-expose-headers`]: 'X-Total',
    [`${prefix}/cors-allow-credentials`]: 'false',
    [`${prefix}/cors-max-age`]: '600',
    [`${prefix}/proxy-read-timeout`]: '30',
    [`${prefix}/proxy-send-timeout`]: '30',
    [`${prefix}/proxy-next-upstream-tries`]: '4',
  });
});

test('an existing certificate is used, and none is issued; another issuer is used by name', () => {
  const own = route(nginx, { tls: true, certificate: 'own' })['Ingress/tabular'];
  expect(own.spec.tls).toEqual([{ hosts: ['api.example.com'], secretName: 'own' }]);
  expect(own.metadata.annotations).not.toHaveProperty(['cert-manager.io/cluster-issuer']);
  const { annotations } = route(nginx, { tls: true, issuer: 'company' })['Ingress/tabular'].metadata;
  expect(annotations['cert-manager.io/cluster-issuer']).toBe('company');
});

test.each([
  ['/tabular', '/v2', '/v2'],
  ['/', '/v2', '/v2'],
  ['/tabular', '/', '/'],
])('an exact %s has nothing below it, also when %s takes its place', (from, rewrite, expected) => {
  const plain = route(nginx, { path: from, exact: true })['Ingress/tabular'];
  const body = route(nginx, { path: from, exact: true, rewrite })['Ingress/tabular'];
  for (const pattern of [plain, body].map((one) => expression(path(one).path))) {
    expect(from).toMatch(pattern);
    expect(`${from.replace(/\/$/, '')}/below`).not.toMatch(pattern);
  }
  expect(body.metadata.annotations[`${prefix}/rewrite-target`]).toBe(expected);
});

describe('all services of one host, as the controller asks their expressions: the longest first, the first that matches', () => {
  const all: readonly Partial<RouteProps>[] = [
    { name: 'root', path: '/' },
    { name: 'home', path: '/', exact: true },
    { name: 'a', path: '/a' },
    { name: 'only', path: '/a', exact: true },
    { name: 'a.b', path: '/a.b', rewrite: '/' },
    { name: 'deep', path: '/a/b/c', rewrite: '/v2' },
    { name: 'leaf', path: '/a/b', exact: true, rewrite: '/leaf' },
    { name: 'long', path: '/a-much-longer-name' },
  ];
  const ways = all
    .map((one) => ({ name: one.name!, ...path(route(nginx, one)[`Ingress/${one.name}`]) }))
    .sort((one, other) => other.path.length - one.path.length);
  const answers = (asked: string) => ways.find((one) => expression(one.path).test(asked))!.name;

  test.each([
    ['/', 'home'],
    ['/b', 'root'],
    ['/a', 'only'],
    ['/a/', 'a'],
    ['/a/x', 'a'],
    ['/A', 'root'],
    ['/ab', 'root'],
    ['/axb', 'root'],
    ['/a.b', 'a.b'],
    ['/a/b', 'leaf'],
    ['/a/b/', 'a'],
    ['/a/bc', 'a'],
    ['/a/b/c', 'deep'],
    ['/a/b/c/d', 'deep'],
    ['/a-much-longer-name/x', 'long'],
  ])('%s is answered by %s', (asked, name) => expect(answers(asked)).toBe(name));

  test('are expressions one and all, whether their own service rewrites or not', () => {
    expect(ways.map(({ pathType }) => pathType)).toEqual(all.map(() => 'ImplementationSpecific'));
    for (const one of all)
      expect(route(nginx, one)[`Ingress/${one.name}`].metadata.annotations[`${prefix}/use-regex`]).toBe('true');
  });
});

test('a canary names the path of the Ingress that it takes part of, as it is', () => {
  const { metadata, spec } = route(nginx, { annotations: { [`${prefix}/canary`]: 'true' } })['Ingress/tabular'];
  expect(path({ spec } as never)).toMatchObject({ path: '/tabular', pathType: 'Prefix' });
  expect(metadata.annotations).toEqual({ [`${prefix}/canary`]: 'true' });
});
