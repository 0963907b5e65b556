import { type KubernetesObject, condition, title } from './object';
import { namedBy } from './pod-spec';
import { type Selector, selects } from './selector';
import type { World } from './world';

/** What must hold between objects of a cluster once all workloads are up. */
export interface Tie {
  /** What is counted, in the plural. */
  readonly holds: string;
  readonly kinds: readonly string[];
  /** What does not hold; nothing for an object that the tie is not about. */
  readonly check: (object: KubernetesObject, world: World) => readonly string[] | undefined;
}

interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
}

interface Slice extends KubernetesObject {
  readonly ports?: readonly { readonly name?: string; readonly port?: number }[];
  readonly endpoints?: readonly { readonly conditions?: { readonly ready?: boolean } }[];
}

interface Reference {
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
}

/** A spec as a tie expects it. */
const specOf = <Spec>({ spec = {} }: KubernetesObject) => spec as Spec;

const counts = (object: KubernetesObject) => (object.status ?? {}) as Readonly<Record<string, number | undefined>>;

/** Whether a policy is about all pods of its namespace. */
const isOfAll = (policy: KubernetesObject) =>
  Object.keys(specOf<{ readonly podSelector?: Selector }>(policy).podSelector ?? {}).length === 0;

const portsOf = (service: KubernetesObject) => specOf<{ readonly ports?: readonly ServicePort[] }>(service).ports ?? [];

/** Ties of a cluster; what is not about names alone waits for its controller. */
export const ties: readonly Tie[] = [
  {
    holds: 'workloads whose ConfigMaps, Secrets, ServiceAccounts, claims and PriorityClasses exist',
    kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'],
    check: (object, world) =>
      namedBy(object)
        .filter(({ kind, name }) => !world.find(kind, object.metadata.namespace, name))
        .map(({ kind, name }) => `its pods name ${kind} ${name}, which does not exist`),
  },
  { holds: 'Services that have ready endpoints for all of their ports', kinds: ['Service'], check: endpoints },
  {
    holds: 'routes whose backends are a Service and a port of it',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    check: (object, world) => [
      ...specOf<{ readonly rules?: readonly { readonly backendRefs?: readonly Reference[] }[] }>(object)
        .rules!.flatMap(({ backendRefs = [] }) => backendRefs)
        .filter(({ kind = 'Service' }) => kind === 'Service')
        .flatMap((to) => backend(world, to.namespace ?? object.metadata.namespace, to.name, to.port)),
      ...specOf<{ readonly parentRefs?: readonly Reference[] }>(object)
        .parentRefs!.filter(
          (to) => !world.find(to.kind ?? 'Gateway', to.namespace ?? object.metadata.namespace, to.name),
        )
        .map((to) => `no ${to.kind ?? 'Gateway'} ${to.name}`),
    ],
  },
  { holds: 'Ingresses whose backends are a Service and a port of it', kinds: ['Ingress'], check: ingress },
  {
    holds: 'policies of gateways whose targets exist',
    kinds: ['BackendTrafficPolicy', 'ClientTrafficPolicy', 'SecurityPolicy'],
    check: (object, world) =>
      (specOf<{ readonly targetRefs?: readonly Required<Reference>[] }>(object).targetRefs ?? [])
        .filter(({ kind, name }) => !world.find(kind, object.metadata.namespace, name))
        .map(({ kind, name }) => `no ${kind} ${name}`),
  },
  {
    holds: 'ExternalSecrets whose store or generator exists',
    kinds: ['ExternalSecret'],
    check: (object, world) => {
      const { secretStoreRef: store } = specOf<{ readonly secretStoreRef?: Reference }>(object);
      if (!store) return undefined;
      const kind = store.kind ?? 'SecretStore';
      return world.find(kind, object.metadata.namespace, store.name) ? [] : [`no ${kind} ${store.name}`];
    },
  },
  {
    holds: 'PodDisruptionBudgets that count pods and allow one to go',
    kinds: ['PodDisruptionBudget'],
    check: (object) => {
      const { expectedPods = 0, disruptionsAllowed = 0 } = counts(object);
      if (expectedPods === 0) return ['counts no pods'];
      return disruptionsAllowed > 0 ? [] : [`allows none of ${expectedPods} pods to go`];
    },
  },
  {
    holds: 'HorizontalPodAutoscalers that find what they scale, without the metrics to scale by',
    kinds: ['HorizontalPodAutoscaler'],
    check: (object) => {
      const able = condition(object, 'AbleToScale');
      return able?.status === 'True' ? [] : [able?.message ?? 'not reconciled yet'];
    },
  },
  {
    holds: 'NetworkPolicies of services that select pods',
    kinds: ['NetworkPolicy'],
    check: (object, world) => {
      const { podSelector = {} } = specOf<{ readonly podSelector?: Selector }>(object);
      if (isOfAll(object)) return undefined;
      const pods = world.of('Pod', object.metadata.namespace);
      return pods.some(({ metadata }) => selects(podSelector, metadata.labels)) ? [] : ['selects no pod'];
    },
  },
  {
    holds: 'pods that were admitted where Pod Security is enforced and all traffic denied but for what is allowed',
    kinds: ['Pod'],
    check: ({ metadata: { namespace } }, world) => {
      const { labels = {} } = world.find('Namespace', undefined, namespace!)!.metadata;
      return [
        ...('pod-security.kubernetes.io/enforce' in labels ? [] : [`namespace ${namespace} enforces nothing`]),
        ...(world.of('NetworkPolicy', namespace).some(isOfAll) ? [] : [`namespace ${namespace} denies nothing`]),
      ];
    },
  },
  {
    holds: 'ResourceQuotas that hold, and count what is used',
    kinds: ['ResourceQuota'],
    check: ({ status = {} }) => {
      const { hard = {}, used = {} } = status as Readonly<Record<string, Readonly<Record<string, string>>>>;
      const uncounted = Object.keys(hard).filter((name) => used[name] === undefined);
      return Object.keys(hard).length === 0 ? ['not reconciled yet'] : uncounted.map((name) => `no count of ${name}`);
    },
  },
];

/** How kubectl names what the ties look into. */
export const tiedKinds: readonly string[] = [
  ...['services', 'pods', 'configmaps', 'secrets', 'serviceaccounts', 'persistentvolumeclaims', 'namespaces'],
  ...['resourcequotas', 'deployments.apps', 'statefulsets.apps', 'daemonsets.apps', 'jobs.batch', 'cronjobs.batch'],
  ...['endpointslices.discovery.k8s.io', 'poddisruptionbudgets.policy', 'horizontalpodautoscalers.autoscaling'],
  ...['ingresses.networking.k8s.io', 'networkpolicies.networking.k8s.io', 'priorityclasses.scheduling.k8s.io'],
  ...['httproutes', 'grpcroutes', 'gateways'].map((name) => `${name}.gateway.networking.k8s.io`),
  ...['externalsecrets', 'secretstores', 'clustersecretstores'].map((name) => `${name}.external-secrets.io`),
  ...['backendtrafficpolicies', 'clienttrafficpolicies', 'securitypolicies'].map((n) => `${n}.gateway.envoyproxy.io`),
];

/** What ties hold of how many objects, and what does not. */
export function examine(world: World): { readonly held: ReadonlyMap<string, number>; readonly broken: string[] } {
  const held = new Map<string, number>();
  const broken = ties.flatMap(({ holds, kinds, check }) =>
    world.objects
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap((object) => {
        const complaints = check(object, world);
        if (complaints?.length === 0) held.set(holds, (held.get(holds) ?? 0) + 1);
        return (complaints ?? []).map((text) => `${title(object)}: ${text}`);
      }),
  );
  return { held, broken };
}

function endpoints(service: KubernetesObject, world: World): readonly string[] | undefined {
  const { name, namespace } = service.metadata;
  if (!service.spec?.selector) return undefined;
  const slices = world
    .of('EndpointSlice', namespace)
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === name) as Slice[];
  const open = slices
    .filter(({ endpoints: all }) => (all ?? []).some(({ conditions }) => conditions?.ready))
    .flatMap(({ ports }) => ports ?? []);
  return portsOf(service)
    .filter((port) => !open.some((one) => one.name === (port.name ?? '') && one.port !== undefined))
    .map(({ port, targetPort }) => `no ready endpoint for its port ${port}, at ${targetPort} of its pods`);
}

function ingress(object: KubernetesObject, world: World): string[] {
  interface Backend {
    readonly service: { readonly name: string; readonly port: { readonly number?: number; readonly name?: string } };
  }
  interface Spec {
    readonly defaultBackend?: Backend;
    readonly rules?: readonly { readonly http?: { readonly paths: readonly { readonly backend: Backend }[] } }[];
  }
  const { defaultBackend, rules = [] } = specOf<Spec>(object);
  const all = [
    ...(defaultBackend ? [defaultBackend] : []),
    ...rules.flatMap(({ http }) => http?.paths ?? []).map((path) => path.backend),
  ];
  return all.flatMap(({ service: { name, port } }) =>
    backend(world, object.metadata.namespace, name, port.number ?? port.name),
  );
}

function backend(
  world: World,
  namespace: string | undefined,
  name: string,
  port: number | string | undefined,
): string[] {
  const service = world.find('Service', namespace, name);
  if (!service) return [`no Service ${namespace}/${name}`];
  const found = portsOf(service).some((one) => one.port === port || one.name === port);
  return found ? [] : [`Service ${name} has no port ${port}`];
}
