import type { ChartValues } from './chart-value';
import type { Family } from './families';

/** A switch of objects. */
interface Flag {
  readonly path: readonly string[];
  readonly description: string;
}

const flag = (path: string, description: string): Flag => ({ path: path.split('.'), description });

const gateway = flag('gateway.enabled', 'whether the service has its routes, and policies of the gateway');
const monitors = flag('monitoring.enabled', 'whether monitors of Prometheus are installed');

/** Switches by kind. */
const byKind: Readonly<Record<string, Flag>> = {
  HorizontalPodAutoscaler: flag('autoscaling.enabled', 'whether an autoscaler sets the number of pods'),
  ScaledObject: flag('autoscaling.enabled', 'whether KEDA sets the number of pods'),
  PodDisruptionBudget: flag('podDisruptionBudget.enabled', 'whether disruptions are limited'),
  Ingress: flag('ingress.enabled', 'whether the service has an Ingress'),
  NetworkPolicy: flag('networkPolicy.enabled', 'whether NetworkPolicies are installed'),
  ServiceAccount: flag('serviceAccount.create', 'whether the ServiceAccount is made'),
  ExternalSecret: flag(
    'externalSecrets.enabled',
    'whether External Secrets makes the Secrets; otherwise they have to be there',
  ),
  ServiceMonitor: monitors,
  PodMonitor: monitors,
  PrometheusRule: monitors,
};

const gatewayGroups = /^(?:gateway\.networking\.k8s\.io|gateway\.envoyproxy\.io|configuration\.konghq\.com)\//;

/** The switch of all objects like this one. @default - it has none */
function sharedFlag({ kind, apiVersion }: Family): Flag | undefined {
  return gatewayGroups.test(apiVersion) ? gateway : byKind[kind];
}

/** What the objects of a phase are for. */
const phases: Readonly<Record<Exclude<Family['phase'], 'run'>, string>> = {
  login: 'whether accounts of databases are made',
  bindings: 'whether accounts, Secrets and files of the pods are made',
  migrate: 'whether databases are migrated',
  monitoring: 'whether rules, dashboards and monitors are installed',
};

const schema = { type: 'boolean' };

/** Adds the switches of an object, and returns the conditions of its template. */
export function conditionsOf(family: Family, all: readonly Family[], values: ChartValues): string[] {
  const shared = sharedFlag(family);
  const like = shared ? all.filter((one) => sharedFlag(one)?.path.join() === shared.path.join()) : [];
  const isOn = family.bodies.map((_, index) => (shared ? like.some(({ bodies }) => bodies[index]) : true));
  const paths: (readonly string[])[] = [];
  if (family.phase !== 'run')
    paths.push(
      values.add({
        path: ['phases', family.phase],
        description: phases[family.phase],
        schema,
        values: family.bodies.map(() => true),
      }),
    );
  if (shared) paths.push(values.add({ ...shared, schema, values: isOn }));
  const isWhole = family.bodies.every((body, index) => body || !isOn[index]);
  if (!isWhole)
    paths.push(
      values.add({
        path: [family.group, 'enabled'],
        description: `whether ${family.kind} ${family.name} is installed`,
        schema,
        values: family.bodies.map((body) => body !== undefined),
      }),
    );
  return paths.map((path) => `.Values.${path.join('.')}`);
}
