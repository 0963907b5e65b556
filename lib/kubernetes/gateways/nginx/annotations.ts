import type { Backend, Cors, Ingress } from '../../../model/parts/networking';
import { base } from '../address';
import { certified } from '../certificate';

const prefix = 'nginx.ingress.kubernetes.io';

/** @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-protocol */
const protocols: Readonly<Partial<Record<Backend, string>>> = { https: 'HTTPS', grpc: 'GRPC', grpcs: 'GRPCS' };

/**
 * Whether an Ingress is a canary of another one, which needs the same path.
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary
 */
export function isCanary({ annotations }: Pick<Ingress, 'annotations'>): boolean {
  return annotations[`${prefix}/canary`] === 'true';
}

/** Annotations of an Ingress for ingress-nginx, which take precedence over those of the spec. */
export function nginxAnnotations(ingress: Ingress): Readonly<Record<string, string>> {
  const { rewrite, exact, rateLimit, cors, timeoutSeconds, retries, backend, sticky } = ingress;
  return {
    ...prefixed({
      // One regular expression turns all paths of a host into expressions, so all are written as such.
      'use-regex': isCanary(ingress) ? undefined : true,
      'rewrite-target':
        rewrite === undefined || isCanary(ingress) ? undefined : exact ? base(rewrite) || '/' : `${base(rewrite)}/$2`,
      'limit-rpm': rateLimit,
      ...(cors && answers(cors)),
      'proxy-read-timeout': timeoutSeconds,
      'proxy-send-timeout': timeoutSeconds,
      // It counts the first try, too; 0 would mean unlimited tries.
      'proxy-next-upstream-tries': retries === undefined ? undefined : retries + 1,
      'backend-protocol': backend && protocols[backend],
      'upstream-hash-by': sticky ? '$remote_addr' : undefined,
    }),
    ...certified(ingress),
  };
}

function prefixed(values: Readonly<Record<string, string | number | boolean | undefined>>): Record<string, string> {
  const said = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said.map(([key, value]) => [`${prefix}/${key}`, String(value)]));
}

/** @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#enable-cors */
function answers({ origins, methods, headers, exposedHeaders, credentials, maxAgeSeconds }: Cors) {
  return {
    'enable-cors': true,
    'cors-allow-origin': origins.join(', '),
    'cors-allow-methods': methods.join(', '),
    'cors-allow-headers': headers.join(', '),
    ...(exposedHeaders.length > 0 && { 'cors-expose-headers': exposedHeaders.join(', ') }),
    'cors-allow-credentials': credentials,
    'cors-max-age': maxAgeSeconds,
  };
}
