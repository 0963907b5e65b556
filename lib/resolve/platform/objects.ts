import { workloadTypes } from '../../model/workload-types';
import { madeFor } from '../../api/gateway-kinds';
import type { GatewayTable } from '../../model/gateway-facts';
import { perTable } from '../../model/per-table';
import { controllerName, objectName } from '../../model/object-name';
import type { Position } from '../../model/problem';
import type { StackUnit, Unit } from '../../model/unit';

/** An object that is to stand in a cluster. */
export interface ClusterObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Where it is written. @default - Strata makes it */
  readonly position?: Position;
}

type Make = (unit: Unit, gateways: GatewayTable) => readonly (readonly [kind: string, name: string])[];

const each = (kinds: readonly string[], names: readonly string[]) =>
  names.flatMap((name) => kinds.map((kind) => [kind, name] as const));

/** Kinds that controllers of the cluster make under the name of what they are told. */
const secretOf = ['ExternalSecret', 'Secret'];

/** What is made of a service in its namespace, but for the Services at which it answers. */
const made: readonly Make[] = [
  ({ service: { name } }) => each(['ServiceAccount', 'NetworkPolicy'], [name]),
  ({ service: { name, security } }) => (security.rbac.length ? each(['Role', 'RoleBinding'], [name]) : []),
  ({ service: { name }, files }) => (files.length ? each(['ConfigMap'], [name]) : []),
  ({ service: { name }, values }) =>
    Object.values(values).some((value) => 'from' in value)
      ? [
          ['ExternalSecret', name],
          ['Secret', objectName(name, '-bundle')],
        ]
      : [],
  ({ service: { name, secrets }, names }) =>
    names.store && secrets.length
      ? [
          ['ExternalSecret', objectName(name, '-secrets')],
          ['Secret', names.secrets],
        ]
      : [],
  ({ service: { name, migration } }) =>
    migration ? each(['Job', 'NetworkPolicy'], [objectName(name, '-migrate')]) : [],
  ({
    service: {
      name,
      workload: { type },
    },
  }) => {
    const { kind } = workloadTypes[type];
    const isCounted = kind === 'StatefulSet' || kind === 'CronJob';
    return kind ? [[kind, objectName(name, '', isCounted ? controllerName : undefined)]] : [];
  },
  ({ service: { name, scaling } }) => each(['HorizontalPodAutoscaler'], scaling.autoscaling ? [name] : []),
  ({ service: { name, scaling } }) =>
    each(['PodDisruptionBudget'], (scaling.autoscaling?.min ?? scaling.replicas) > 1 ? [name] : []),
  ({ service: { volumes } }) =>
    volumes.flatMap(({ source }) =>
      source.type === 'claim' ? [['PersistentVolumeClaim', source.claimName] as const] : [],
    ),
  claimsOfPods,
  ({ service: { name, networking } }, gateways) =>
    networking.ingress
      ? routesOf(gateways).flatMap(({ kind, suffixes = [''] }) =>
          suffixes.map((suffix) => [kind, `${name}${suffix}`] as const),
        )
      : [],
  ({ inCluster }) => backingObjects(inCluster),
];

/** Objects of backings inside the cluster, but for their Services. */
export function backingObjects(inCluster: StackUnit | undefined): ReturnType<Make> {
  const names = (inCluster?.bindings ?? []).map(({ physicalName }) => physicalName);
  const keys = names.map((name) => `${name}-credentials`);
  return [
    ...each(['StatefulSet', 'NetworkPolicy', 'ConfigMap', 'ServiceAccount'], names),
    ...each(
      ['Job'],
      names.map((name) => `${name}-setup`),
    ),
    ...each(['Password', ...secretOf], [...names, ...keys]),
  ];
}

/** What an ingress may be made of, by any gateway: each kind once. */
const routesOf = perTable((gateways: GatewayTable) => [
  ...new Map(madeFor('service', gateways).map((one) => [one.kind, one])).values(),
]);

/** Most claims that are named one by one for pods of a StatefulSet. */
const mostClaims = 100;

/** The claims that pods of a StatefulSet get. @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage */
function claimsOfPods({ service: { name, volumes, scaling } }: Unit): ReturnType<Make> {
  const most = Math.min(mostClaims, scaling.autoscaling?.max ?? scaling.replicas);
  const set = objectName(name, '', controllerName);
  return volumes.flatMap((volume) =>
    volume.source.type === 'claimTemplate'
      ? Array.from({ length: most }, (_, index) => ['PersistentVolumeClaim', `${volume.name}-${set}-${index}`] as const)
      : [],
  );
}

/** Services of a unit beside those at which it answers: the one that names its pods. */
export function headless({
  service: {
    name,
    workload: { type },
    networking,
  },
}: Unit): readonly string[] {
  const isGiven = networking.endpoints.some((one) => one.type === 'Headless');
  return workloadTypes[type].stableIdentity && !isGiven ? [objectName(name, '-headless')] : [];
}

/** Every object of a unit, but for its Services. */
export function objectsOf(unit: Unit, gateways: GatewayTable): ClusterObject[] {
  const { namespace } = unit.names;
  const own = made.flatMap((of) => of(unit, gateways)).map(([kind, name]) => ({ kind, name, namespace }));
  const logins = unit.logins.flatMap((login) =>
    each(
      ['Job', 'NetworkPolicy', 'ExternalSecret', 'ConfigMap'],
      [objectName(`${unit.service.name}-${login.name}`, '-login')],
    ).map(([kind, name]) => ({ kind, name, namespace: login.namespace })),
  );
  return [...own, ...logins, ...extraObjects(unit).filter(({ kind }) => kind !== 'Service')];
}

/** Objects of a unit's extra files. */
export function extraObjects({ service: { extras }, names: { namespace } }: Unit): ClusterObject[] {
  return extras.flatMap(({ layer, body, position }) => {
    if (layer !== 'kubernetes') return [];
    const { kind, metadata } = body as { readonly kind: string; readonly metadata: { readonly name: string } };
    return [{ kind, name: metadata.name, namespace, position }];
  });
}

/** Objects of the cluster's own in a namespace where services run. */
export function guards(namespace: string): readonly (readonly [kind: string, name: string])[] {
  return [
    ['NetworkPolicy', `default-deny-${namespace}`],
    ['NetworkPolicy', `acme-solver-${namespace}`],
    ['RoleBinding', `reconcile-${namespace}`],
    ['ResourceQuota', namespace],
    ['LimitRange', namespace],
  ];
}
