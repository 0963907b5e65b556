import type { Unit } from '../../lib/model/unit';
import { database, resources, stack, unit } from './unit';

const http = { name: 'http', port: 8080, protocol: 'TCP' } as const;
const metrics = { name: 'metrics', port: 9090, protocol: 'TCP' } as const;
const times = { periodSeconds: 10, timeoutSeconds: 2, successThreshold: 1, failureThreshold: 3 };
const claim = { size: '10Gi', storageClass: 'gp3', accessMode: 'ReadWriteMany' } as const;

/** A service that uses all that there is. */
export const maximal: Unit = unit({
  service: {
    metadata: {
      team: 'data',
      owner: 'Jane Doe <jane@example.com>',
      labels: { tier: 'gold', 'app.kubernetes.io/name': 'stolen' },
      annotations: { note: 'keep' },
    },
    workload: {
      image: {
        reference: 'ghcr.io/acme/tabular@sha256:' + 'a'.repeat(64),
        version: 'sha256:' + 'a'.repeat(64),
        pullPolicy: 'Always',
        pullSecrets: ['registry'],
      },
      command: ['python'],
      args: ['-m', 'tabular'],
    },
    scaling: {
      replicas: 2,
      autoscaling: {
        min: 2,
        max: 9,
        metrics: [
          { type: 'cpu', target: 70 },
          { type: 'memory', target: 80 },
          { type: 'pods', name: 'queue_depth', target: '30' },
        ],
        behavior: {
          scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
          scaleDown: { stabilizationWindowSeconds: 300, selectPolicy: 'Min' },
        },
      },
    },
    rollout: { type: 'RollingUpdate', maxUnavailable: 0, maxSurge: '25%' },
    scheduling: {
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ key: 'gpu', operator: 'Exists', effect: 'NoSchedule' }],
      affinity: {
        nodeAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 1, preference: { matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] } },
          ],
        },
      },
      spread: [{ topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' }],
      priorityClass: 'shop-high',
      minAvailable: '50%',
    },
    networking: {
      containerPorts: [http, metrics],
      endpoints: [
        {
          name: 'tabular',
          type: 'ClusterIP',
          annotations: { a: 'b' },
          sessionAffinity: 'ClientIP',
          ports: [{ ...http, port: 80, targetPort: 'http', appProtocol: 'http' }],
        },
        {
          name: 'tabular-nodes',
          type: 'NodePort',
          annotations: {},
          ports: [{ name: 'udp', port: 53, targetPort: 5353, nodePort: 30053, protocol: 'UDP' }],
        },
      ],
      ingress: {
        host: 'api.example.com',
        path: '/tabular',
        rewrite: '/v2',
        tls: true,
        rateLimit: 60,
        annotations: {},
        service: 'tabular',
        port: 80,
      },
    },
    volumes: [
      {
        name: 'scratch',
        mountPath: '/scratch',
        readOnly: false,
        source: { type: 'emptyDir', size: '1Gi', memory: true },
      },
      { name: 'work', mountPath: '/work', readOnly: false, source: { type: 'ephemeral', ...claim } },
      {
        name: 'data',
        mountPath: '/data',
        subPath: 'in',
        readOnly: false,
        source: { type: 'claim', claimName: 'tabular-data', ...claim },
      },
      { name: 'old', mountPath: '/old', readOnly: true, source: { type: 'existingClaim', claimName: 'archive' } },
      {
        name: 'keys',
        mountPath: '/keys',
        readOnly: true,
        source: { type: 'secret', name: 'keys', items: { key: 'k.pem' } },
      },
      { name: 'conf', mountPath: '/conf', readOnly: true, source: { type: 'configMap', name: 'conf' } },
    ],
    health: {
      liveness: { ...times, action: { type: 'http', path: '/health', port: 'http', scheme: 'HTTP' } },
      readiness: { ...times, action: { type: 'grpc', port: 8080, service: 'ready' } },
      startup: { ...times, failureThreshold: 30, initialDelaySeconds: 5, action: { type: 'exec', command: ['true'] } },
    },
    lifecycle: {
      preStop: { type: 'sleep', seconds: 5 },
      postStart: { type: 'exec', command: ['warm'] },
      terminationGracePeriodSeconds: 60,
      initContainers: [
        {
          name: 'wait',
          image: { reference: 'busybox:1.37', pullPolicy: 'IfNotPresent' },
          command: ['true'],
          variables: { PRICE: '$(MONEY)' },
          variablesFrom: [],
          inheritVariables: true,
          ports: [],
          resources,
          mounts: [{ volume: 'scratch', mountPath: '/tmp', readOnly: false }],
        },
      ],
      sidecars: [
        {
          name: 'proxy',
          image: { reference: 'envoy:1.33', pullPolicy: 'IfNotPresent' },
          variables: {},
          variablesFrom: [],
          inheritVariables: false,
          ports: [{ name: 'admin', port: 9901, protocol: 'TCP' }],
          resources,
          mounts: [{ volume: 'conf', mountPath: '/etc/proxy', readOnly: true }],
        },
      ],
    },
    security: {
      context: {
        runAsUser: 1000,
        runAsGroup: 1000,
        fsGroup: 2000,
        capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
      },
      automountToken: true,
      rbac: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'], resourceNames: ['a'] }],
      ingress: [{ peer: { type: 'cidr', cidr: '192.0.2.0/24', except: ['192.0.2.1/32'] }, ports: [] }],
      egress: [{ peer: { type: 'any' }, ports: [{ port: 25, protocol: 'TCP' }] }],
    },
    migration: { command: ['migrate'], args: ['up'], backoffLimit: 2, activeDeadlineSeconds: 600 },
    externals: [{ name: 'mail', host: 'smtp.example.net', port: 587 }],
    secrets: [{ variable: 'API_KEY', secret: 'shop/keys', key: 'api' }],
    annotations: { 'prometheus.io/scrape': 'true' },
  },
  callers: [{ name: 'web', namespace: 'shop-web' }],
  callees: [{ name: 'auth', namespace: 'shop-production', ports: [{ port: 8080, protocol: 'TCP' }] }],
  bindings: [database()],
  values: {
    DATABASE_URL: { template: 'postgres://app:$(DATABASE_PASSWORD)@$(DATABASE_HOST)/app' },
    DATABASE_HOST: { from: 'outputs', property: 'host' },
    DATABASE_PASSWORD: { from: 'secrets', property: 'password' },
    CACHE_PASSWORD: { secret: 'cache', key: 'password' },
    PRICE: { literal: '$(MONEY) costs $5 and $$6' },
  },
  files: [{ name: 'app.json', mountPath: '/app/app.json', content: '{"a":1}' }],
  podLabels: { 'azure.workload.identity/use': 'true', 'app.kubernetes.io/instance': 'stolen' },
  egress: [{ peer: { type: 'cidr', cidr: '169.254.170.23/32', except: [] }, ports: [{ port: 80, protocol: 'TCP' }] }],
  names: { store: 'shop-production' },
  managed: [database().name],
  stack: stack([database()]),
});
