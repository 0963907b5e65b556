import { type Edit, given, of } from './edit';

/** Changes of Services, routes, gateways and network policies. */
export const trafficEdits: readonly Edit[] = [
  ...given({ at: 'spec clusterIP', to: 'None', add: true }, of('Service', ['spec clusterIP'])),
  ...of(
    'Service',
    ['spec clusterIP', '10.96.7.7', true],
    ['spec clusterIP', 'None', true],
    ['spec type', 'LoadBalancer', true],
    ['spec type', 'NodePort', true],
    ['spec ports 0 port', 8099],
    ['spec ports 0 targetPort', 8099],
    ['spec selector extra', 'label', true],
    ['spec sessionAffinity', 'ClientIP', true],
    ['spec publishNotReadyAddresses', true, true],
    ['spec internalTrafficPolicy', 'Local', true],
    ['metadata labels team', 'payments', true],
  ),
  ...of(
    'networking.k8s.io/NetworkPolicy',
    ['spec ingress'],
    ['spec egress'],
    ['spec ingress 0 from', [{ ipBlock: { cidr: '0.0.0.0/0' } }]],
    ['spec podSelector matchLabels extra', 'label', true],
    ['spec policyTypes', ['Ingress']],
  ),
  ...of(
    'networking.k8s.io/Ingress',
    ['spec rules 0 host', 'other.example.com'],
    ['spec tls'],
    ['spec ingressClassName', 'other'],
    ['spec rules 0 http paths 0 path', '/other'],
  ),
  ...of(
    'gateway.networking.k8s.io/GatewayClass',
    ['spec controllerName', 'example.com/other'],
    ['spec description', 'other', true],
  ),
  ...of(
    'gateway.networking.k8s.io/Gateway',
    ['spec gatewayClassName', 'other'],
    ['spec listeners 0 port', 8081],
    ['spec listeners 0 hostname', 'other.example.com'],
    ['spec listeners 0 allowedRoutes namespaces', { from: 'All' }],
    ['spec listeners 1 tls certificateRefs 0 name', 'other'],
  ),
  ...of(
    'gateway.networking.k8s.io/HTTPRoute',
    ['spec hostnames 0', 'other.example.com'],
    ['spec hostnames 1', 'other.example.com', true],
    ['spec rules 0 matches 0 path value', '/other'],
    ['spec rules 0 backendRefs 0 port', 8099],
    ['spec rules 0 timeouts', { request: '10s' }, true],
    ['spec parentRefs 0 sectionName', 'other'],
  ),
  ...of(
    'gateway.envoyproxy.io/EnvoyProxy',
    ['spec provider kubernetes envoyDeployment replicas', 5],
    ['spec provider kubernetes envoyPDB maxUnavailable', 2],
  ),
  ...of(
    'gateway.envoyproxy.io/SecurityPolicy',
    ['spec cors allowOrigins 0', 'https://other.example.com'],
    ['spec cors maxAge', '60s'],
  ),
  ...of(
    'gateway.envoyproxy.io/BackendTrafficPolicy',
    ['spec rateLimit local rules 0 limit requests', 5],
    ['spec timeout', { http: { requestTimeout: '9s' } }, true],
  ),
];
