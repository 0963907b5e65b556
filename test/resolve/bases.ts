import { load } from 'js-yaml';
import type { Tree } from './idle-keys';
import { live } from './shop';

/** An environment that has an edge, too. */
export const atEdge = live.replace(
  'placements:',
  'placements:\n  cloudflare: { region: auto, account: 0123456789abcdef0123456789abcdef }',
);

/** A service that says something of everything, so that one more key has something to stand in. */
export const api = `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api, namespace: shop-own, labels: { a: b }, annotations: { a: b } }
spec:
  service: { image: { tag: "1.0" } }
  deployment:
    replicas: { min: 2, max: 5 }
    strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 1 } }
    scaling:
      custom: [{ name: requests, target: 5 }]
      scaleUp: { policies: [{ type: Pods, value: 1, periodSeconds: 60 }] }
      scaleDown: { policies: [{ type: Pods, value: 1, periodSeconds: 60 }] }
    topology: [{ topologyKey: zone, whenUnsatisfiable: DoNotSchedule }]
    nodeSelector: { a: b }
    tolerations: [{ key: spot }]
  resources: { requests: { cpu: 100m, memory: 256Mi }, limits: { memory: 512Mi }, tiers: { starter: {} } }
  features: { algorithms: [{ name: sdv }], models: [{ name: m }], flags: { f: true } }
  models: [{ name: big }]
  integrations:
    database: { migrations: {} }
    cache: {}
    storage: { cors: { origins: ['https://a.example'] }, buckets: { one: { cors: { origins: ['https://a.example'] } }, two: {} } }
    messaging: { queues: { jobs: {}, word: {} }, topics: { news: {} } }
  dependencies: [{ name: other }, { name: mail, type: external, host: smtp.example.com }]
  api: { endpoints: [{ path: /a }], rateLimits: { starter: 100/hour } }
  networking:
    services: [{ ports: [{ port: 8080 }] }]
    ingress: { enabled: true, annotations: { a: b } }
  monitoring:
    metrics: { enabled: true, custom: [{ name: m }, { name: h, type: histogram, buckets: [1] }] }
    alerts: [{ name: Down, condition: m > 1 }]
    logging: { fields: { a: b } }
    tracing: { headers: { a: b } }
    profiling: { port: 6060 }
    slos: [{ name: quick, type: latency, histogram: h, threshold: 1s, target: 99% }]
  volumes: [{ name: data, mountPath: /data, size: 1Gi, storageClass: gp2, accessMode: ReadOnlyMany }]
  config:
    variables: { A: b }
    files: { a.json: { mountPath: /etc/a.json, content: { a: 1 } } }
    secrets: { TOKEN: { secret: shop-token } }
  security:
    securityContext: { capabilities: { add: [CHOWN] } }
    networkPolicies: { ingress: [{ namespace: a, ports: [{ port: 80 }] }], egress: [{ namespace: a, ports: [{ port: 80 }] }] }
    identity: { permissions: [{ actions: ["s3:ListAllMyBuckets"], resources: ["*"] }] }
    rbac: [{ resources: [pods], verbs: [get] }]
  healthchecks: { liveness: { path: /health }, readiness: { path: /ready }, startup: { path: /health } }
  lifecycle:
    initContainers: [{ name: first, variables: { A: b }, ports: [{ name: a, port: 90 }], mounts: [{ volume: data, mountPath: /d }] }]
    sidecars: [{ name: beside, variables: { A: b }, ports: [{ name: b, port: 91 }], mounts: [{ volume: data, mountPath: /d }] }]
  overrides: { kubernetes: { Deployment/api: { a: 1 } }, terraform: { aws_x.y: { a: 1 } } }
`;

/** The types whose keys differ. */
export const further = [
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { type: cron, schedule: "0 3 * * *", image: { tag: "1.0" } }
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { type: stateful, image: { tag: "1.0" } }
  deployment: { replicas: 3 }
  volumes: [{ name: data, mountPath: /data, size: 1Gi, type: claimTemplate }]
  networking: { services: [{ type: NodePort, ports: [{ port: 8080 }] }] }
  healthchecks: { liveness: { port: 8080 }, readiness: {}, startup: {} }
  lifecycle: { preStop: {}, postStart: {} }
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  integrations:
    database: { cloud: azure }
    cache: { cloud: azure }
    storage: { cloud: azure }
    messaging: { queues: { jobs: { cloud: azure } }, topics: { news: { cloud: azure } } }
  volumes: [{ name: secret, mountPath: /secret, type: secret, items: { a: b } }]
  resources: { gpu: { count: 1, type: t4 } }
  security:
    securityContext: { runAsNonRoot: false }
    networkPolicies: [{ cidr: 10.0.0.0/8, except: [10.1.0.0/16], ports: [{ port: 80 }] }]
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" }, resources: { gpu: { count: 1, type: t4 } } }
  integrations:
    storage: { aws: { objectLock: { mode: GOVERNANCE, days: 1 } } }
  security:
    networkPolicies: { ingress: [{ cidr: 10.0.0.0/8 }], egress: [{ cidr: 10.0.0.0/8 }] }
  healthchecks: { liveness: { http: { path: /a } }, readiness: { http: { path: /a } }, startup: { http: { path: /a } } }
  lifecycle: { preStop: { http: { path: /a, port: 80 } }, postStart: { http: { path: /a, port: 80 } } }
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  integrations:
    storage: { buckets: { one: { aws: { objectLock: { mode: GOVERNANCE, days: 1 } } } } }
  healthchecks: { liveness: { grpc: { port: 80 } }, readiness: { grpc: { port: 80 } }, startup: { grpc: { port: 80 } } }
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  integrations: { storage: { buckets: { one: { cloud: azure } } } }
  security:
    networkPolicies: [{ namespace: a }]
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  integrations: { storage: { buckets: { one: { retention: { days: 9 }, archive: { days: 9 }, noncurrentRetention: { days: 9 } } } } }
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  integrations: { storage: { lifecycle: { archive: { days: 9 }, expire: { days: 9 }, noncurrent: { days: 9 } } } }
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  integrations: { storage: { buckets: { one: { lifecycle: { archive: { days: 9 }, expire: { days: 9 }, noncurrent: { days: 9 } } } } } }
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  security:
    networkPolicies:
      ingress: [{ podSelector: { matchExpressions: [{ key: a, operator: In, values: [b] }] } }]
      egress: [{ podSelector: { matchExpressions: [{ key: a, operator: In, values: [b] }] } }]
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  security:
    networkPolicies:
      ingress: [{ namespaceSelector: { matchExpressions: [{ key: a, operator: In, values: [b] }] } }]
      egress: [{ namespaceSelector: { matchExpressions: [{ key: a, operator: In, values: [b] }] } }]
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  security:
    networkPolicies:
      ingress: [{ from: [{ podSelector: { matchExpressions: [{ key: a, operator: In, values: [b] }] } }] }]
      egress: [{ from: [{ podSelector: { matchExpressions: [{ key: a, operator: In, values: [b] }] } }] }]
`,
  `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  security:
    networkPolicies:
      ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: a, operator: In, values: [b] }] } }] }]
      egress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: a, operator: In, values: [b] }] } }] }]
`,
];

/** A service at the edge that says something of everything. */
export const worker = `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { type: edge }
  edge:
    bindings:
      r2: { FILES: { cors: { origins: ['https://a.example'] }, lifecycle: { transitions: [{ days: 9 }] } } }
      kv: { STORE: { id: 0123456789abcdef0123456789abcdef } }
      queues: { JOBS: { access: read } }
      services: { OTHER: peer }
    routes: [{ pattern: example.com/a/* }]
    customDomain: { host: api.example.com }
`;

/** The same with each span of a bucket in its longer form. */
export const workers = [
  worker,
  ...[
    '{ retention: { days: 9 }, archive: { days: 9 }, noncurrentRetention: { days: 9 } }',
    '{ lifecycle: { archive: { days: 9 }, expire: { days: 9 }, noncurrent: { days: 9 } } }',
  ].map((bucket) => worker.replace(/FILES: .*(?= }\n)/, `FILES: ${bucket}`)),
];

/** Further samples of what has a form that no word has by chance. */
export const words: Readonly<Record<string, readonly unknown[]>> = {
  account: ['222222222222'],
  deployers: [['word']],
  region: ['eu-west-1'],
  failoverRegion: ['eu-west-1', 'eu-west-2'],
  version: ['1.34', '15'],
  instanceTypes: [['m7g.large'], ['m7i.xlarge']],
  extended: [{ 'example.com/a': 1 }, { 'example.com/a': 2 }],
  admins: [['arn:aws:iam::111111111111:role/a']],
  viewers: [['arn:aws:iam::111111111111:role/a']],
  digest: [`sha256:${'a'.repeat(64)}`],
  schedule: ['0 4 * * *'],
  components: [{ 'metrics-server': 'installed' }],
  window: ['03:00-04:00'],
  instanceClass: ['db.r7g.large'],
  nodeType: ['cache.r7g.large'],
  sslMode: ['disable'],
  memory: ['64Gi'],
  matchLabels: [{ app: 'a' }, { name: 'b' }],
  operator: ['NotIn'],
  dns: ['10.0.0.10', '10.0.0.11'],
  endPort: [70, 90],
  aws: ['arn:aws:sns:eu-central-1:123456789012:pager'],
  azure: [
    '/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/a/providers/Microsoft.Insights/actionGroups/b',
  ],
  google: ['projects/a/notificationChannels/1'],
  mounts: [[{ mountPath: '/a', subPath: 'b' }]],
  resource: [{ name: 'cpu', target: 44 }, 'requests.memory'],
  id: ['f'.repeat(32)],
  pattern: ['example.com/b/*'],
  zone: ['example.com'],
  main: ['src/other.ts'],
  compatibilityDate: ['2026-01-01'],
  customDomain: ['other.example.com'],
  crons: [['0 4 * * *']],
  routes: [['example.com/c/*'], []],
  channel: ['#b'],
  traces: ['http://b.example:4318'],
  logs: ['http://b.example:4318'],
  masking: [['a']],
  maskedKeys: [['a']],
  sampler: ['always_on', { type: 'probabilistic', param: 0.2 }],
  types: [['mutex']],
  type: ['always_on'],
  smarthost: ['c.example:25'],
  from: ['08:00', 'b@c.example'],
  to: ['19:00', 'b@c.example'],
  days: ['tue'],
  timeZone: ['Europe/Paris'],
  receiver: ['two'],
  default: ['two'],
  hours: [['late']],
  webhook: ['shop-f', 'https://c.example'],
  url: ['https://c.example'],
  secret: ['shop-f'],
  secretUrl: ['shop-f'],
  token: ['shop-f'],
  password: ['shop-f'],
  pagerduty: ['shop-f'],
  routingKey: ['shop-f', 'shop-g'],
  slack: ['shop-f'],
  endpoint: ['https://store.example'],
  location: ['weur', 'eu-west-1', 'eu-west-2'],
};

/** What must be left out, so that a shorter form stands alone. */
export const longer: Readonly<Record<string, readonly string[]>> = {
  'spec.service.replicas': ['spec.deployment.replicas'],
  'spec.service.resources': ['spec.resources'],
  'spec.resources.cpu': ['spec.resources.requests.cpu'],
  'spec.resources.memory': ['spec.resources.requests.memory', 'spec.resources.limits.memory'],
};

/** Ways to tell people of alerts, under `monitoring` of a platform or an environment. */
const routing = `  routing:
    receivers:
      one:
        slack: [{ webhook: { secret: shop-a }, channel: "#a" }]
        pagerduty: [{ routingKey: { secret: shop-b } }]
        email: [{ to: [a@b.example], from: a@b.example, smarthost: "b.example:25", password: { secret: shop-p } }]
        webhook: [{ secretUrl: { secret: shop-d }, token: { secret: shop-e } }]
      two: { webhook: https://a.example }
    routes: [{ receiver: one, hours: [early], repeatInterval: 1h }]
    hours: { early: { from: "09:00", to: "17:00" }, late: { from: "18:00", to: "20:00" } }
`;

/** A platform that says something of everything. */
export const platform = `
domain: example.com
registry: ghcr.io/acme
gateway: { type: nginx }
gitops: { repository: "https://example.com/shop" }
tags: { CostCenter: a }
aliases: { alias: other }
tiers: { algorithms: [{ name: a }], models: [{ name: a }], flags: { a: true } }
priorities: { critical: 1 }
storageClasses: { fast: gp2 }
environmentContract: { DATABASE_URL: "postgres://\${database.host}" }
labels: { a: b }
permits: { api: [secrets] }
extraKinds: [example.com/Widget]
permissionsBoundaries: { aws: most }
regions: [eu-central-1, eu-west-1, germanywestcentral, "9"]
allow: { files: [terraform/stacks/*/a.tf.json], terraform: [data.external] }
monitoring:
  alarms: { to: [{ email: x@y.example }] }
  collector: { traces: "http://a.example:4318", sampling: { rate: 0.5 } }
${routing}`;

/** Ways to tell people of alerts, the other way. */
export const told = [
  `
domain: example.com
registry: ghcr.io/acme
gitops: { repository: "https://example.com/shop" }
monitoring: { routing: { receivers: { one: { webhook: [{ url: https://a.example }] } } } }
`,
];

/** A service that uses what platforms and environments offer. */
export const user = `
apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { repository: api, tag: "1.0" } }
  deployment: { priority: critical }
  dependencies: [alias, postgres, redis, storage]
  volumes: [{ name: data, mountPath: /data, size: 9Gi, type: ephemeral, storageClass: fast }]
  networking: { ingress: { enabled: true } }
  config: { secrets: { A: { secret: shop-word } } }
`;

/** An environment that says something of everything. */
export const environment = `
stage: staging
cloud: aws
placements:
  aws: { region: eu-central-1, account: "111111111111" }
  azure: { region: germanywestcentral, account: "00000000-0000-0000-0000-000000000002", deployers: ["00000000-0000-0000-0000-000000000a01"] }
state: { backend: s3, store: shop-live-state, region: eu-central-1 }
cluster:
  issuer: https://issuer.example.com
  nodePools: { general: { gpu: { type: t4, count: 1 }, labels: { a: b }, taints: [{ key: a, effect: NoSchedule }] } }
  apiAllowList: [10.0.0.0/8]
  storageClasses: { fast: quick }
network: {}
shared:
  postgres: { kind: database }
  redis: { kind: cache }
  storage: { kind: bucket }
quota: { pods: 9 }
namespaces: { more: { labels: { a: b }, teams: [a] } }
limits: { default: { memory: 1Gi }, defaultRequest: { memory: 1Gi } }
monitoring:
${routing}`;

const filled = `
      A: { resourceFieldRef: { resource: limits.memory, containerName: api, divisor: 1Mi } }`;
const mapped = `
      A: { configMapKeyRef: { name: a, key: b, optional: true } }`;
const everyKey = `
      - { prefix: A, configMapRef: { name: a, optional: true } }`;
const everySecret = `
      - { secretRef: { name: a, optional: true } }`;

/** A service whose containers take what Kubernetes fills. */
const filledBy = (variables: string, from: string) => `
apiVersion: v1
kind: ServiceConfig
metadata: { name: api }
spec:
  service:
    image: { tag: "1.0" }
    env:${variables}
    envFrom:${from}
`;

const beside = (variables: string, from: string) => `
apiVersion: v1
kind: ServiceConfig
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  config:
    variables:${variables}
    envFrom:${from}
  lifecycle:
    initContainers:
    - name: first
      image: a:1
      variables: ${variables.replace(/^ +/gm, '          ')}
      envFrom:${from.replace(/^ +/gm, '        ')}
    sidecars:
    - name: beside
      image: a:1
      variables: ${variables.replace(/^ +/gm, '          ')}
      envFrom:${from.replace(/^ +/gm, '        ')}
`;

/** Services in the longer and shorter words of others, for the keys that only these know. */
export const spelled = [
  filledBy(filled, everyKey),
  filledBy(mapped, everySecret),
  beside(filled, everyKey),
  beside(mapped, everySecret),
  `
apiVersion: v1
kind: ServiceConfig
metadata: { name: api }
spec: { image: { tag: "1.0" }, envFrom: [{ configMapRef: { name: a } }] }
`,
  `
apiVersion: v1
kind: ServiceConfig
metadata: { name: api }
spec:
  image: { repository: api, tag: "1.0", pullSecrets: [{ name: a }] }
  replicas: { min: 2 }
  scaling:
    metrics: [{ name: requests, target: 5, resource: { name: cpu, target: 50 } }]
    behavior: { scaleUp: { policies: [{ type: Pods, value: 1, periodSeconds: 60 }] }, scaleDown: { policies: [{ type: Pods, value: 1, periodSeconds: 60 }] } }
  strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 1 } }
  env: [{ name: A, value: b }]
  resources:
    default: { requests: { cpu: 50m }, limits: { memory: 512Mi } }
    cpu: { request: 100m }
    memory: { request: 128Mi }
    ephemeralStorage: { request: 1Gi }
    gpu: { type: t4 }
  integrations:
    database: { storage: { size: 30 }, backup: {}, pool: {}, highlyAvailable: {}, encryption: {}, ssl: {} }
    cache: { pool: {}, highlyAvailable: {}, persistence: {}, encryption: {}, ssl: {} }
    storage: { versioned: {}, retention: { days: 9 }, archive: { days: 9 }, noncurrentRetention: { days: 9 }, replication: { region: eu-west-1 }, cors: { origins: [] }, lifecycle: {}, encryption: {} }
    messaging: { queues: [{ name: jobs, dlq: {}, encryption: {} }], topics: [{ name: news, subscribers: [{ name: jobs }], encryption: {} }] }
  dependencies: { services: [{ name: other }], external: [{ name: mail, host: smtp.example.com }], databases: [{ name: one }], caches: [{ name: two }], storage: [{ name: three }], queues: [{ name: four }], topics: [{ name: five }], required: [{ name: other }], optional: [{ name: other }] }
  networking: { service: { port: 80 } }
  ingress: { enabled: true, hosts: [{ host: a.example.com, paths: [/a] }], paths: [{ path: /b }], rateLimit: { requests: 60 }, tls: {} }
  monitoring: { metrics: {}, logging: {}, tracing: { endpoint: "http://jaeger.shop:4318", sampleRate: { rate: 0.5 } } }
  volumes: { data: { mounts: [{ mountPath: /data }], from: { emptyDir: {} } } }
  config:
    files: [{ name: a.json, mountPath: /etc/a.json, content: { a: 1 } }]
    secrets: [{ name: TOKEN, secret: shop-token }]
  security:
    networkPolicies: { ingress: [{ from: [{ namespace: a }], ports: [{ port: 80 }] }], egress: [{ from: [{ cidr: 10.0.0.0/8 }] }] }
    rbac: { rules: [{ resources: [pods], verbs: [get] }] }
    encryption: {}
    access: { from: [other] }
  healthchecks: { path: /health }
  lifecycle:
    initContainers: [{ name: first, image: a:1, variables: [{ name: A, value: b }] }]
    sidecars: [{ name: beside, image: a:1, variables: [{ name: A, value: b }] }]
    preStop: { sleep: { seconds: 5 } }
    postStart: { sleep: { seconds: 5 } }
`,
  `
apiVersion: v1
kind: ServiceConfig
metadata: { name: api }
spec:
  service:
    image: { tag: "1.0", pullSecrets: [{ name: a }] }
    env: { A: { valueFrom: { secretKeyRef: { secret: shop-token } } } }
  deployment:
    replicas: { min: 2, max: 5 }
    scaling:
      metrics: { requests: { target: 5 } }
      behavior: { scaleUp: { policies: [{ type: Pods, value: 1, periodSeconds: 60 }] }, scaleDown: { policies: [{ type: Pods, value: 1, periodSeconds: 60 }] } }
  integrations:
    storage: { lifecycle: { transitions: [{ days: 9 }], expire: { days: 9 }, noncurrent: { days: 9 } } }
  dependencies: [{ name: mail, type: external, host: smtp.example.com }]
  networking:
    services: [{ port: 80 }]
    ingress: { enabled: true, backendTls: { ca: a }, rateLimit: { requests: 60, by: header, key: X-A }, hosts: [{ host: a.example.com, paths: [{ path: /a, backend: { service: { name: api, port: { number: 80 } } } }] }], paths: [{ path: /b }] }
  volumes: [{ name: data, mountPath: /data, from: { secret: { name: a } } }]
  config:
    variables: { A: { valueFrom: { secretKeyRef: { secret: shop-token } } } }
    secrets: { B: { valueFrom: { secretKeyRef: { secret: shop-token } } } }
  security:
    networkPolicies:
      ingress: [{ ipBlock: { cidr: 10.0.0.0/8 } }]
      egress: [{ ipBlock: { cidr: 10.0.0.0/8 } }]
  healthchecks: { http: { path: /a } }
`,
  `
apiVersion: v1
kind: ServiceConfig
metadata: { name: api }
spec:
  service:
    image: { tag: "1.0" }
    env: { A: { secretKeyRef: { secret: shop-token } } }
  deployment: { replicas: { min: 2, max: 5 }, scaling: { metrics: [{ pods: { metric: { name: a }, target: 5 } }], custom: [{ pods: { metric: { name: a }, target: 5 } }] } }
  integrations:
    storage: { buckets: { one: { lifecycle: { transitions: [{ days: 9 }], expire: { days: 9 }, noncurrent: { days: 9 } } } } }
  networking: { ports: [{ port: 80 }], ingress: { enabled: true, paths: [{ path: /b, backend: { service: { name: api, port: { number: 80 } } } }] } }
  volumes: [{ name: data, mountPath: /data, secret: { name: a } }]
  config: { variables: { A: { secretKeyRef: { secret: shop-token } } } }
  security:
    networkPolicies:
      ingress: [{ from: { ipBlock: { cidr: 10.0.0.0/8 } } }]
      egress: [{ from: { ipBlock: { cidr: 10.0.0.0/8 } } }]
  healthchecks: { grpc: { port: 80 } }
`,
  `
apiVersion: v1
kind: ServiceConfig
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  networking: { service: { ports: [{ port: 80 }] } }
  volumes: [{ name: data, mountPath: /data, configMap: { name: a } }]
  security: { networkPolicies: { ingress: [{ from: { cidr: 10.0.0.0/8 } }], egress: [{ from: { cidr: 10.0.0.0/8 } }] } }
`,
  `
apiVersion: v1
kind: ServiceConfig
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  volumes: [{ name: data, mountPath: /data, from: { configMap: { name: a } } }]
`,
  `
apiVersion: v1
kind: ServiceConfig
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" }, env: { A: { value: b } } }
  deployment:
    replicas: { min: 2, max: 5 }
    scaling: { metrics: { a: { target: { amount: 5 } } }, custom: { a: { target: { amount: 5 } } } }
  monitoring: { customMetrics: { a: {} } }
  config: { variables: { A: { value: b } } }
  security:
    networkPolicies:
      ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }]
      egress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }]
  lifecycle:
    initContainers: [{ name: first, image: { tag: a, pullSecrets: [{ name: a }] } }]
    sidecars: [{ name: beside, image: { tag: a, pullSecrets: [{ name: a }] } }]
`,
  `
apiVersion: v1
kind: ServiceConfig
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  deployment:
    replicas: { min: 2, max: 5 }
    scaling:
      metrics: { a: { pods: { metric: { name: a }, target: { amount: 5 } } } }
      custom: { a: { pods: { metric: { name: a }, target: { amount: 5 } } } }
`,
  `
apiVersion: v1
kind: ServiceConfig
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  deployment:
    replicas: { min: 2, max: 5 }
    scaling:
      metrics: { a: { resource: { name: cpu, target: { amount: 5 } } } }
      custom: { a: { resource: { name: memory, target: { amount: 5 } } } }
  monitoring: { customMetrics: [{ name: a }] }
`,
  `apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  monitoring: { metrics: {}, dashboards: { files: [{ file: own.json, foreign: true }] } }
`,
  `
apiVersion: deployment/v1
kind: ServiceConfig
metadata: { name: api }
spec:
  service: { image: { tag: "1.0" } }
  monitoring: { metrics: { enabled: true, exposed: [{ name: m, type: odd }] } }
`,
];

/** Options of one cloud that stand only together. */
export const together = `
stage: staging
cloud: google
placements: { google: { region: europe-west3, account: shop-project } }
state: { backend: gcs, store: shop-live-state, region: europe-west3 }
cluster: { google: { autoProvisioning: { cpu: { minimum: 1, maximum: 4 }, memoryGiB: { minimum: 1, maximum: 4 }, gpus: { a: 1 } } } }
`;

/** An environment that shares one backing, of every kind in turn. */
export function sharing(text: string): Tree[] {
  const kinds = ['database', 'cache', 'bucket', 'queue', 'topic', 'registry', 'secret'];
  const objectLock = { mode: 'GOVERNANCE', days: 1 };
  const shared = [
    ...kinds.map((kind) => ({ kind })),
    { kind: 'bucket', cloud: 'azure' },
    { kind: 'bucket', cors: { origins: ['https://a.example'] } },
    { kind: 'bucket', lifecycle: { transitions: [{ days: 9 }] } },
    { kind: 'bucket', aws: { objectLock } },
    { kind: 'bucket', retention: { days: 9 }, archive: { days: 9 }, noncurrentRetention: { days: 9 } },
    { kind: 'bucket', lifecycle: { archive: { days: 9 }, expire: { days: 9 }, noncurrent: { days: 9 } } },
  ];
  return shared.map((one) => ({ ...(load(text) as Tree), shared: { one } }));
}
