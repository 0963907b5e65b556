import { gateways } from '../../../lib/kubernetes/gateways';
import type { Gateway, RouteProps } from '../../../lib/kubernetes/gateways/gateway';
import { maximal } from '../maximal';
import { phase } from '../render';
import { validate } from '../schemas';
import { entrance, route } from './fixture';

const every = Object.entries(gateways);
const hosts = [
  { host: 'api.example.com', tls: true },
  { host: 'plain.example.com', tls: false },
];
/** Kinds whose schemas are published by nobody in a package. */
const unpublished = ['KongPlugin', 'KongUpstreamPolicy'];

const cors = {
  origins: ['https://app.example.com', 'https://*.example.org'],
  methods: ['GET', 'POST'],
  headers: ['Authorization'],
  exposedHeaders: ['X-Total'],
  credentials: true,
  maxAgeSeconds: 600,
};

/** All that a way in may have. */
const all: Partial<RouteProps> = {
  tls: true,
  rewrite: '/v2',
  exact: true,
  rateLimit: 5,
  rateLimitBy: 'X-Api-Key',
  cors,
  tokens: { issuer: 'https://id.example.com', audiences: ['shop'], jwks: 'https://id.example.com/keys' },
  requestHeaders: { 'X-Model-Type': 'nlp' },
  responseHeaders: { 'X-Frame-Options': 'DENY' },
  timeoutSeconds: 30,
  retries: 3,
  sticky: true,
  backend: 'https',
  backendTls: { ca: 'authority' },
};

/** All of it that a gateway can make. */
function able({ unavailable = {} }: Gateway): Partial<RouteProps> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !(key in unavailable)));
}

test.each(every)('every object of %s is one that its controller knows', (_, gateway) => {
  const bodies = [
    ...Object.values(route(gateway)),
    ...Object.values(route(gateway, { tls: true, rewrite: '/v2', rateLimit: 5, annotations: { a: 'b' } })),
    ...Object.values(route(gateway, able(gateway))),
    ...Object.values(entrance(gateway, hosts)),
  ].filter(({ kind }) => !unpublished.includes(kind));
  expect(bodies.length).toBeGreaterThanOrEqual(3);
  for (const body of bodies) expect(() => validate(body)).not.toThrow();
});

const hostile = [
  '/a b',
  '/a;return 200',
  '/a{b}',
  '/a"',
  '/$1',
  '/$(env)',
  '/../etc',
  '/a/./b',
  '/a//b',
  '/a\nb',
  'a',
  '',
];

test.each(every)('%s takes no path or host that could be read as code', (_, gateway) => {
  for (const path of hostile) {
    expect(() => route(gateway, { path })).toThrow('path: expected');
    expect(() => route(gateway, { rewrite: path })).toThrow('path: expected');
  }
  for (const host of ['a b', 'A.com', 'a.com;', 'a.com"', '*', '-a.com', '${a}', ''])
    expect(() => route(gateway, { host })).toThrow('host: expected');
});

test.each(every)('%s routes any ordinary path, with a slash at its end or without', (_, gateway) => {
  for (const path of ['/', '/a', '/a/', '/.well-known/x', '/api/v1.2/a_b~c-d'])
    expect(Object.keys(route(gateway, { path }))).toHaveLength(1);
});

test.each(every)('%s routes to a service with an ingress, and to no other', (name) => {
  const given = { ...maximal, platform: { ...maximal.platform, gateway: name } };
  const kinds = ['HTTPRoute', 'Ingress'];
  const ways = Object.values(phase(given, 'run')).filter(({ kind }) => kinds.includes(kind));
  expect(ways).toHaveLength(1);
  const { ingress: _, ...networking } = given.service.networking;
  const closed = { ...given, service: { ...given.service, networking } };
  expect(Object.values(phase(closed, 'run')).filter(({ kind }) => kinds.includes(kind))).toEqual([]);
});

test.each(every)('%s asks for certificates only where a host has TLS', (_, gateway) => {
  const issuers = (tls: boolean) =>
    Object.keys(entrance(gateway, [{ host: 'a.example.com', tls }])).filter((name) =>
      name.startsWith('ClusterIssuer/'),
    );
  expect(issuers(true)).toEqual(['ClusterIssuer/shop-letsencrypt']);
  expect(issuers(false)).toEqual([]);
  expect(entrance(gateway, hosts)['ClusterIssuer/shop-letsencrypt'].spec.acme.email).toBe('ops@example.com');
});
