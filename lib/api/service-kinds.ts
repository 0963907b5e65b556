import type { GatewayTable } from '../model/gateway-facts';
import { perTable } from '../model/per-table';
import type { Permit } from '../model/permits';
import { gatewayKinds } from './gateway-kinds';

/** A kind that services may have. */
export interface ServiceKind {
  readonly group: string;
  readonly kind: string;
  /** Its resource name in RBAC. */
  readonly resource: string;
  /** Permit for it. @default - none is needed */
  readonly permit?: Permit;
}

type Kinds = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Kinds of Strata's output, independent of the gateway, by group. */
const made: Kinds = {
  '': {
    ConfigMap: 'configmaps',
    PersistentVolumeClaim: 'persistentvolumeclaims',
    Secret: 'secrets',
    Service: 'services',
    ServiceAccount: 'serviceaccounts',
  },
  apps: { Deployment: 'deployments', StatefulSet: 'statefulsets' },
  autoscaling: { HorizontalPodAutoscaler: 'horizontalpodautoscalers' },
  batch: { CronJob: 'cronjobs', Job: 'jobs' },
  'external-secrets.io': { ExternalSecret: 'externalsecrets' },
  'generators.external-secrets.io': { Password: 'passwords' },
  'networking.k8s.io': { NetworkPolicy: 'networkpolicies' },
  policy: { PodDisruptionBudget: 'poddisruptionbudgets' },
  'rbac.authorization.k8s.io': { Role: 'roles', RoleBinding: 'rolebindings' },
};

/** Further kinds of `extra/` that are limited to their namespace. */
const added: Kinds = {
  '': { Pod: 'pods' },
  apps: { DaemonSet: 'daemonsets' },
  'argoproj.io': { Rollout: 'rollouts' },
  'autoscaling.k8s.io': { VerticalPodAutoscaler: 'verticalpodautoscalers' },
  'cert-manager.io': { Certificate: 'certificates' },
  'gateway.networking.k8s.io': { GRPCRoute: 'grpcroutes', HTTPRoute: 'httproutes' },
  'generators.external-secrets.io': { UUID: 'uuids' },
  'keda.sh': { ScaledJob: 'scaledjobs', ScaledObject: 'scaledobjects' },
  'monitoring.coreos.com': {
    AlertmanagerConfig: 'alertmanagerconfigs',
    PodMonitor: 'podmonitors',
    PrometheusRule: 'prometheusrules',
    ServiceMonitor: 'servicemonitors',
  },
  'networking.istio.io': { VirtualService: 'virtualservices' },
  'networking.k8s.io': { Ingress: 'ingresses' },
};

/** Kinds that need a permit, by permit. */
const permitted: Readonly<Partial<Record<Permit, Kinds>>> = {
  stores: { 'external-secrets.io': { PushSecret: 'pushsecrets', SecretStore: 'secretstores' } },
  hosts: { 'gateway.networking.k8s.io': { TLSRoute: 'tlsroutes', TCPRoute: 'tcproutes', UDPRoute: 'udproutes' } },
};

function listed(kinds: Kinds, permit?: Permit): ServiceKind[] {
  return Object.entries(kinds).flatMap(([group, all]) =>
    Object.entries(all).map(([kind, resource]) => ({ group, kind, resource, ...(permit && { permit }) })),
  );
}

const common: readonly ServiceKind[] = [
  ...listed(made),
  ...listed(added),
  ...Object.entries(permitted).flatMap(([permit, kinds]) => listed(kinds, permit as Permit)),
];

const commonNames: ReadonlySet<string> = new Set(
  common.flatMap(({ group, kind, permit }) => (permit ? [] : [`${group}/${kind}`])),
);

/** Whether services of every platform may have objects of a kind. */
export function isCommonKind(group: string, kind: string): boolean {
  return commonNames.has(`${group}/${kind}`);
}

/** Kinds by name: those of all platforms, and those of their gateways. */
const knownBy = perTable((gateways: GatewayTable): ReadonlyMap<string, ServiceKind> => {
  const ofGateways = gatewayKinds(gateways).filter((one) => one.permit ?? one.madeFor?.includes('service'));
  const all = [
    ...ofGateways.map(({ group, kind, resource, permit }) => ({ group, kind, resource, ...(permit && { permit }) })),
    ...common,
  ];
  return new Map(all.map((one) => [`${one.group}/${one.kind}`, one]));
});

/** Settings of a platform about kinds. */
interface Said {
  readonly permits?: Readonly<Record<string, readonly Permit[]>>;
  readonly extraKinds?: readonly string[];
}

/** A kind that services may have; undefined for one that is not known to be limited to its namespace. */
export function serviceKind(
  apiVersion: string,
  kind: string,
  { extraKinds = [] }: Said,
  gateways: GatewayTable,
): ServiceKind | undefined {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const name = `${group}/${kind}`;
  return (
    knownBy(gateways).get(name) ?? (extraKinds.includes(name) ? { group, kind, resource: pluralOf(kind) } : undefined)
  );
}

/** Kinds that services of a platform may have. */
export function serviceKinds({ permits = {}, extraKinds = [] }: Said, gateways: GatewayTable): ServiceKind[] {
  const allowed = new Set(Object.values(permits).flat());
  const own = extraKinds.map((name): ServiceKind => {
    const [group, kind] = name.split('/') as [string, string];
    return { group, kind, resource: pluralOf(kind) };
  });
  const known = [...knownBy(gateways).values()];
  return [...known.filter(({ permit }) => !permit || allowed.has(permit)), ...own];
}

/** Resource name of a kind in RBAC, by the common rule of CustomResourceDefinitions. */
function pluralOf(kind: string): string {
  const word = kind.toLowerCase();
  if (/(s|x|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
