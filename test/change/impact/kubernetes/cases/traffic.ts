import type { ObjectBody } from '../../../../../lib/change/diff/object-change';
import { deployment, objectOf } from '../change';
import type { TitledCase } from './case';

const service = (rest: ObjectBody = {}) =>
  objectOf('Service', { spec: { selector: { app: 'api' }, ports: [{ port: 80, targetPort: 8080 }], ...rest } });
const ofService = (after: ObjectBody, before: ObjectBody = {}, around: readonly ObjectBody[] = [pods]) => ({
  type: 'Service',
  before: service(before),
  after: service(after),
  around,
});
const pods = deployment({}, {}, { ports: [{ name: 'http', containerPort: 8080 }] });
const api = 'gateway.networking.k8s.io';
const route = (rest: ObjectBody = {}) =>
  objectOf('HTTPRoute', {
    spec: {
      hostnames: ['a.example.com'],
      parentRefs: [{ name: 'public' }],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/a' } }] }],
      ...rest,
    },
  });
const ofRoute = (after: ObjectBody, before: ObjectBody = {}) => ({
  type: `${api}/HTTPRoute`,
  before: route(before),
  after: route(after),
});
const path = (value: string) => [{ matches: [{ path: { type: 'PathPrefix', value } }] }];
const ingress = (rest: ObjectBody = {}) =>
  objectOf('Ingress', {
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: ['a.example.com'] }],
      rules: [{ host: 'a.example.com', http: { paths: [{ path: '/' }] } }],
      ...rest,
    },
  });
const ofIngress = (after: ObjectBody) => ({
  type: 'networking.k8s.io/Ingress',
  before: ingress(),
  after: ingress(after),
});
const listener = (rest: ObjectBody = {}) => ({
  name: 'https',
  protocol: 'HTTPS',
  port: 443,
  hostname: 'a.example.com',
  tls: { mode: 'Terminate' },
  ...rest,
});
const gateway = (rest: ObjectBody = {}, ...listeners: readonly ObjectBody[]) =>
  objectOf('Gateway', {
    spec: { gatewayClassName: 'envoy', listeners: listeners.length > 0 ? listeners : [listener()], ...rest },
  });
const ofGateway = (after: ObjectBody, before = gateway()) => ({ type: `${api}/Gateway`, before, after });
const gatewayClass = (rest: ObjectBody) => objectOf('GatewayClass', { spec: rest });
const ofClass = (before: ObjectBody, after: ObjectBody) => ({
  type: `${api}/GatewayClass`,
  before: gatewayClass(before),
  after: gatewayClass(after),
});
const proxy = (provider: ObjectBody, rest: ObjectBody = {}) =>
  objectOf('EnvoyProxy', { spec: { provider: { kubernetes: provider }, ...rest } });
const ofProxy = (provider: ObjectBody, rest: ObjectBody = {}) => ({
  type: 'gateway.envoyproxy.io/EnvoyProxy',
  before: proxy({}),
  after: proxy(provider, rest),
});
const limited = (rest: ObjectBody) => objectOf('BackendTrafficPolicy', { spec: rest });
const ofLimit = (before: ObjectBody, after: ObjectBody) => ({
  type: 'gateway.envoyproxy.io/BackendTrafficPolicy',
  before: limited(before),
  after: limited(after),
});
const security = (rest: ObjectBody) => objectOf('SecurityPolicy', { spec: rest });
const ofSecurity = (before: ObjectBody, after: ObjectBody) => ({
  type: 'gateway.envoyproxy.io/SecurityPolicy',
  before: security(before),
  after: security(after),
});

function annotated(type: string, key: string, before: string, after?: string) {
  const kind = type.split('/').at(-1)!;
  const of = (value?: string) => objectOf(kind, {}, { annotations: value === undefined ? {} : { [key]: value } });
  return { type, before: of(before), after: of(after) };
}

/** Changes of Services, routes and gateways. */
export const trafficCases: readonly TitledCase[] = [
  [
    'a Service with another address',
    ofService({ clusterIP: '10.0.0.2' }, { clusterIP: '10.0.0.1' }),
    'refused: service-cluster-ip',
  ],
  [
    'a Service that leaves its address to the API server',
    ofService({}, { clusterIP: '10.0.0.1' }),
    'none: service-cluster-ip',
  ],
  [
    'a Service of another primary family',
    ofService({ ipFamilies: ['IPv6'] }, { ipFamilies: ['IPv4'] }),
    'refused: service-ip-family',
  ],
  [
    'a Service of a second family',
    ofService({ ipFamilies: ['IPv4', 'IPv6'] }, { ipFamilies: ['IPv4'] }),
    'in-place: service-ip-family',
  ],
  [
    'a load balancer of another class',
    ofService({ type: 'LoadBalancer', loadBalancerClass: 'b' }, { type: 'LoadBalancer', loadBalancerClass: 'a' }),
    'refused: service-load-balancer-class',
  ],
  [
    'a load balancer with another port for health',
    ofService({ healthCheckNodePort: 2 }, { healthCheckNodePort: 1 }),
    'refused: service-health-port',
  ],
  ['a Service that gets a load balancer', ofService({ type: 'LoadBalancer' }), 'exposure: service-type'],
  ['a Service that gets ports of nodes', ofService({ type: 'NodePort' }), 'exposure: service-type'],
  [
    'a Service that loses its load balancer',
    ofService({ type: 'ClusterIP' }, { type: 'LoadBalancer' }),
    'restart-with-downtime: service-type',
  ],
  [
    'a load balancer for more callers',
    ofService({ loadBalancerSourceRanges: ['10.0.0.0/8', '0.0.0.0/0'] }, { loadBalancerSourceRanges: ['10.0.0.0/8'] }),
    'exposure: service-sources',
  ],
  [
    'a load balancer for all callers',
    ofService({}, { loadBalancerSourceRanges: ['10.0.0.0/8'] }),
    'exposure: service-sources',
  ],
  [
    'a load balancer for fewer callers',
    ofService({ loadBalancerSourceRanges: ['10.0.0.0/8'] }, { loadBalancerSourceRanges: ['10.0.0.0/8', '0.0.0.0/0'] }),
    'restart-with-downtime: service-sources',
  ],
  [
    'a Service that stays on its node',
    ofService({ internalTrafficPolicy: 'Local' }),
    'restart-with-downtime: service-routing',
  ],
  ['a Service with another affinity', ofService({ sessionAffinity: 'ClientIP' }), 'in-place: service-settings'],
  [
    'a Service with a further port',
    ofService({
      ports: [
        { name: 'a', port: 80, targetPort: 8080 },
        { name: 'b', port: 81, targetPort: 8080 },
      ],
    }),
    'in-place: service-ports',
  ],
  [
    'a load balancer with a further port',
    ofService(
      {
        type: 'LoadBalancer',
        ports: [
          { name: 'a', port: 80, targetPort: 8080 },
          { name: 'b', port: 81, targetPort: 8080 },
        ],
      },
      { type: 'LoadBalancer' },
    ),
    'exposure: service-port-removed',
  ],
  [
    'a Service without a port that it had',
    ofService({ ports: [{ port: 81, targetPort: 8080 }] }),
    'restart-with-downtime: service-port-removed',
  ],
  [
    'a Service that selects no pod',
    ofService({ selector: { app: 'other' } }),
    'restart-with-downtime: service-finds-no-pods',
  ],
  ['a Service without a selector', ofService({ selector: undefined }), 'restart-with-downtime: service-finds-no-pods'],
  [
    'a Service that forwards to no port',
    ofService({ ports: [{ port: 80, targetPort: 'web' }] }),
    'restart-with-downtime: service-finds-no-pods',
  ],
  ['a Service that goes', { type: 'Service', before: service() }, 'restart-with-downtime: service-deleted'],
  [
    'a load balancer that comes',
    { type: 'Service', after: service({ type: 'LoadBalancer' }) },
    'exposure: service-created',
  ],
  ['a route with a further host', ofRoute({ hostnames: ['a.example.com', 'b.example.com'] }), 'exposure: route-hosts'],
  [
    'a route without a host that it had',
    ofRoute({}, { hostnames: ['a.example.com', 'b.example.com'] }),
    'restart-with-downtime: route-hosts',
  ],
  ['a route with another path', ofRoute({ rules: path('/b') }), 'restart-with-downtime: route-paths'],
  [
    'a route of another gateway',
    ofRoute({ parentRefs: [{ name: 'internal' }] }),
    'restart-with-downtime: route-parents',
  ],
  [
    'a route to another backend',
    ofRoute({ rules: [{ ...path('/a')[0], backendRefs: [{ name: 'b' }] }] }),
    'in-place: route-updated',
  ],
  ['a route that comes', { type: `${api}/HTTPRoute`, after: route() }, 'exposure: httproute-created'],
  ['a route that goes', { type: `${api}/HTTPRoute`, before: route() }, 'restart-with-downtime: httproute-deleted'],
  ['an Ingress of another class', ofIngress({ ingressClassName: 'other' }), 'restart-with-downtime: ingress-class'],
  ['an Ingress without TLS', ofIngress({ tls: undefined }), 'exposure: ingress-tls'],
  [
    'an Ingress with another host',
    ofIngress({ rules: [{ host: 'b.example.com', http: { paths: [{ path: '/' }] } }] }),
    'restart-with-downtime: ingress-hosts',
  ],
  [
    'an Ingress to another backend',
    ofIngress({ rules: [{ host: 'a.example.com', http: { paths: [{ path: '/', backend: { a: 1 } }] } }] }),
    'in-place: ingress-updated',
  ],
  [
    'a gateway with a further listener',
    ofGateway(gateway({}, listener(), listener({ name: 'b', hostname: 'b.example.com' }))),
    'exposure: gateway-listeners',
  ],
  [
    'a gateway with another port',
    ofGateway(gateway({}, listener({ port: 8443 }))),
    'restart-with-downtime: gateway-listeners',
  ],
  ['a gateway without TLS', ofGateway(gateway({}, listener({ tls: undefined }))), 'exposure: gateway-tls'],
  [
    'a gateway that asks for no certificate',
    ofGateway(gateway(), gateway({}, listener({ tls: { frontendValidation: { a: 1 } } }))),
    'exposure: gateway-tls',
  ],
  [
    'a gateway that takes routes of all namespaces',
    ofGateway(gateway({}, listener({ allowedRoutes: { namespaces: { from: 'All' } } }))),
    'exposure: gateway-admits',
  ],
  [
    'a gateway that takes routes of its namespace alone',
    ofGateway(gateway(), gateway({}, listener({ allowedRoutes: { namespaces: { from: 'All' } } }))),
    'restart-with-downtime: gateway-admits',
  ],
  [
    'a gateway of another class',
    ofGateway(gateway({ gatewayClassName: 'other' })),
    'restart-with-downtime: gateway-class',
  ],
  [
    'a gateway with other infrastructure',
    ofGateway(gateway({ infrastructure: { labels: { a: 'b' } } })),
    'rolling-restart: gateway-infrastructure',
  ],
  [
    'a gateway with another certificate',
    ofGateway(gateway({}, listener({ tls: { certificateRefs: [{ name: 'b' }] } }))),
    'in-place: gateway-updated',
  ],
  [
    'a class of another controller',
    ofClass({ controllerName: 'a.example/b' }, { controllerName: 'a.example/c' }),
    'refused: crd-transition',
  ],
  ['a class with a description', ofClass({}, { description: 'x' }), 'in-place: gateway-class-settings'],
  [
    'a class with other parameters',
    ofClass({}, { parametersRef: { name: 'a' } }),
    'rolling-restart: gateway-class-parameters',
  ],
  ['proxies in another number', ofProxy({ envoyDeployment: { replicas: 3 } }), 'capacity: proxy-replicas'],
  ['proxies with another budget', ofProxy({ envoyPDB: { minAvailable: 1 } }), 'in-place: proxy-budget'],
  [
    'proxies with other pods',
    ofProxy({ envoyDeployment: { pod: { nodeSelector: { a: 'b' } } } }),
    'rolling-restart: proxy-pods',
  ],
  ['proxies that report otherwise', ofProxy({}, { telemetry: { metrics: {} } }), 'in-place: proxy-observability'],
  ['a limit of requests that goes', ofLimit({ rateLimit: { local: { requests: 5 } } }, {}), 'exposure: traffic-policy'],
  [
    'a limit of requests that comes',
    ofLimit({}, { rateLimit: { local: { requests: 5 } } }),
    'capacity: traffic-policy',
  ],
  [
    'a policy of another route',
    ofLimit({ targetRefs: [{ name: 'a' }] }, { targetRefs: [{ name: 'b' }] }),
    'exposure: traffic-policy-target',
  ],
  [
    'a timeout of requests',
    ofLimit({}, { timeout: { http: { requestTimeout: '9s' } } }),
    'in-place: traffic-policy-updated',
  ],
  [
    'an origin that is let in',
    ofSecurity({ cors: { allowOrigins: ['https://a'] } }, { cors: { allowOrigins: ['https://a', 'https://b'] } }),
    'exposure: cors-origins',
  ],
  [
    'the age of answers to browsers',
    ofSecurity({ cors: { maxAge: '1s' } }, { cors: { maxAge: '2s' } }),
    'in-place: cors',
  ],
  ['an authentication that goes', ofSecurity({ jwt: { providers: [{ name: 'a' }] } }, {}), 'exposure: authentication'],
  [
    'an authentication that comes',
    ofSecurity({}, { jwt: { providers: [{ name: 'a' }] } }),
    'restart-with-downtime: authentication',
  ],
  [
    'the place of proxies',
    {
      type: 'gateway.envoyproxy.io/EnvoyProxy',
      before: objectOf('EnvoyProxy', { spec: { provider: { type: 'Kubernetes' } } }),
      after: objectOf('EnvoyProxy', { spec: { provider: { type: 'Host' } } }),
    },
    'restart-with-downtime: proxy-provider',
  ],
  [
    'a load balancer of another scheme',
    annotated('Service', 'service.beta.kubernetes.io/aws-load-balancer-scheme', 'internal', 'internet-facing'),
    'restart-with-downtime: load-balancer-annotation',
  ],
  [
    'an Ingress that loses its issuer',
    annotated('networking.k8s.io/Ingress', 'cert-manager.io/cluster-issuer', 'a'),
    'restart-with-downtime: certificate-annotation',
  ],
  [
    'an Ingress for another share',
    annotated('networking.k8s.io/Ingress', 'nginx.ingress.kubernetes.io/canary-weight', '10', '20'),
    'in-place: ingress-canary',
  ],
  [
    'an Ingress whose paths are read as expressions',
    annotated('networking.k8s.io/Ingress', 'nginx.ingress.kubernetes.io/use-regex', 'false', 'true'),
    'in-place: ingress-behavior',
  ],
  [
    'an Ingress without authentication',
    annotated('networking.k8s.io/Ingress', 'nginx.ingress.kubernetes.io/auth-url', 'a'),
    'exposure: ingress-guard',
  ],
];
