import { type Attempt, clear, codes, service, told } from './attack';

jest.setTimeout(120_000);
afterEach(clear);

const head = (apiVersion: string, kind: string, metadata = '{ name: evil-thing }') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\n`;
const pods = (labels: string, spec: string) => `{ metadata: { labels: ${labels} }, spec: ${spec} }`;
const confined = `securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }`;
const container = `{ name: a, image: "x:1", ${confined} }`;
const context = 'securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }';
const deployment = (labels: string, spec: string) =>
  `${head('apps/v1', 'Deployment')}spec: { selector: { matchLabels: ${labels} }, template: ${pods(labels, spec)} }\n`;
const quiet = `{ ${context}, containers: [${container}] }`;
const patch = (target: string, body: string): Attempt => ({
  settings: `overrides: { kubernetes: { ${target}: ${body} } }\n`,
});
const podPatch = (spec: string) => patch('Deployment/evil', `{ spec: { template: { spec: ${spec} } } }`);
const metadata = (annotations: string) => `{ name: evil-thing, annotations: ${annotations} }`;

const gateway = 'gateway.networking.k8s.io/v1';
const route = (hosts: string, path = '/evil') =>
  `${head(gateway, 'HTTPRoute')}spec: { parentRefs: [{ name: shop }], ${hosts} rules: [{ matches: [{ path: { type: PathPrefix, value: ${path} } }], backendRefs: [{ name: evil, port: 80 }] }] }\n`;

test('an extra file that keeps to its own service is taken', async () => {
  expect(await told({ extra: deployment('{ app: helper }', quiet) })).toEqual([]);
  expect(
    await told({
      extra: `${deployment('{ app: helper }', quiet)}---\n${head('v1', 'Service')}spec: { selector: { app: helper }, ports: [{ port: 80 }] }\n`,
    }),
  ).toEqual([]);
});

describe('only the platform allows', () => {
  test.each<[string, Attempt, string]>([
    ['an account of another service, by an override', podPatch('{ serviceAccountName: victim }'), 'accounts'],
    [
      'an account of another service, by an extra file',
      { extra: deployment('{ app: x }', `{ serviceAccountName: victim, ${context}, containers: [${container}] }`) },
      'accounts',
    ],
    [
      'an account with a role of a cloud',
      { extra: head('v1', 'ServiceAccount', metadata('{ eks.amazonaws.com/role-arn: "arn:aws:iam::1:role/x" }')) },
      'accounts',
    ],
    [
      'rights for another service',
      {
        extra: `${head('rbac.authorization.k8s.io/v1', 'RoleBinding')}roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: evil }\nsubjects: [{ kind: ServiceAccount, name: victim, namespace: shop-live }]\n`,
      },
      'accounts',
    ],
    [
      'rights of a ClusterRole',
      {
        extra: `${head('rbac.authorization.k8s.io/v1', 'RoleBinding')}roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }\nsubjects: [{ kind: ServiceAccount, name: evil, namespace: shop-live }]\n`,
      },
      'accounts',
    ],
    [
      'pods that answer for another service',
      { extra: deployment('{ app.kubernetes.io/name: victim, app.kubernetes.io/instance: victim }', quiet) },
      'selectors',
    ],
    [
      'a Service that leads to pods of another',
      {
        extra: `${head('v1', 'Service')}spec: { type: LoadBalancer, selector: { app.kubernetes.io/name: victim }, ports: [{ port: 80 }] }\n`,
      },
      'selectors',
    ],
    [
      'a policy for all pods of the namespace, by an extra file',
      { extra: `${head('networking.k8s.io/v1', 'NetworkPolicy')}spec: { podSelector: {}, ingress: [{}] }\n` },
      'selectors',
    ],
    [
      'a policy for all pods of the namespace, by an override',
      patch(
        'NetworkPolicy/evil',
        '{ spec: { podSelector: { matchLabels: { app.kubernetes.io/name: null, app.kubernetes.io/instance: null, a: b } } } }',
      ),
      'selectors',
    ],
    [
      'a scale of another service',
      {
        extra: `${head('autoscaling/v2', 'HorizontalPodAutoscaler')}spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: victim }, maxReplicas: 1 }\n`,
      },
      'selectors',
    ],
    ['a route at another host', { extra: route('hostnames: [victim.example.com],') }, 'hosts'],
    [
      'a host of the platform in the mesh',
      { extra: `${head('networking.istio.io/v1', 'VirtualService')}spec: { hosts: [admin.example.com], http: [] }\n` },
      'hosts',
    ],
    [
      'a name of another service in the mesh',
      { extra: `${head('networking.istio.io/v1', 'VirtualService')}spec: { hosts: [victim], http: [] }\n` },
      'hosts',
    ],
    ['a route at every host', { extra: route('') }, 'hosts'],
    ['a route at another path', { extra: route('hostnames: [example.com],', '/victim') }, 'hosts'],
    [
      'an Ingress at another host',
      {
        extra: `${head('networking.k8s.io/v1', 'Ingress')}spec: { rules: [{ host: example.com, http: { paths: [{ path: /victim, pathType: Prefix, backend: { service: { name: evil, port: { number: 80 } } } }] } }] }\n`,
      },
      'hosts',
    ],
    [
      'a certificate for another host',
      {
        extra: `${head('cert-manager.io/v1', 'Certificate')}spec: { secretName: x, dnsNames: [example.com], issuerRef: { name: shop-letsencrypt, kind: ClusterIssuer } }\n`,
      },
      'hosts',
    ],
    [
      'an address of somebody else',
      { extra: `${head('v1', 'Service')}spec: { externalIPs: [10.0.0.1], ports: [{ port: 80 }] }\n` },
      'hosts',
    ],
    [
      'a name in the DNS',
      {
        extra: `${head('v1', 'Service', metadata('{ external-dns.alpha.kubernetes.io/hostname: example.com }'))}spec: { ports: [{ port: 80 }] }\n`,
      },
      'hosts',
    ],
    [
      'a snippet',
      {
        extra: `${head('networking.k8s.io/v1', 'Ingress', metadata('{ nginx.ingress.kubernetes.io/configuration-snippet: "x" }'))}spec: { rules: [] }\n`,
      },
      'code',
    ],
    [
      'a function of Kong',
      {
        extra: `${head('configuration.konghq.com/v1', 'KongPlugin')}plugin: pre-function\nconfig: { access: ["os.execute()"] }\n`,
      },
      'code',
    ],
    [
      'Lua in Envoy',
      {
        extra: `${head('gateway.envoyproxy.io/v1alpha1', 'EnvoyExtensionPolicy')}spec: { lua: [{ type: Inline, inline: x }] }\n`,
      },
      'code',
    ],
    [
      'a secret store of its own',
      {
        extra: `${head('external-secrets.io/v1', 'SecretStore')}spec: { provider: { aws: { service: SecretsManager, region: eu-central-1 } } }\n`,
      },
      'stores',
    ],
    [
      'a bundle of another service',
      {
        extra: `${head('external-secrets.io/v1', 'ExternalSecret')}spec: { secretStoreRef: { kind: ClusterSecretStore, name: shop-live }, data: [{ secretKey: a, remoteRef: { key: shop-live-victim-0a1b2c } }] }\n`,
      },
      'stores',
    ],
    [
      'all secrets of the store',
      {
        extra: `${head('external-secrets.io/v1', 'ExternalSecret')}spec: { secretStoreRef: { kind: ClusterSecretStore, name: shop-live }, dataFrom: [{ find: { name: { regexp: ".*" } } }] }\n`,
      },
      'stores',
    ],
    [
      'a token of the cloud’s registry with the identity of the controller',
      {
        extra: `${head('external-secrets.io/v1', 'ExternalSecret')}spec: { dataFrom: [{ sourceRef: { generatorRef: { apiVersion: generators.external-secrets.io/v1alpha1, kind: ECRAuthorizationToken, name: a } } }] }\n`,
      },
      'stores',
    ],
    [
      'what Flux would do anew by force',
      { extra: head('v1', 'ConfigMap', metadata('{ kustomize.toolkit.fluxcd.io/force: enabled }')) },
      'flux',
    ],
    ['what Flux would leave', { metadata: 'annotations: { kustomize.toolkit.fluxcd.io/reconcile: disabled }' }, 'flux'],
    [
      'rights to Secrets',
      {
        extra: `${head('rbac.authorization.k8s.io/v1', 'Role')}rules: [{ apiGroups: [""], resources: [secrets], verbs: [get] }]\n`,
      },
      'secrets',
    ],
    ['a Secret in plain text', { extra: `${head('v1', 'Secret')}stringData: { a: hunter2 }\n` }, 'secrets'],
    [
      'a token of an account',
      {
        extra: `${head('v1', 'Secret', metadata('{ kubernetes.io/service-account.name: victim }'))}type: kubernetes.io/service-account-token\n`,
      },
      'secrets',
    ],
  ])('%s', async (_, attempt, permit) => {
    const found = await told(attempt);
    expect(found).toEqual([
      expect.stringMatching(new RegExp(`^evil.*permits: \\{ evil: \\[${permit}\\] \\}.*\\[E359\\]$`)),
    ]);
    expect(found.join()).not.toContain('hunter2');
    expect(await codes({ ...attempt, platform: `permits: { evil: [${permit}] }\n` })).toEqual([]);
  });
});

test('labels that pods of another service bear choose them only where it shares them', async () => {
  const extra = `${head('v1', 'Service')}spec: { selector: { tier: gold }, ports: [{ port: 80 }] }\n`;
  const victim = (more = '') =>
    service('victim', more).replace('{ name: victim }', '{ name: victim, team: good, labels: { tier: gold } }');
  const attempt = { extra, metadata: 'labels: { tier: gold }' };
  expect(await told({ ...attempt, victim: victim() })).toEqual([
    expect.stringMatching(/^evil\/extra\/evil\.yaml:2:7 .*those of victim.*\[E358\]$/),
  ]);
  expect(await codes({ ...attempt, victim: victim('security: { sharedWith: [evil] }\n') })).toEqual([]);
});

describe('the namespace does not admit', () => {
  test.each<[string, Attempt]>([
    [
      'a privileged container, by an override',
      podPatch(
        '{ containers: [{ name: evil, securityContext: { privileged: true, allowPrivilegeEscalation: true } }] }',
      ),
    ],
    ['processes of the node, by an override', podPatch('{ hostPID: true }')],
    [
      'the network of the node',
      { extra: deployment('{ app: x }', `{ hostNetwork: true, ${context}, containers: [${container}] }`) },
    ],
    [
      'a folder of the node',
      {
        extra: deployment(
          '{ app: x }',
          `{ volumes: [{ name: a, hostPath: { path: / } }], ${context}, containers: [${container}] }`,
        ),
      },
    ],
    ['root', { extra: deployment('{ app: x }', `{ containers: [${container}] }`) }],
  ])('%s', async (_, attempt) => {
    expect(await codes(attempt)).toEqual(['E387']);
    const platform = 'namespaces: { shop-live: { podSecurity: privileged } }\n';
    expect(await codes({ ...attempt, environment: platform })).toEqual([]);
  });
});

describe('a kind is refused', () => {
  test.each<[string, string, string?]>([
    ['example.com/v1', 'Widget'],
    ['networking.istio.io/v1', 'EnvoyFilter'],
    ['discovery.k8s.io/v1', 'EndpointSlice', 'addressType: IPv4\nendpoints: []\n'],
    ['gateway.networking.k8s.io/v1beta1', 'ReferenceGrant'],
    ['gateway.envoyproxy.io/v1alpha1', 'EnvoyPatchPolicy'],
    ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
    ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
    ['external-secrets.io/v1', 'ClusterSecretStore'],
  ])('that is not known to reach no further than its namespace: %s %s', async (apiVersion, kind, rest = '') => {
    expect(await codes({ extra: `${head(apiVersion, kind)}${rest}` })).toContain('E363');
  });

  test('unless the platform lists it', async () => {
    const extra = head('example.com/v1', 'Widget');
    expect(await codes({ extra, platform: 'extraKinds: [example.com/Widget]\n' })).toEqual([]);
  });

  test('in a list, too, whose objects are told of one by one', async () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: x } }\n  - { apiVersion: v1, kind: ConfigMap, metadata: { name: evil-x } }\n`;
    expect(await told({ extra: list })).toEqual([
      expect.stringMatching(/^evil\/extra\/evil\.yaml:4:\d+ .*ClusterRole.*\[E363\]$/),
    ]);
  });
});
