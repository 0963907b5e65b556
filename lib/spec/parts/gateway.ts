import { z } from 'zod';
import { choice, idle, oneOrMore, said } from './forms';
import { also, httpsUrl, label, text, urlPath, wholeSeconds } from './scalars';

const origin = text.regex(/^(\*|https?:\/\/(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?)$/, {
  error: 'an origin, such as https://app.example.com or https://*.example.com',
});
/** Name of a header of HTTP. */
export const headerName = text.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,127}$/, {
  error: 'the name of a header, such as X-Model-Type',
});
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Both start placeholders of gateways. */
const headerValue = text.max(2000).regex(/^[\x20-\x23\x26-\x7e]*$/, { error: 'printable characters without $ and %' });

const longCors = z
  .strictObject({
    enabled: z.boolean().describe('Default true'),
    origins: also(
      ['allowOrigins', 'allowedOrigins', 'allowOrigin', 'origin'],
      oneOrMore(origin).refine((all) => all.length > 0, { error: 'at least one origin' }),
    ).describe('Allowed origins of browsers; * for any'),
    methods: also(['allowMethods', 'allowedMethods'], z.array(z.enum(methods)).min(1)).describe('Default all'),
    headers: also(['allowHeaders', 'allowedHeaders'], z.array(headerName)).describe(
      'Allowed request headers; default Authorization and Content-Type',
    ),
    exposedHeaders: also(['exposeHeaders'], z.array(headerName)).describe('Exposed response headers'),
    credentials: also(['allowCredentials'], z.boolean()).describe('Allows credentials such as cookies; default false'),
    maxAge: also(['maxAgeSeconds'], wholeSeconds).describe('How long a browser caches the answer; default 10m'),
  })
  .partial();

type Cors = z.output<typeof longCors>;

/** CORS: origins, or a mapping; false for none, true for that of the platform. */
export const cors = z.union([
  z.boolean().transform((enabled): Cors => ({ enabled })),
  z
    .array(origin)
    .min(1)
    .transform((origins): Cors => ({ origins })),
  longCors,
]);

const method = choice({
  jwt: 'jwt',
  JWT: 'jwt',
  bearer: 'jwt',
  oidc: 'jwt',
  oauth2: 'jwt',
  apiKey: 'other',
  'api-key': 'other',
  api_key: 'other',
  basic: 'other',
  session: 'other',
  mtls: 'other',
});

/** A method of authentication, or the service of the platform that issues tokens, by its name or an alias. */
const methodOrSigner = z.union([method, label.transform((signer) => ({ signer }))]);

/** A URL, or a path at the environment's own host. */
const place = z.union([httpsUrl, urlPath]);

const longTokens = z
  .strictObject({
    enabled: also(['required'], z.boolean()).describe('Default true'),
    methods: also(['method', 'type', 'types'], oneOrMore(methodOrSigner)).describe(
      'Method: the gateway verifies jwt, the service the others; or the service of the platform that issues tokens, by name or alias',
    ),
    issuer: also(['issuerUrl', 'iss'], place).describe(
      'Issuer of the tokens (iss), as a URL or a path at the environment’s host',
    ),
    audience: also(['audiences', 'aud'], oneOrMore(text.min(1).max(2000))).describe(
      'Accepted audiences (aud); default any',
    ),
    jwks: also(['jwksUri', 'jwksUrl'], place).describe(
      'URL of the key set (JWKS), or a path at the environment’s host',
    ),
  })
  .partial();

type Authentication = z.output<typeof longTokens>;

const asksForMore = longTokens.extend(
  idle('provider', 'scopes', 'roles', 'clientId', 'claims', 'apiKeys', 'jwt', 'oidc', 'oauth2', 'providers'),
);

/** Requirements of tokens (JWT) at a gateway. */
export const tokens = longTokens.omit({ methods: true });

/** Tokens (JWT) that the gateway requires; true for those of the platform. */
export const authentication = z.union([
  z.boolean().transform((enabled): Authentication => ({ enabled })),
  oneOrMore(methodOrSigner).transform((all): Authentication => ({ methods: all })),
  asksForMore,
]);

/** Headers by name, or a list of them. */
export const headers = z.union([
  z.record(headerName, headerValue),
  z
    .array(z.strictObject({ name: headerName, value: headerValue }))
    .transform((all) => Object.fromEntries(all.map(({ name, value }) => [name, value]))),
]);

/** Retries and timeouts, as a service mesh has them between services; the gateway applies them to requests from outside. */
const longMesh = z
  .strictObject({
    enabled: z.boolean().describe('Default true'),
    retries: also(
      ['retry'],
      z.union([
        z.int().min(0).max(10),
        z
          .strictObject({
            attempts: also(['maxAttempts', 'count'], z.int().min(0).max(10)),
            ...idle('perTryTimeout', 'retryOn'),
          })
          .transform((one) => one.attempts),
      ]),
    ).describe('Number of retries'),
    timeout: wholeSeconds.describe('Timeout of a request'),
    ...idle(
      'type',
      'provider',
      'circuitBreaker',
      'connectionPool',
      'loadBalancing',
      'outlierDetection',
      'mtls',
      'mTLS',
    ),
  })
  .partial();

/** Retries and timeouts between services. */
export const serviceMesh = z.union([
  z.boolean().transform((enabled): z.output<typeof longMesh> => ({ enabled })),
  longMesh.transform((one) => said(one)),
]);
