import { requestCondition } from './request-condition';
import { type FieldRule, always, byPresence } from './rule';

const gatewayApi = 'https://gateway-api.sigs.k8s.io/reference/spec/';
const envoy = 'https://gateway.envoyproxy.io/docs/api/extension_types/';
const ingress = 'https://kubernetes.io/docs/concepts/services-networking/ingress/';
const routes = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map(
  (kind) => `gateway.networking.k8s.io/${kind}`,
);
const gateway = ['gateway.networking.k8s.io/Gateway'];
const envoyProxy = ['gateway.envoyproxy.io/EnvoyProxy'];
const traffic = ['gateway.envoyproxy.io/BackendTrafficPolicy'];
const security = ['gateway.envoyproxy.io/SecurityPolicy'];

/** What changed routes, gateways and their policies do; which hosts and paths come and go is a rule of its own. */
export const routeRules: readonly FieldRule[] = [
  {
    rule: 'route-updated',
    types: routes,
    fields: ['spec'],
    source: gatewayApi,
    decide: always('in-place', 'the gateway routes by the new rules within seconds, and keeps its connections'),
  },
  {
    rule: 'ingress-class',
    types: ['networking.k8s.io/Ingress'],
    fields: ['spec.ingressClassName'],
    source: ingress,
    decide: always(
      'restart-with-downtime',
      'another controller, with another address, answers for the hosts: they are not reached until DNS follows',
    ),
  },
  {
    rule: 'ingress-updated',
    types: ['networking.k8s.io/Ingress'],
    fields: ['spec'],
    source: ingress,
    decide: always('in-place', 'the controller routes by the new rules within seconds'),
  },
  {
    rule: 'gateway-class',
    types: gateway,
    fields: ['spec.gatewayClassName', 'spec.addresses'],
    source: gatewayApi,
    decide: always(
      'restart-with-downtime',
      'other proxies, with another address, answer for the hosts: they are not reached until DNS follows',
    ),
  },
  {
    rule: 'gateway-infrastructure',
    types: gateway,
    fields: ['spec.infrastructure'],
    source: gatewayApi,
    decide: always(
      'rolling-restart',
      'the proxies of the gateway are made anew with other labels, annotations or settings',
    ),
  },
  {
    rule: 'gateway-updated',
    types: gateway,
    fields: ['spec.listeners'],
    source: gatewayApi,
    decide: always('in-place', 'the proxies take the listeners over within seconds'),
  },
  {
    rule: 'gateway-class-settings',
    types: ['gateway.networking.k8s.io/GatewayClass'],
    fields: ['spec.description'],
    source: gatewayApi,
    decide: always('in-place', 'a description, which no proxy reads'),
  },
  {
    rule: 'gateway-class-parameters',
    types: ['gateway.networking.k8s.io/GatewayClass'],
    fields: ['spec.parametersRef'],
    source: gatewayApi,
    decide: always('rolling-restart', 'the proxies of all gateways of the class are made anew by other parameters'),
  },
  {
    rule: 'proxy-replicas',
    types: envoyProxy,
    fields: ['spec.provider.kubernetes.envoyDeployment.replicas', 'spec.provider.kubernetes.envoyHpa'],
    source: `${envoy}#envoyproxy`,
    decide: always('capacity', 'the number of proxies changes; those that stay are not touched'),
  },
  {
    rule: 'proxy-budget',
    types: envoyProxy,
    fields: ['spec.provider.kubernetes.envoyPDB'],
    source: `${envoy}#envoyproxy`,
    decide: always('in-place', 'evictions of proxies are counted by the new budget'),
  },
  {
    rule: 'proxy-provider',
    types: envoyProxy,
    fields: ['spec.provider.type'],
    source: `${envoy}#envoyproxy`,
    decide: always('restart-with-downtime', 'the proxies run somewhere else, with another address'),
  },
  {
    rule: 'proxy-pods',
    types: envoyProxy,
    fields: [
      'spec.provider.kubernetes.envoyDeployment',
      'spec.provider.kubernetes.envoyDaemonSet',
      'spec.logging',
      'spec.bootstrap',
      'spec.concurrency',
      'spec.shutdown',
      'spec.extraArgs',
    ],
    source: `${envoy}#envoyproxy`,
    decide: always('rolling-restart', 'the proxies of the gateway are replaced step by step, and long connections end'),
  },
  {
    rule: 'proxy-observability',
    types: envoyProxy,
    fields: ['spec.telemetry'],
    source: `${envoy}#envoyproxy`,
    decide: always('in-place', 'the proxies report otherwise'),
  },
  {
    rule: 'traffic-policy',
    types: traffic,
    fields: ['spec.rateLimit'],
    source: `${envoy}#backendtrafficpolicy`,
    decide: byPresence(
      { consequence: 'capacity', reason: 'requests beyond the limit are answered with 429' },
      { consequence: 'exposure', reason: 'a limit of requests goes: the service takes as many as come' },
      { consequence: 'capacity', reason: 'requests are limited otherwise; those beyond are answered with 429' },
    ),
  },
  {
    rule: 'traffic-policy-target',
    types: [...traffic, ...security],
    fields: ['spec.targetRefs', 'spec.targetRef', 'spec.targetSelectors'],
    source: envoy,
    decide: always('exposure', 'routes that the policy covered may be without it'),
  },
  {
    rule: 'traffic-policy-updated',
    types: traffic,
    fields: ['spec'],
    source: `${envoy}#backendtrafficpolicy`,
    decide: always('in-place', 'the proxies treat requests by the new policy within seconds'),
  },
  {
    rule: 'cors',
    types: security,
    fields: ['spec.cors'],
    source: `${envoy}#cors`,
    decide: always('in-place', 'browsers are answered by the new rules within seconds'),
  },
  {
    rule: 'authentication',
    types: security,
    fields: ['spec'],
    source: `${envoy}#securitypolicy`,
    decide: requestCondition,
  },
];
