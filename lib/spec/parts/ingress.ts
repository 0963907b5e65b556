import { z } from 'zod';
import { idle, onOff, oneOrMore, said } from './forms';
import { rate } from './rate';
import { also, annotations, host, label, portReference, urlPath } from './scalars';

const path = z.union([
  urlPath,
  z
    .strictObject({ path: also(['prefix'], urlPath), ...idle('pathType', 'backend', 'service', 'port') })
    .transform((one) => one.path),
]);

const site = z.union([
  host.transform((name) => ({ host: name, paths: undefined as readonly string[] | undefined })),
  z.strictObject({ host: also(['name'], host), paths: oneOrMore(path).optional() }),
]);

/** Whether a way in is encrypted; Kubernetes lists a certificate a host. */
const tls = z.union([
  onOff('secretName', 'issuer', 'clusterIssuer', 'hosts', 'certManager', 'certificate', 'provider', 'minVersion'),
  z.array(z.strictObject(idle('hosts', 'secretName'))).transform((all) => all.length > 0),
]);

const long = z
  .strictObject({
    enabled: z.boolean().describe('Open to the outside; default where host or path is said'),
    host: also(['hostname', 'domain'], host).describe('Default: the environment’s'),
    hosts: oneOrMore(site).describe('Longer form of host and path; one way in is made'),
    path: also(['pathPrefix', 'basePath'], urlPath).describe('Path prefix; default /<service>'),
    paths: oneOrMore(path).describe('Longer form of path; one way in is made'),
    rateLimit: also(['rateLimiting'], rate).describe('Requests a minute of one client address: 1000, 100/second'),
    tls: tls.describe('Default true outside development'),
    rewrite: also(['rewritePath', 'rewriteTarget'], urlPath).describe('What the prefix becomes; / takes it away'),
    annotations: annotations.describe('Annotations of the route'),
    port: portReference.describe('Port that answers; default the first'),
    service: also(['serviceName'], label).describe('Service that answers; default the first'),
    ...idle('className', 'ingressClassName', 'class', 'pathType', 'timeout', 'cors', 'auth', 'type'),
  })
  .partial()
  .transform(({ hosts = [], paths = [], ...rest }) => {
    const places = hosts.flatMap((one) => (one.paths ?? [undefined]).map((path) => ({ host: one.host, path })));
    const all = [...places, ...paths.map((one) => ({ host: undefined, path: one }))];
    return said({
      ...rest,
      host: rest.host ?? places[0]?.host,
      path: rest.path ?? all.find((one) => one.path)?.path,
      /** Ways in beside the one that is made. */
      others: all.length > 1 ? all.slice(1).map((one) => `${one.host ?? ''}${one.path ?? ''}`) : undefined,
    });
  });

type Ingress = z.output<typeof long>;

/** A way in from outside: whether there is one, or more. */
export const ingress = z.union([z.boolean().transform((enabled): Ingress => ({ enabled })), long]);
