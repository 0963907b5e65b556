import { live, platform, service, shop, shopOf, told, unitOf } from '../../shop';

const way = (text: string) => `networking: { ingress: { enabled: true, ${text} } }`;
const wayOf = (text: string) => unitOf(way(text)).service.networking.ingress!;
const lines = (text: string, gateway = 'envoy') =>
  told(
    shop({
      platform: `${platform}gateway: ${gateway}\n`,
      environments: { live },
      services: { api: service('api', text) },
    }).problems,
  ).map((line) => line.replace(/^\S+ /, ''));
const said = (text: string, gateway = 'envoy') => lines(way(text), gateway);

const signed = 'auth: { issuer: "https://id.example.com", jwks: "https://id.example.com/keys", audience: shop }';

describe('a gateway asks for tokens', () => {
  test('of an issuer, an audience and its keys', () =>
    expect(wayOf(signed).tokens).toEqual({
      issuer: 'https://id.example.com',
      audiences: ['shop'],
      jwks: 'https://id.example.com/keys',
    }));

  test('as security.authentication says too', () => {
    const { ingress } = unitOf(
      `${way('path: /a')}\nsecurity: { authentication: { issuer: "https://a.example", jwks: "https://a.example/k" } }`,
    ).service.networking;
    expect(ingress!.tokens).toEqual({ issuer: 'https://a.example', audiences: [], jwks: 'https://a.example/k' });
  });

  const tokensUnder = (gateway: string, text: string) =>
    shop({
      platform: `${platform}gateway: { type: envoy, auth: { issuer: /id, jwks: /id/keys${gateway} } }\n`,
      environments: { live },
      services: { api: service('api', way(text)) },
    }).value.units[0]!.service.networking.ingress!.tokens;

  test('of the platform where a service says so, at the host of its environment', () => {
    const found = { issuer: 'https://example.com/id', audiences: [], jwks: 'https://example.com/id/keys' };
    expect(tokensUnder('', 'auth: true')).toEqual(found);
    expect(tokensUnder('', 'path: /a')).toBeUndefined();
    expect(tokensUnder(', enabled: true', 'path: /a')).toEqual(found);
    expect(tokensUnder(', enabled: true', 'auth: false')).toBeUndefined();
  });

  test('only when it knows whose', () => {
    const message = 'expected issuer and jwks, here or under gateway.auth of platform.yaml; got';
    expect(said('auth: true')).toEqual([`networking.ingress.auth: ${message} none [E381]`]);
    expect(said('auth: { issuer: "https://id.example.com" }')).toEqual([
      `networking.ingress.auth: ${message} one of them [E381]`,
    ]);
  });

  test('and leaves to the service what else it takes', () => {
    expect(said('auth: { methods: [jwt, apiKey] }')).toEqual([
      expect.stringMatching(/which is up to the service \[W206]$/),
    ]);
    expect(said('auth: [jwt]')).toEqual([expect.stringMatching(/issuer and jwks are not set.*\[W206]$/)]);
  });

  test.each(['kong', 'nginx'])('but %s cannot, and says what can', (gateway) =>
    expect(said(signed, gateway)).toEqual([expect.stringMatching(/^networking\.ingress\.auth: \w+: .*\[E380]$/)]),
  );

  test('where there is an ingress', () =>
    expect(lines('security: { authentication: true }')).toEqual([
      expect.stringMatching(/^security\.authentication: the service has no ingress.*\[W206]$/),
    ]));
});

describe('a gateway answers browsers', () => {
  const cors = {
    origins: ['https://app.example.com'],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    headers: ['Authorization', 'Content-Type'],
    exposedHeaders: [],
    credentials: false,
    maxAgeSeconds: 600,
  };

  test.each([
    'cors: [https://app.example.com]',
    'cors: { allowOrigins: https://app.example.com }',
    'cors: { allowed_origins: [https://app.example.com] }',
  ])('of %s', (text) => expect(wayOf(text).cors).toEqual(cors));

  test('as api.cors says too, which stays in the catalogue', () => {
    const unit = unitOf(`${way('path: /a')}\napi: { cors: { origins: [https://app.example.com], maxAge: 1h } }`);
    expect(unit.service.networking.ingress!.cors).toEqual({ ...cors, maxAgeSeconds: 3600 });
    expect(JSON.parse(unit.files[0]!.content as string).api.cors).toEqual({
      origins: ['https://app.example.com'],
      maxAge: 3600,
    });
  });

  test('of the platform where a service does not say its own', () => {
    const found = (text: string) =>
      shop({
        platform: `${platform}gateway: { cors: [https://app.example.com] }\n`,
        environments: { live },
        services: { api: service('api', way(text)) },
      }).value.units[0]!.service.networking.ingress!.cors;
    expect(found('path: /a')).toEqual(cors);
    expect(found('cors: { credentials: true }')).toEqual({ ...cors, credentials: true });
    expect(found('cors: false')).toBeUndefined();
  });

  test('never with an empty list of origins, and not of any origin with credentials', () => {
    expect(said('cors: true')).toEqual([expect.stringMatching(/expected origins.*got none \[E381]$/)]);
    expect(said('cors: { origins: "*", credentials: true }')).toEqual([
      expect.stringMatching(/expected origins by name beside credentials, got \* \[E381]$/),
    ]);
    expect(said('cors: ["https://a.example/path"]')).toEqual([expect.stringMatching(/an origin.*\[E206]$/)]);
  });
});

describe('headers, times and tries', () => {
  test('are as asked for', () =>
    expect(
      wayOf(
        'requestHeaders: { X-Model-Type: nlp }, responseHeaders: [{ name: X-A, value: b }], timeout: 1m, retries: 3',
      ),
    ).toMatchObject({
      requestHeaders: { 'X-Model-Type': 'nlp' },
      responseHeaders: { 'X-A': 'b' },
      timeoutSeconds: 60,
      retries: 3,
    }));

  test('are a mesh’s too, which the gateway stands for', () => {
    const { value, problems } = shopOf(
      'networking: { ingress: { enabled: true }, serviceMesh: { enabled: true, retries: 3, timeout: 30s } }',
    );
    expect(value.units[0]!.service.networking.ingress).toMatchObject({ retries: 3, timeoutSeconds: 30 });
    expect(told(problems)).toEqual([
      expect.stringMatching(/no service mesh is installed; emitted only at the gateway.*W206/),
    ]);
    expect(lines('networking: { serviceMesh: { enabled: false, retries: 3 } }')).toEqual([]);
  });

  test.each(['"${HOME}"', '"%REQ(x)%"', '"a\\nb"'])('hold nothing that a gateway reads as code, as %s', (value) =>
    expect(said(`requestHeaders: { X-A: ${value} }`)).toEqual([
      expect.stringMatching(/printable characters.*\[E206]$/),
    ]),
  );

  test('are an error where ingress-nginx would need code', () =>
    expect(said('requestHeaders: { X-A: b }, responseHeaders: { X-A: b }', 'nginx')).toEqual([
      expect.stringMatching(/^networking\.ingress\.requestHeaders: nginx: .*\[E380]$/),
      expect.stringMatching(/^networking\.ingress\.responseHeaders: nginx: .*\[E380]$/),
    ]));
});

describe('the words of an Ingress', () => {
  test('say nothing where they say what is made', () => {
    expect(
      said(
        'host: a.example.com, pathType: Prefix, className: nginx, tls: { enabled: true, clusterIssuer: letsencrypt, certManager: true, hosts: [a.example.com] }, rateLimit: { enabled: true, requests: 60, by: ip }',
        'nginx',
      ),
    ).toEqual([]);
    expect(said('className: envoy')).toEqual([]);
  });

  test('are told of where something else is made', () => {
    const text =
      'host: a.example.com, pathType: ImplementationSpecific, className: traefik, tls: { certManager: false, hosts: [a.example.com, b.example.com] }';
    expect(said(text).map((line) => line.split(':')[0])).toEqual([
      'networking.ingress.tls.hosts',
      'networking.ingress.tls.certManager',
      'networking.ingress.className',
      'networking.ingress.pathType',
    ]);
  });

  test('name a certificate that is there, and who makes one', () => {
    expect(said('tls: { secretName: own, clusterIssuer: other }', 'kong')).toEqual([]);
    expect(said('tls: { secretName: own, clusterIssuer: other }').map((line) => line.split(':')[0])).toEqual([
      'networking.ingress.tls.secretName',
      'networking.ingress.tls.clusterIssuer',
    ]);
  });

  test('say which Service and port answer a path', () => {
    const found = unitOf(`
networking:
  services: [{ name: front, ports: [{ name: a, port: 80 }] }, { name: back, ports: [{ name: b, port: 81 }] }]
  ingress: { paths: [{ path: /a, pathType: Exact, backend: { service: { name: back, port: { number: 81 } } } }] }
`).service.networking.ingress;
    expect(found).toMatchObject({ path: '/a', exact: true, service: 'back', port: 81 });
  });

  test('switch a limit off, or count by a header', () => {
    expect(wayOf('rateLimit: { enabled: false, requests: 60 }').rateLimit).toBeUndefined();
    expect(wayOf('rateLimit: { requests: 60, by: header, key: X-Api-Key }')).toMatchObject({
      rateLimit: 60,
      rateLimitBy: 'X-Api-Key',
    });
    expect(said('rateLimit: { requests: 60, by: header }')).toEqual([expect.stringMatching(/expected key/)]);
  });
});
