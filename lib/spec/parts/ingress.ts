import { z } from 'zod';
import { choice, idle, oneOrMore, said } from './forms';
import { authentication, cors, headers } from './gateway';
import { rate } from './rate';
import { also, annotations, host, label, portReference, text, urlPath, wholeSeconds } from './scalars';

const pathType = choice({ Prefix: 'Prefix', Exact: 'Exact', ImplementationSpecific: 'other' });

/** The backend of a path, as in a Kubernetes Ingress. */
const backend = z
  .strictObject({
    service: z.strictObject({
      name: label,
      port: z.union([
        z.strictObject({ number: portReference }).transform((one) => one.number),
        z.strictObject({ name: portReference }).transform((one) => one.name),
      ]),
    }),
  })
  .transform((one) => one.service);

/** One path, in any of its forms. */
export interface Path {
  readonly path?: string;
  readonly pathType?: z.output<typeof pathType>;
  readonly service?: string;
  readonly port?: string | number;
}

const path = z.union([
  urlPath.transform((one): Path => ({ path: one })),
  z
    .strictObject({
      path: also(['prefix'], urlPath),
      pathType: pathType.optional(),
      backend: backend.optional(),
      service: also(['serviceName'], label).optional(),
      port: portReference.optional(),
    })
    .transform(({ backend: given, ...one }): Path =>
      said({ ...one, service: one.service ?? given?.name, port: one.port ?? given?.port }),
    ),
]);

const site = z.union([
  host.transform((name) => ({ host: name, paths: undefined as readonly Path[] | undefined })),
  z.strictObject({ host: also(['name'], host), paths: oneOrMore(path).optional() }),
]);

/** TLS of an ingress. */
export interface Tls {
  readonly enabled?: boolean;
  readonly secretName?: string;
  readonly clusterIssuer?: string;
  readonly certManager?: boolean;
  readonly hosts?: readonly string[];
}

const hosts = oneOrMore(host).optional().describe('Host of the ingress, repeated');
const secretName = label.optional().describe('Secret with a certificate, instead of an issued one');

/** A Kubernetes Ingress lists one certificate for each host. */
const tls = z.union([
  z.boolean().transform((enabled): Tls => ({ enabled })),
  z
    .strictObject({
      enabled: z.boolean().optional().describe('Default true'),
      hosts,
      secretName,
      clusterIssuer: also(['issuer'], label)
        .optional()
        .describe('ClusterIssuer of cert-manager; default, and with letsencrypt: that of the platform'),
      certManager: z.boolean().optional().describe('true, unless secretName is set'),
      ...idle('certificate', 'provider', 'minVersion'),
    })
    .transform((one): Tls => said({ ...one, enabled: one.enabled ?? true })),
  z
    .array(z.strictObject({ hosts, secretName }))
    .transform((all): Tls =>
      said({ ...all[0], enabled: all.length > 0, hosts: all.flatMap((one) => one.hosts ?? []) }),
    ),
]);

const backendTls = z.strictObject({
  ca: also(['caConfigMap', 'configMap'], label).describe('ConfigMap in the namespace with the key ca.crt'),
  hostname: also(['host', 'serverName'], host)
    .optional()
    .describe('Host name in the certificate; default: that of the Service'),
});

const long = z
  .strictObject({
    enabled: z.boolean().describe('Creates an ingress; default where host or path is set'),
    host: also(['hostname', 'domain'], host).describe('Default: that of the environment'),
    hosts: oneOrMore(site).describe('Longer form of host and path, with one item'),
    path: also(['pathPrefix', 'basePath'], urlPath).describe('Path prefix; default /<service>'),
    paths: oneOrMore(path).describe('Longer form of path, with one item'),
    pathType: pathType.describe('Exact: nothing below the path; default Prefix'),
    rateLimit: also(['rateLimiting'], rate).describe('Rate limit of one client address: 1000 (a minute), 100/second'),
    tls: tls.describe('Default true outside development'),
    rewrite: also(['rewritePath', 'rewriteTarget'], urlPath).describe('Replacement of the path prefix; / strips it'),
    annotations: annotations.describe('Annotations of the route'),
    port: portReference.describe('Port of the backend Service; default the first'),
    service: also(['serviceName'], label).describe('Backend Service; default the first'),
    cors: cors.describe('Allowed origins of browsers; the gateway answers them'),
    auth: also(['authentication'], authentication).describe('Shorter form of security.authentication'),
    requestHeaders: also(['addHeaders', 'addRequestHeaders'], headers).describe(
      'Headers that the gateway sets on requests, replacing those of the client',
    ),
    responseHeaders: also(['addResponseHeaders'], headers).describe('Headers that the gateway sets on responses'),
    timeout: also(['requestTimeout'], wholeSeconds).describe('Timeout of a request'),
    retries: z.int().min(0).max(10).describe('Number of retries by the gateway'),
    backendTls: also(['upstreamTls'], backendTls).describe(
      'TLS from the gateway to the pods; default by appProtocol of the port',
    ),
    className: also(['ingressClassName', 'class'], text.max(253)).describe('The gateway of the platform, repeated'),
    ...idle('type'),
  })
  .partial()
  .transform(({ hosts: sites = [], paths = [], ...rest }) => {
    const places = sites.flatMap((one) => (one.paths ?? [{}]).map((given: Path) => ({ host: one.host, ...given })));
    const all: (Path & { readonly host?: string })[] = [...places, ...paths];
    const first = all.find((one) => one.path);
    return said({
      ...rest,
      host: rest.host ?? places[0]?.host,
      path: rest.path ?? first?.path,
      pathType: rest.pathType ?? first?.pathType,
      service: rest.service ?? first?.service,
      port: rest.port ?? first?.port,
      /** Ingresses besides the first. */
      others: all.length > 1 ? all.slice(1).map((one) => `${one.host ?? ''}${one.path ?? ''}`) : undefined,
    });
  });

type Ingress = z.output<typeof long>;

/** An ingress: on or off, or a mapping. */
export const ingress = z.union([z.boolean().transform((enabled): Ingress => ({ enabled })), long]);
