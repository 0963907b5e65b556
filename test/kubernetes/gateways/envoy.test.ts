import { envoy } from '../../../lib/kubernetes/gateways/envoy/envoy';
import { entrance, route } from './fixture';

const parent = (sectionName: string) => ({ name: 'shop-public', namespace: 'envoy-gateway-system', sectionName });

test('a route joins the listener of its host, and leads from the prefix to the port', () => {
  expect(route(envoy, { tls: true })['HTTPRoute/tabular'].spec).toEqual({
    parentRefs: [parent('https-api.example.com')],
    hostnames: ['api.example.com'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/tabular' } }],
        backendRefs: [{ name: 'front', port: 80 }],
      },
    ],
  });
  expect(route(envoy)['HTTPRoute/tabular'].spec.parentRefs).toEqual([parent('http-api.example.com')]);
});

test('a rewrite replaces the prefix and nothing else', () => {
  const filters = (rewrite: string) => route(envoy, { rewrite })['HTTPRoute/tabular'].spec.rules[0].filters;
  const replaced = (replacePrefixMatch: string) => [
    { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch } } },
  ];
  expect(filters('/v2/')).toEqual(replaced('/v2'));
  expect(filters('/')).toEqual(replaced('/'));
});

test('a rate limit counts each client address by itself', () => {
  expect(route(envoy, { rateLimit: 60 })['BackendTrafficPolicy/tabular'].spec).toEqual({
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'tabular' }],
    rateLimit: {
      type: 'Local',
      local: {
        rules: [
          {
            clientSelectors: [{ sourceCIDR: { type: 'Distinct', value: '0.0.0.0/0' } }],
            limit: { requests: 60, unit: 'Minute' },
          },
        ],
      },
    },
  });
});

const joinedBy = (environment: string) => ({
  namespaces: {
    from: 'Selector',
    selector: { matchLabels: { 'app.kubernetes.io/part-of': 'shop', 'strata.dev/environment': environment } },
  },
});

test('the entrance has a listener a host, which namespaces of its environment alone can join', () => {
  const files = entrance(envoy, [
    { host: '*.example.com', tls: true, environment: 'live' },
    { host: 'plain.example.com', tls: false, environment: 'staging' },
  ]);
  const { metadata, spec } = files['Gateway/shop-public'];
  expect(metadata).toMatchObject({
    namespace: 'envoy-gateway-system',
    annotations: { 'cert-manager.io/cluster-issuer': 'shop-letsencrypt' },
  });
  expect(spec.gatewayClassName).toBe(files['GatewayClass/shop-envoy'].metadata.name);
  expect(spec.listeners).toEqual([
    { name: 'http', protocol: 'HTTP', port: 80, allowedRoutes: { namespaces: { from: 'Same' } } },
    {
      name: 'https-wildcard.example.com',
      protocol: 'HTTPS',
      port: 443,
      hostname: '*.example.com',
      tls: { mode: 'Terminate', certificateRefs: [{ name: 'tls-wildcard.example.com' }] },
      allowedRoutes: joinedBy('live'),
    },
    {
      name: 'http-plain.example.com',
      protocol: 'HTTP',
      port: 80,
      hostname: 'plain.example.com',
      allowedRoutes: joinedBy('staging'),
    },
  ]);
});

test('no listener admits routes of other namespaces', () => {
  for (const tls of [true, false])
    for (const { name, hostname, allowedRoutes } of entrance(envoy, [{ host: 'a.example.com', tls }])[
      'Gateway/shop-public'
    ].spec.listeners) {
      expect(allowedRoutes.namespaces.from).not.toBe('All');
      if (hostname === undefined) expect([name, allowedRoutes.namespaces.from]).toEqual(['http', 'Same']);
    }
});

test('its proxies are several, of which one may go at a time, spread over zones and nodes', () => {
  const balanced = { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' };
  const files = entrance(envoy, [{ host: 'a.example.com', tls: true }], balanced);
  expect(files['GatewayClass/shop-envoy'].spec.parametersRef).toEqual({
    group: 'gateway.envoyproxy.io',
    kind: 'EnvoyProxy',
    name: 'shop-public',
    namespace: 'envoy-gateway-system',
  });
  const { envoyDeployment, envoyPDB, envoyService } = files['EnvoyProxy/shop-public'].spec.provider.kubernetes;
  expect(envoyDeployment.replicas).toBeGreaterThan(1);
  expect(envoyPDB).toEqual({ maxUnavailable: 1 });
  expect(envoyService).toEqual({ annotations: balanced });
  const spread = envoyDeployment.pod.topologySpreadConstraints;
  expect(spread.map(({ topologyKey }: { topologyKey: string }) => topologyKey)).toEqual([
    'topology.kubernetes.io/zone',
    'kubernetes.io/hostname',
  ]);
  for (const { labelSelector } of spread)
    expect(labelSelector.matchLabels).toEqual({
      'gateway.envoyproxy.io/owning-gateway-name': 'shop-public',
      'gateway.envoyproxy.io/owning-gateway-namespace': 'envoy-gateway-system',
    });
  expect(
    entrance(envoy, [{ host: 'a.example.com', tls: true }])['EnvoyProxy/shop-public'].spec.provider.kubernetes,
  ).not.toHaveProperty('envoyService');
});

test('plain HTTP leads to HTTPS where a host has TLS, and only there', () => {
  const files = entrance(envoy, [
    { host: 'a.example.com', tls: true },
    { host: 'b.example.com', tls: false },
  ]);
  const redirects = Object.values(files).filter(({ kind }) => kind === 'HTTPRoute');
  expect(redirects).toHaveLength(1);
  expect(redirects[0].spec).toEqual({
    parentRefs: [parent('http')],
    hostnames: ['a.example.com'],
    rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
  });
});

test('a route and its listener agree on their name', () => {
  for (const tls of [true, false]) {
    const files = entrance(envoy, [{ host: 'api.example.com', tls }]);
    const names = files['Gateway/shop-public'].spec.listeners.map(({ name }: { name: string }) => name);
    expect(names).toContain(route(envoy, { tls })['HTTPRoute/tabular'].spec.parentRefs[0].sectionName);
  }
});

const cors = {
  origins: ['https://app.example.com'],
  methods: ['GET'],
  headers: ['Authorization'],
  exposedHeaders: ['X-Total'],
  credentials: true,
  maxAgeSeconds: 600,
};
const targetRefs = [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'tabular' }];

test('browsers and tokens are matters of a policy on the route', () => {
  const tokens = { issuer: 'https://id.example.com', audiences: ['shop'], jwks: 'https://id.example.com/keys' };
  expect(route(envoy, { cors, tokens })['SecurityPolicy/tabular'].spec).toEqual({
    targetRefs,
    cors: {
      allowOrigins: ['https://app.example.com'],
      allowMethods: ['GET'],
      allowHeaders: ['Authorization'],
      exposeHeaders: ['X-Total'],
      allowCredentials: true,
      maxAge: '600s',
    },
    jwt: {
      providers: [
        {
          name: 'platform',
          issuer: 'https://id.example.com',
          audiences: ['shop'],
          remoteJWKS: { uri: 'https://id.example.com/keys' },
        },
      ],
    },
  });
  expect(Object.keys(route(envoy))).toEqual(['HTTPRoute/tabular']);
});

test('headers are set over what a client or the service sent, beside a rewrite', () => {
  const given = {
    rewrite: '/',
    requestHeaders: { 'X-Model-Type': 'nlp' },
    responseHeaders: { 'X-Frame-Options': 'DENY' },
  };
  expect(route(envoy, given)['HTTPRoute/tabular'].spec.rules[0].filters).toMatchObject([
    { type: 'URLRewrite' },
    { type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'X-Model-Type', value: 'nlp' }] } },
    { type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [{ name: 'X-Frame-Options', value: 'DENY' }] } },
  ]);
});

test('an answer takes as long as asked for, and a request goes out again as often', () => {
  const files = route(envoy, { timeoutSeconds: 30, retries: 3 });
  expect(files['HTTPRoute/tabular'].spec.rules[0].timeouts).toEqual({ request: '30s' });
  expect(files['BackendTrafficPolicy/tabular'].spec).toEqual({ targetRefs, retry: { numRetries: 3 } });
});

test('an exact path has nothing below it, also when it is rewritten', () => {
  const [rule] = route(envoy, { exact: true, rewrite: '/v2' })['HTTPRoute/tabular'].spec.rules;
  expect(rule.matches).toEqual([{ path: { type: 'Exact', value: '/tabular' } }]);
  expect(rule.filters[0].urlRewrite.path).toEqual({ type: 'ReplaceFullPath', replaceFullPath: '/v2' });
});

test('a limit may count by a header', () => {
  const { rateLimit } = route(envoy, { rateLimit: 60, rateLimitBy: 'X-Api-Key' })['BackendTrafficPolicy/tabular'].spec;
  expect(rateLimit.local.rules[0].clientSelectors).toEqual([{ headers: [{ type: 'Distinct', name: 'X-Api-Key' }] }]);
});
