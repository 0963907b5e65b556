import { z } from 'zod';
import { choice, idle, oneOrMore, said } from './forms';
import { authentication, cors, headers } from './gateway';
import { rate } from './rate';
import { also, annotations, host, label, portReference, text, urlPath, wholeSeconds } from './scalars';

const pathType = choice({ Prefix: 'Prefix', Exact: 'Exact', ImplementationSpecific: 'other' });

/** What answers, as an Ingress of Kubernetes spells it. */
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

/** One path, whichever way it is written. */
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

/** Whether a way in is encrypted, and by what. */
export interface Tls {
  readonly enabled?: boolean;
  readonly secretName?: string;
  readonly clusterIssuer?: string;
  readonly certManager?: boolean;
  readonly hosts?: readonly string[];
}

const hosts = oneOrMore(host).optional().describe('Host of the way in, once more');
const secretName = label.optional().describe('Secret with a certificate, instead of one that is asked for');

/** Kubernetes lists a certificate a host. */
const tls = z.union([
  z.boolean().transform((enabled): Tls => ({ enabled })),
  z
    .strictObject({
      enabled: z.boolean().optional().describe('Default true'),
      hosts,
      secretName,
      clusterIssuer: also(['issuer'], label)
        .optional()
        .describe('ClusterIssuer of cert-manager; default the platform’s own, which letsencrypt means too'),
      certManager: z.boolean().optional().describe('true, unless secretName is said'),
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
  ca: also(['caConfigMap', 'configMap'], label).describe('ConfigMap beside the service, with ca.crt in it'),
  hostname: also(['host', 'serverName'], host).optional().describe('Name in the certificate; default the Service’s'),
});

const long = z
  .strictObject({
    enabled: z.boolean().describe('Open to the outside; default where host or path is said'),
    host: also(['hostname', 'domain'], host).describe('Default: the environment’s'),
    hosts: oneOrMore(site).describe('Longer form of host and path; one way in is made'),
    path: also(['pathPrefix', 'basePath'], urlPath).describe('Path prefix; default /<service>'),
    paths: oneOrMore(path).describe('Longer form of path; one way in is made'),
    pathType: pathType.describe('Exact: nothing below the path; default Prefix'),
    rateLimit: also(['rateLimiting'], rate).describe('Requests a minute of one client address: 1000, 100/second'),
    tls: tls.describe('Default true outside development'),
    rewrite: also(['rewritePath', 'rewriteTarget'], urlPath).describe('What the prefix becomes; / takes it away'),
    annotations: annotations.describe('Annotations of the route'),
    port: portReference.describe('Port that answers; default the first'),
    service: also(['serviceName'], label).describe('Service that answers; default the first'),
    cors: cors.describe('Origins that browsers may call from; the gateway answers them'),
    auth: also(['authentication'], authentication).describe('Shorter form of security.authentication'),
    requestHeaders: also(['addHeaders', 'addRequestHeaders'], headers).describe(
      'Headers that requests get on their way, in place of what a client sent',
    ),
    responseHeaders: also(['addResponseHeaders'], headers).describe('Headers that answers get on their way'),
    timeout: also(['requestTimeout'], wholeSeconds).describe('Longest that an answer takes'),
    retries: z.int().min(0).max(10).describe('Times that the gateway sends a request again'),
    backendTls: also(['upstreamTls'], backendTls).describe(
      'The pods speak TLS; default as appProtocol of the port says',
    ),
    className: also(['ingressClassName', 'class'], text.max(253)).describe('The platform’s gateway, once more'),
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
      /** Ways in beside the one that is made. */
      others: all.length > 1 ? all.slice(1).map((one) => `${one.host ?? ''}${one.path ?? ''}`) : undefined,
    });
  });

type Ingress = z.output<typeof long>;

/** A way in from outside: whether there is one, or more. */
export const ingress = z.union([z.boolean().transform((enabled): Ingress => ({ enabled })), long]);
