/** The edges of each field that a spec can set: what is just within the bounds that the parser keeps. */
const edges: Readonly<Record<string, readonly string[]>> = {
  deployment: [
    'replicas: 0',
    'replicas: { min: 1, max: 10000 }',
    'strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }',
    'strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 100% } }',
    'strategy: { rollingUpdate: { maxSurge: 100%, maxUnavailable: 0% } }',
    'strategy: Recreate',
    'replicas: { min: 2, max: 3 }, scaling: { cpu: 1, memory: 1000, scaleDown: { stabilizationWindow: 1h }, scaleUp: { stabilizationWindow: 0 } }',
    'replicas: { min: 2, max: 3 }, scaling: { scaleUp: { policies: [{ type: Percent, value: 2147483647, period: 30m }], selectPolicy: Disabled } }',
    'replicas: { min: 2, max: 3 }, scaling: { metrics: [{ name: "a:b.c-d", target: 1m }] }',
    'history: 0, minReadySeconds: 86399, progressDeadline: 1d',
    'replicas: 2, disruption: { minAvailable: 0 }',
    'replicas: 2, disruption: { maxUnavailable: 100% }',
    'topology: [{ topologyKey: a, maxSkew: 2147483647, whenUnsatisfiable: DoNotSchedule, minDomains: 1, matchLabelKeys: [pod-template-hash] }]',
    'topology: [{ topologyKey: a }, { topologyKey: a, whenUnsatisfiable: DoNotSchedule }]',
    `nodeSelector: { ${'a'.repeat(63)}: ${'b'.repeat(63)}, a.b/c: "" }`,
    'tolerations: [{ operator: Exists }, { key: a, operator: Equal, value: "" }, { key: a, operator: Exists, effect: NoExecute, tolerationSeconds: -1 }]',
    'affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, preference: { matchExpressions: [{ key: a, operator: Gt, values: ["1"] }] } }] } }',
    'affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: a, labelSelector: { matchLabels: { b: c } }, mismatchLabelKeys: [d] }] } }',
  ],
  lifecycle: [
    'terminationGracePeriod: 1',
    'terminationGracePeriod: 2, preStop: { sleep: 1 }',
    'postStart: { sleep: 29 }, preStop: { exec: [a] }',
    'preStop: { http: { path: /, port: http } }',
    'sidecars: [{ name: a, image: "b:1", ports: [{ name: abcdefghijklmno, port: 65535 }] }]',
    'initContainers: [{ name: a, image: "b:1", command: ["true"] }]',
  ],
  healthchecks: [
    'liveness: { type: https, path: / }',
    'readiness: { tcp: http, success: 2147483647, failures: 2147483647 }',
    'startup: { grpc: 8080, period: 2147483647, timeout: 2147483647, initialDelay: 2147483647 }',
    'liveness: { exec: [a] }',
  ],
  security: [
    'securityContext: { privileged: true, allowPrivilegeEscalation: true }',
    'securityContext: { runAsUser: 2147483647, runAsGroup: 2147483647, fsGroup: 0 }',
    'securityContext: { capabilities: [SYS_ADMIN], seccompProfile: Unconfined }',
    'rbac: [{ apiGroups: [apps, ""], resources: [deployments, pods], verbs: [get, list, watch] }, { resources: [pods/log], verbs: [get], resourceNames: [a] }]',
  ],
  resources: [
    'requests: { cpu: 1m, memory: 1, extended: { "example.com/fpga": 1 } }, limits: { cpu: 1000, memory: 8Pi, extended: { "example.com/fpga": 1 } }',
    'requests: { ephemeralStorage: 0Gi }',
  ],
  networking: [
    'port: 1',
    'port: 65535',
    'ports: [{ name: a, port: 1 }, { name: abcdefghijklmno, port: 65535, protocol: UDP, appProtocol: kubernetes.io/h2c }]',
    'service: { type: NodePort, ports: [{ port: 80, nodePort: 30000 }, { name: b, port: 81, nodePort: 32767 }] }',
    'service: { type: Headless, port: 80 }',
  ],
  service: [
    'type: cron, schedule: "59 23 31 12 6", timeZone: America/Argentina/Buenos_Aires, image: { tag: "1" }',
    'type: cron, schedule: "*/5 0-23/2 1,15 jan-dec ?", timeZone: US/Eastern, ttlAfterFinished: 2147483647, image: { tag: "1" }',
    'type: cron, schedule: "@every 1h30m", image: { tag: "1" }',
    'type: job, backoffLimit: 0, activeDeadline: 2147483647, parallelism: 10000, completions: 100000, image: { tag: "1" }',
    'type: stateful, image: { tag: "1" }',
  ],
};

/** Edges that more than one part makes. */
const several = [
  'service: { type: stateful, image: { tag: "1" } }\ndeployment: { replicas: 2, strategy: { rollingUpdate: { maxUnavailable: 1 } }, podManagementPolicy: Parallel }\nvolumes: [{ name: d, mountPath: /d, type: claimTemplate, size: 1 }]',
  'deployment: { replicas: 1 }\nvolumes: [{ name: d, mountPath: /d, size: 1, accessMode: ReadWriteOncePod }]',
  `config: { files: { a: { mountPath: /a, content: "${'x'.repeat(1_000_000)}" } } }`,
];

/** Settings of one service each. */
export const cases: readonly string[] = [
  ...Object.entries(edges).flatMap(([part, all]) => all.map((one) => `${part}: { ${one} }`)),
  ...several,
];
