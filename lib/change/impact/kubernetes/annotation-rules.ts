import type { FieldChange } from '../../diff/object-change';
import { requestCondition } from './request-condition';
import { type Decision, type FieldRule, always, byPresence } from './rule';

const loadBalancers = [
  ...[
    'aws-load-balancer-scheme',
    'aws-load-balancer-internal',
    'aws-load-balancer-type',
    'azure-load-balancer-internal',
  ].map((name) => `service.beta.kubernetes.io/${name}`),
  'networking.gke.io/load-balancer-type',
  'cloud.google.com/load-balancer-type',
];
const guards = [
  ...['auth-url', 'auth-type', 'auth-secret', 'auth-tls-secret', 'auth-tls-verify-client', 'whitelist-source-range'],
  ...['allowlist-source-range', 'ssl-redirect', 'force-ssl-redirect', 'limit-rps', 'limit-rpm', 'limit-connections'],
];
const behaviors = [
  'use-regex',
  'proxy-read-timeout',
  'proxy-send-timeout',
  'proxy-next-upstream-tries',
  'upstream-hash-by',
];
const nginx = 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/';
const issuers = ['issuer', 'cluster-issuer', 'issuer-kind', 'issuer-group'].map((name) => `cert-manager.io/${name}`);

const onObject = (keys: readonly string[]) => keys.map((key) => `metadata.annotations.'${key}'`);

/** What annotations do that controllers read. */
export const annotationRules: readonly FieldRule[] = [
  {
    rule: 'load-balancer-annotation',
    types: ['Service'],
    fields: onObject(loadBalancers),
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/',
    decide: balancer,
  },
  {
    rule: 'load-balancer-annotation',
    types: ['gateway.envoyproxy.io/EnvoyProxy'],
    fields: loadBalancers.map((key) => `spec.provider.kubernetes.envoyService.annotations.'${key}'`),
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/',
    decide: balancer,
  },
  {
    rule: 'certificate-annotation',
    types: ['networking.k8s.io/Ingress', 'gateway.networking.k8s.io/Gateway'],
    fields: onObject(issuers),
    source: 'https://cert-manager.io/docs/usage/ingress/',
    decide: byPresence(
      { consequence: 'in-place', reason: 'cert-manager issues certificates for its hosts' },
      {
        consequence: 'restart-with-downtime',
        reason: 'cert-manager no longer renews the certificates of its hosts, which fail when they end',
      },
      { consequence: 'in-place', reason: 'certificates of its hosts are issued anew by another issuer' },
    ),
  },
  {
    rule: 'ingress-canary',
    types: ['networking.k8s.io/Ingress'],
    fields: onObject(
      [
        'canary',
        'canary-weight',
        'canary-weight-total',
        'canary-by-header',
        'canary-by-header-value',
        'canary-by-cookie',
      ].map((name) => `nginx.ingress.kubernetes.io/${name}`),
    ),
    source: `${nginx}#canary`,
    decide: always('in-place', 'another share of the requests goes to this backend within seconds'),
  },
  {
    rule: 'ingress-guard',
    types: ['networking.k8s.io/Ingress'],
    fields: onObject(guards.map((name) => `nginx.ingress.kubernetes.io/${name}`)),
    source: nginx,
    decide: requestCondition,
  },
  {
    rule: 'ingress-behavior',
    types: ['networking.k8s.io/Ingress'],
    fields: onObject(behaviors.map((name) => `nginx.ingress.kubernetes.io/${name}`)),
    source: nginx,
    decide: always('in-place', 'the controller passes requests on by the new setting within seconds'),
  },
  {
    rule: 'dashboard-label',
    types: ['ConfigMap'],
    fields: [...onObject(['grafana_folder']), 'metadata.labels.grafana_dashboard'],
    source: 'https://github.com/grafana/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards',
    decide: always('in-place', 'the sidecar of Grafana shows, moves or takes away the dashboard'),
  },
];

function balancer({ before, after }: FieldChange): Decision {
  const open = [after === undefined, after === 'internet-facing', after === 'External', after === 'false'].some(
    Boolean,
  );
  return {
    consequence: 'restart-with-downtime',
    reason: `the cloud makes another load balancer, with another address (${String(before ?? 'unset')} to ${String(after ?? 'unset')}): callers fail until DNS follows${open ? ', and it may be open to the internet' : ''}`,
  };
}
