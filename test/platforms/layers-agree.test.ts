import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

const dist = join(__dirname, '../../dist');

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;
type Labels = Readonly<Record<string, string>>;

/** Objects of all environments by platform and environment, as they are committed. */
const objects: readonly { readonly environment: string; readonly file: string; readonly body: Json }[] = readdirSync(
  join(dist, 'kubernetes'),
  { recursive: true, encoding: 'utf8' },
)
  .filter((path) => /^[\w-]+\/environments\/.*\.yaml$/.test(path))
  .map((file) => {
    const [platform, , environment] = file.split('/');
    const body = load(readFileSync(join(dist, 'kubernetes', file), 'utf8'));
    return { environment: `${platform}.${environment}`, file, body };
  });

const named = (kind: string) => objects.filter(({ body }) => body.kind === kind);

interface Pods {
  readonly environment: string;
  readonly namespace: string;
  readonly file: string;
  readonly labels: Labels;
  readonly account?: string;
  /** Port numbers and names. */
  readonly ports: ReadonlySet<string | number>;
}

const pods: readonly Pods[] = objects.flatMap(({ environment, file, body }) => {
  const template = body.spec?.jobTemplate?.spec.template ?? body.spec?.template;
  if (!template?.spec?.containers) return [];
  const containers = [...template.spec.containers, ...(template.spec.initContainers ?? [])];
  const ports: Json[] = containers.flatMap((one: Json) => one.ports ?? []);
  return [
    {
      environment,
      file,
      namespace: body.metadata.namespace,
      labels: template.metadata.labels ?? {},
      account: template.spec.serviceAccountName,
      ports: new Set(ports.flatMap((one) => [one.containerPort, ...(one.name ? [one.name] : [])])),
    },
  ];
});

const selects = (selector: Labels | undefined, labels: Labels) =>
  Object.entries(selector ?? {}).every(([key, value]) => labels[key] === value);

const podsOf = (environment: string, namespace: string, selector: Labels | undefined) =>
  pods.filter((one) => one.environment === environment && one.namespace === namespace && selects(selector, one.labels));

test('there is something to hold', () =>
  expect([objects.length > 500, pods.length > 50, named('Service').length > 30]).toEqual([true, true, true]));

test('each Service selects pods, and leads to a port that they listen on', () => {
  const wrong = named('Service').flatMap(({ environment, file, body }) => {
    const { selector, ports } = body.spec;
    if (!selector) return [];
    const found = podsOf(environment, body.metadata.namespace, selector);
    const listens = (port: Json) => found.some((one) => one.ports.has(port.targetPort ?? port.port));
    return [
      ...(found.length === 0 ? [`${file} selects no pods`] : []),
      ...ports
        .filter((port: Json) => !listens(port))
        .map((port: Json) => `${file}: nothing listens on ${port.targetPort}`),
    ];
  });
  expect(wrong).toEqual([]);
});

test('each route leads to a port of a Service', () => {
  const services = new Map(
    named('Service').map(({ environment, body }) => [
      `${environment} ${body.metadata.namespace} ${body.metadata.name}`,
      body,
    ]),
  );
  const backends = [
    ...named('HTTPRoute').flatMap(({ environment, file, body }) =>
      body.spec.rules.flatMap((rule: Json) =>
        (rule.backendRefs ?? []).map(({ name, port }: Json) => ({ environment, file, body, name, port })),
      ),
    ),
    ...named('Ingress').flatMap(({ environment, file, body }) =>
      body.spec.rules.flatMap(({ http }: Json) =>
        http.paths.map(({ backend: { service } }: Json) => ({
          environment,
          file,
          body,
          name: service.name,
          port: service.port.number ?? service.port.name,
        })),
      ),
    ),
  ];
  expect(backends.length).toBeGreaterThan(10);
  const wrong = backends.filter(({ environment, body, name, port }) => {
    const service = services.get(`${environment} ${body.metadata.namespace} ${name}`);
    return !service?.spec.ports.some((one: Json) => one.port === port || one.name === port);
  });
  expect(wrong.map(({ file, name, port }) => `${file}: ${name}:${port}`)).toEqual([]);
});

test('each NetworkPolicy, budget and autoscaler is of pods that exist', () => {
  const wrong = objects.flatMap(({ environment, file, body }) => {
    const { namespace } = body.metadata;
    if (body.kind === 'NetworkPolicy' || body.kind === 'PodDisruptionBudget') {
      const selector: Labels | undefined = (body.spec.podSelector ?? body.spec.selector)?.matchLabels;
      // One of all pods of a namespace may come before them.
      return selector && podsOf(environment, namespace, selector).length === 0 ? [`${file} selects no pods`] : [];
    }
    if (body.kind !== 'HorizontalPodAutoscaler') return [];
    const { kind, name } = body.spec.scaleTargetRef;
    const exists = named(kind).some(
      (one) =>
        one.environment === environment && one.body.metadata.name === name && one.body.metadata.namespace === namespace,
    );
    return exists ? [] : [`${file} scales nothing`];
  });
  expect(wrong).toEqual([]);
});

test('each NetworkPolicy opens ports that its pods listen on', () => {
  const wrong = named('NetworkPolicy').flatMap(({ environment, file, body }) => {
    const selector: Labels | undefined = body.spec.podSelector?.matchLabels;
    const own = podsOf(environment, body.metadata.namespace, selector);
    const opened: Json[] = (body.spec.ingress ?? []).flatMap((rule: Json) => rule.ports ?? []);
    return opened
      .filter(({ port }) => own.length > 0 && !own.some((one) => one.ports.has(port)))
      .map(({ port }) => `${file} opens ${port}`);
  });
  expect(wrong).toEqual([]);
});

/** Whether a rule's peers admit pods of a namespace. */
const admits = (peers: readonly Json[] | undefined, namespace: string, labels: Labels) =>
  (peers ?? []).length === 0 ||
  peers!.some(
    ({ namespaceSelector, podSelector, ipBlock }) =>
      !ipBlock &&
      selects(namespaceSelector?.matchLabels, { 'kubernetes.io/metadata.name': namespace }) &&
      selects(podSelector?.matchLabels, labels),
  );

test('what a service may call lets it in, on each of the ports', () => {
  const policies = named('NetworkPolicy');
  let held = 0;
  const wrong = policies.flatMap(({ environment, file, body }) => {
    const [caller] = podsOf(environment, body.metadata.namespace, body.spec.podSelector?.matchLabels);
    if (!caller || !body.spec.podSelector?.matchLabels) return [];
    return (body.spec.egress ?? []).flatMap(({ to = [], ports = [] }: Json) =>
      to.flatMap(({ namespaceSelector, podSelector }: Json) => {
        const namespace = namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] ?? body.metadata.namespace;
        if (!podSelector?.matchLabels) return [];
        return podsOf(environment, namespace, podSelector.matchLabels).flatMap((called) => {
          const around = policies.filter(
            (one) =>
              one.environment === environment &&
              one.body.metadata.namespace === namespace &&
              one.body.spec.policyTypes?.includes('Ingress') !== false &&
              one.body.spec.podSelector?.matchLabels &&
              selects(one.body.spec.podSelector.matchLabels, called.labels),
          );
          // Jobs of a service share its label and listen on nothing.
          if (called.ports.size === 0 || around.length === 0) return [];
          held += 1;
          return ports
            .filter(
              ({ port }: Json) =>
                !around.some((one) =>
                  (one.body.spec.ingress ?? []).some(
                    (rule: Json) =>
                      admits(rule.from, caller.namespace, caller.labels) &&
                      (!rule.ports || rule.ports.some((open: Json) => open.port === port)),
                  ),
                ),
            )
            .map(({ port }: Json) => `${file}: ${called.file} refuses ${port}`);
        });
      }),
    );
  });
  expect(wrong).toEqual([]);
  expect(held).toBeGreaterThan(50);
});

const stacks: readonly { readonly stack: string; readonly resources: Json }[] = readdirSync(
  join(dist, 'terraform/stacks'),
).map((stack) => ({
  stack,
  resources: JSON.parse(readFileSync(join(dist, 'terraform/stacks', stack, 'cdk.tf.json'), 'utf8')).resource ?? {},
}));

const all = (resources: Json, type: string): Json[] => Object.values(resources[type] ?? {});

/** Service accounts that identities of a stack trust, as `namespace:name`. */
const trusted = (resources: Json): string[] => [
  ...all(resources, 'aws_eks_pod_identity_association').map((one) => `${one.namespace}:${one.service_account}`),
  ...all(resources, 'azurerm_federated_identity_credential').map((one) =>
    one.subject.replace('system:serviceaccount:', ''),
  ),
  ...all(resources, 'google_service_account_iam_member')
    .filter(({ role }) => role === 'roles/iam.workloadIdentityUser')
    .map(({ member }) => /\[(.*)]$/.exec(member)![1]!.replace('/', ':')),
];

test('each identity of a service is that of its pods, and each stack with rights has one', () => {
  const services = stacks.flatMap(({ stack, resources }) => {
    const [platform, environment, service] = stack.split('.') as [string, string, string];
    const own = pods.filter(
      (one) =>
        one.environment === `${platform}.${environment}` &&
        one.file.split('/')[3] === service &&
        one.account === service,
    );
    return own.length > 0 ? [{ stack, resources, own }] : [];
  });
  expect(services.length).toBeGreaterThan(15);
  const wrong = services.flatMap(({ stack, resources, own }) => {
    const accounts = new Set(own.map(({ namespace, account }) => `${namespace}:${account}`));
    const found = trusted(resources);
    return found.length > 0 && found.every((one) => accounts.has(one)) ? [] : [`${stack} trusts ${found.join(', ')}`];
  });
  expect(wrong).toEqual([]);
});

/** Ports of RDS that names none. */
const usual: Readonly<Record<string, number>> = { postgres: 5432, mysql: 3306 };

test('each security group opens the port of what it is around', () => {
  const servers = stacks.flatMap(({ stack, resources }) =>
    [
      ...all(resources, 'aws_db_instance').map((one) => ({
        groups: one.vpc_security_group_ids,
        port: one.port ?? usual[one.engine],
      })),
      ...all(resources, 'aws_elasticache_replication_group').map((one) => ({
        groups: one.security_group_ids,
        port: one.port,
      })),
    ].map((one) => ({ stack, ...one, rules: all(resources, 'aws_vpc_security_group_ingress_rule') })),
  );
  expect(servers.length).toBeGreaterThan(3);
  for (const { stack, groups, port, rules } of servers) {
    const opened = rules.filter((rule) => groups.includes(rule.security_group_id));
    expect([stack, opened.map((rule) => [rule.from_port, rule.to_port])]).toEqual([stack, [[port, port]]]);
  }
});
