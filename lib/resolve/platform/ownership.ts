import type { GatewayTable } from '../../model/gateway-facts';
import type { VariablesFrom } from '../../model/parts/config';
import type { VolumeSource } from '../../model/parts/volumes';
import type { DataUnit, Unit } from '../../model/unit';
import type { Position, Problem } from '../../model/problem';
import { at, isMapping } from '../settings/deep-merge';
import type { LocatedSummary } from './check';
import { namespaceOf } from './claims';
import type { UnitSummary } from './unit-summary';
import { backingObjects, guards, objectsOf } from './objects';
import type { Name } from './physical-names';

/** Something that is there, or that a service uses: where it is, and its name there. */
export type ScopedName = Name;

/** Something that a service uses by its name, and where its author says so. */
export interface Use extends ScopedName {
  /** What it is, for people. */
  readonly what: string;
  readonly path: readonly PropertyKey[];
  /** Where it is said, where that is no setting. @default - at `path` */
  readonly position?: Position;
}

/** Kinds that services use by name. */
const named = ['Secret', 'PersistentVolumeClaim'];

/** What a unit makes that others could use by its name. */
export function makesOf(unit: Unit, gateways: GatewayTable): ScopedName[] {
  const objects = objectsOf(unit, gateways).filter(({ kind }) => named.includes(kind));
  const { ingress } = unit.service.networking;
  return [
    ...objects.map(({ kind, name, namespace }) => ({ where: `${namespaceOf(unit, namespace)} ${kind}`, name })),
    ...(ingress ? [{ where: hostsOf(unit), name: ingress.host }] : []),
  ];
}

/** Where hosts count. */
function hostsOf({ environment }: Unit): string {
  return `${environment.cluster.name} host`;
}

/** Hosts of others that sidecars of a mesh would lead to the service. */
function meshedHosts(unit: Unit): Use[] {
  const own = unit.service.networking.ingress?.host;
  return unit.service.extras.flatMap(({ body, position }) => {
    const hosts = at(body, ['kind']) === 'VirtualService' ? at(body, ['spec', 'hosts']) : [];
    return (Array.isArray(hosts) ? hosts : [])
      .filter((host) => host !== own)
      .map((host) => ({ where: hostsOf(unit), name: String(host), what: 'a host', path: [], position }));
  });
}

/** Kinds in words. */
const words = { Secret: 'a Secret', PersistentVolumeClaim: 'a claim' } as const;

/** What a volume is filled from that has a name of its own. */
const filling: Partial<{
  readonly [T in VolumeSource['type']]: (
    source: Extract<VolumeSource, { readonly type: T }>,
  ) => readonly [kind: keyof typeof words, name: string];
}> = {
  existingClaim: ({ claimName }) => ['PersistentVolumeClaim', claimName],
  secret: ({ name }) => ['Secret', name],
};

/** What variables come from that is not everybody's in a namespace. */
const providing: Readonly<Record<VariablesFrom['kind'], keyof typeof words | undefined>> = {
  secret: 'Secret',
  configMap: undefined,
};

/** What a unit uses by its name, whoever makes it. */
export function usesOf(unit: Unit): Use[] {
  const { service, bindings, environment } = unit;
  const inNamespace = (kind: string) => `${namespaceOf(unit, unit.names.namespace)} ${kind}`;
  const volumes = service.volumes.flatMap(({ source }, index): Use[] => {
    const [kind, name] = filling[source.type]?.(source as never) ?? [];
    return kind ? [{ where: inNamespace(kind), name: name!, what: words[kind], path: ['volumes', index] }] : [];
  });
  const variables = service.variablesFrom.flatMap(({ kind, name }, index): Use[] => {
    const found = providing[kind];
    const path = ['config', 'envFrom', index];
    return found ? [{ where: inNamespace(found), name, what: words[found], path }] : [];
  });
  const backings = bindings.flatMap(({ cloud, kind, name, existing }): Use[] => {
    const account = environment.placements[cloud]?.account ?? environment.cluster.name;
    const path = ['integrations', name, 'existing'];
    return existing === undefined
      ? []
      : [{ where: `${cloud} ${account} ${kind}`, name: existing, what: `a ${kind}`, path }];
  });
  const written = [...service.extras, ...service.overrides].flatMap((one): Use[] => {
    if (one.layer !== 'kubernetes') return [];
    const found = references('body' in one ? one.body : one.patch);
    return found.map(([kind, name]) => ({
      ...{ where: inNamespace(kind), name, what: words[kind] },
      ...{ path: [], position: one.position },
    }));
  });
  return [...volumes, ...variables, ...backings, ...written, ...meshedHosts(unit)];
}

/** Where objects name Secrets and claims of their namespace, by the key and the key in it. */
const naming: Readonly<Record<string, readonly [kind: keyof typeof words, key: string]>> = {
  secretKeyRef: ['Secret', 'name'],
  secretRef: ['Secret', 'name'],
  secret: ['Secret', 'name'],
  persistentVolumeClaim: ['PersistentVolumeClaim', 'claimName'],
};

/** Secrets and claims that an object, or a patch of one, names. */
function references(value: unknown): (readonly [kind: keyof typeof words, name: string])[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'secretName') return typeof inner === 'string' ? [['Secret', inner] as const] : [];
    const [kind, name] = naming[key] ?? [];
    const found = kind && isMapping(inner) ? inner[name!] : undefined;
    return [...(typeof found === 'string' ? [[kind!, found] as const] : []), ...references(inner)];
  });
}

/** What one unit uses that another one makes, and has not shared with it. */
export function checkUses(closed: readonly LocatedSummary[]): Problem[] {
  const makers = new Map<string, UnitSummary>();
  for (const { summary } of closed)
    for (const { where, name } of [...summary.makes, ...summary.names]) makers.set(`${where} ${name}`, summary);
  return closed.flatMap(({ summary, locate }) =>
    summary.uses.flatMap(({ where, name, what, path, position }): Problem[] => {
      const maker = makers.get(`${where} ${name}`);
      if (!maker || maker.service === summary.service || maker.sharedWith.includes(summary.service)) return [];
      const message = `expected ${what} of its own or one that its owner shares, got ${name}, which ${maker.service} makes: its spec says security.sharedWith: [${summary.service}]`;
      return [{ ...(position ?? locate(path)), code: 'E358', message }];
    }),
  );
}

/** Objects of the clusters' own and of what environments share, as claims name them, by whom they are. */
export function takenBy(closed: readonly LocatedSummary[], data: readonly DataUnit[]) {
  const spaces = new Set(closed.map(({ summary: { environment, namespace } }) => `${environment} ${namespace}`));
  const own = [...spaces].flatMap((space) =>
    guards(space.slice(space.indexOf(' ') + 1)).map(
      ([kind, name]) => [`${space} ${kind} ${name}`, 'the cluster'] as const,
    ),
  );
  const shared = data.flatMap((one) =>
    backingObjects(one.inCluster).map(
      ([kind, name]) => [`${namespaceOf(one, one.namespace)} ${kind} ${name}`, 'the environment'] as const,
    ),
  );
  return new Map([...own, ...shared]);
}
