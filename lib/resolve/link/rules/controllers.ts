import type { GatewayTable } from '../../../model/gateway-facts';
import { perTable } from '../../../model/per-table';

/** An ingress controller with its own annotations. */
interface Controller {
  readonly name: string;
  /** Prefixes of its annotations. */
  readonly prefixes: readonly string[];
}

/** Controllers whose annotations people bring along beside those of gateways, by their own documentation. */
const others: readonly Controller[] = [
  { name: 'F5 NGINX', prefixes: ['nginx.org/', 'nginx.com/'] },
  { name: 'Traefik', prefixes: ['traefik.ingress.kubernetes.io/'] },
  { name: 'HAProxy', prefixes: ['haproxy.org/', 'haproxy-ingress.github.io/'] },
  { name: 'AWS Load Balancer Controller', prefixes: ['alb.ingress.kubernetes.io/'] },
  { name: 'Azure Application Gateway', prefixes: ['appgw.ingress.kubernetes.io/', 'alb.networking.azure.io/'] },
  {
    name: 'GKE Ingress',
    prefixes: [
      'ingress.gcp.kubernetes.io/',
      'networking.gke.io/managed-certificates',
      'networking.gke.io/v1beta1.FrontendConfig',
      'kubernetes.io/ingress.allow-http',
      'kubernetes.io/ingress.global-static-ip-name',
      'kubernetes.io/ingress.regional-static-ip-name',
    ],
  },
  { name: 'Contour', prefixes: ['projectcontour.io/', 'contour.heptio.com/'] },
  { name: 'Ambassador', prefixes: ['getambassador.io/'] },
  { name: 'Voyager', prefixes: ['ingress.appscode.com/'] },
  { name: 'OpenShift', prefixes: ['route.openshift.io/', 'haproxy.router.openshift.io/'] },
  { name: 'Apache APISIX', prefixes: ['k8s.apisix.apache.org/'] },
  { name: 'Tyk', prefixes: ['tyk.io/'] },
  { name: 'Skipper', prefixes: ['zalando.org/'] },
  { name: 'cert-manager', prefixes: ['cert-manager.io/', 'acme.cert-manager.io/'] },
  { name: 'a class of Ingress', prefixes: ['kubernetes.io/ingress.class'] },
  { name: 'another controller', prefixes: ['ingress.kubernetes.io/'] },
];

/** Controllers of gateways, and others. */
const controllersOf = perTable((gateways: GatewayTable): readonly Controller[] => [
  ...Object.values(gateways).flatMap(({ known }) => known ?? []),
  ...others,
]);

/** The controller of an annotation, unless it has a prefix that the gateway reads. */
export function foreign(annotation: string, reads: readonly string[], gateways: GatewayTable): string | undefined {
  if (reads.some((prefix) => annotation.startsWith(prefix))) return undefined;
  return controllersOf(gateways).find(({ prefixes }) => prefixes.some((prefix) => annotation.startsWith(prefix)))?.name;
}

/** Equivalent keys of a spec, by the word after the slash of annotations; the first match is used. */
const meanings: readonly (readonly [word: RegExp, key: string])[] = [
  [/rewrite|strip-path|strip-prefix|app-root|path-rewrite/, 'networking.ingress.rewrite'],
  [/next-upstream-tries|retries|retry/, 'networking.ingress.retries'],
  [/timeout/, 'networking.ingress.timeout'],
  [/limit-(rpm|rps|req)|rate-limit|ratelimit/, 'networking.ingress.rateLimit'],
  [/cors/, 'networking.ingress.cors'],
  [/ssl-redirect|force-ssl|https-redirect|redirect-to-https|allow-http$|ssl-passthrough|tls/, 'networking.ingress.tls'],
  [/cluster-issuer/, 'networking.ingress.tls.clusterIssuer'],
  [/certificate|ssl-cert/, 'networking.ingress.tls.secretName'],
  [
    /backend-protocol|upstream-protocol|app-protocols|^protocols?$|grpc-services|server-ssl/,
    'appProtocol of a port under networking.services',
  ],
  [
    /affinity|upstream-hash|upstream-policy|session-cookie|sticky|lb-method|balance/,
    'networking.service.sessionAffinity',
  ],
  [/auth|jwt/, 'networking.ingress.auth'],
  [/response-headers?|custom-headers|add-header/, 'networking.ingress.responseHeaders'],
  [/request-headers?|set-header|preserve-host|upstream-vhost/, 'networking.ingress.requestHeaders'],
  [/use-regex|path-type|pathtype/, 'networking.ingress.pathType'],
  [/class/, 'gateway of platform.yaml'],
];

/** The equivalent key of an annotation, if there is one. */
export function meaning(annotation: string): string | undefined {
  const word = annotation.slice(annotation.indexOf('/') + 1).replace(/^ingress\./, '');
  return meanings.find(([form]) => form.test(word))?.[1];
}
