import type { ScopedName, Use, UnitSummary, LocatedSummary } from './unit-summary';
import type { GatewayTable } from '../../model/gateway-facts';
import type { VariablesFrom } from '../../model/parts/config';
import type { VolumeSource } from '../../model/parts/volumes';
import type { DataUnit, Unit } from '../../model/unit';
import type { Problem } from '../../model/problem';
import { at, isMapping } from '../../model/mapping';
import { namespaceOf } from './claims';
import { backingObjects, guards, objectsOf } from './objects';

/** Kinds that services refer to by name. */
const named = ['Secret', 'PersistentVolumeClaim'];

/** Resources of a unit that other services could refer to. */
export function makesOf(unit: Unit, gateways: GatewayTable): ScopedName[] {
  const objects = objectsOf(unit, gateways).filter(({ kind }) => named.includes(kind));
  const { ingress } = unit.service.networking;
  return [
    ...objects.map(({ kind, name, namespace }) => ({ where: `${namespaceOf(unit, namespace)} ${kind}`, name })),
    ...(ingress ? [{ where: hostsOf(unit), name: ingress.host }] : []),
  ];
}

/** Scope of hosts. */
function hostsOf({ environment }: Unit): string {
  return `${environment.cluster.name} host`;
}

/** Hosts of other services that mesh sidecars would route to the service. */
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

/** Sources of a volume with a name. */
const filling: Partial<{
  readonly [T in VolumeSource['type']]: (
    source: Extract<VolumeSource, { readonly type: T }>,
  ) => readonly [kind: keyof typeof words, name: string];
}> = {
  existingClaim: ({ claimName }) => ['PersistentVolumeClaim', claimName],
  secret: ({ name }) => ['Secret', name],
};

/** Sources of variables, without the common ones of every namespace. */
const providing: Readonly<Record<VariablesFrom['kind'], keyof typeof words | undefined>> = {
  secret: 'Secret',
  configMap: undefined,
};

/** References of a unit to resources by name. */
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

/** Fields of objects with names of Secrets and claims, by key and subkey. */
const naming: Readonly<Record<string, readonly [kind: keyof typeof words, key: string]>> = {
  secretKeyRef: ['Secret', 'name'],
  secretRef: ['Secret', 'name'],
  secret: ['Secret', 'name'],
  persistentVolumeClaim: ['PersistentVolumeClaim', 'claimName'],
};

/** Names of Secrets and claims in an object or a patch. */
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

/** Reports references to resources of another service without sharedWith. */
export function checkUses(closed: readonly LocatedSummary[]): Problem[] {
  const makers = new Map<string, UnitSummary>();
  for (const { summary } of closed)
    for (const { where, name } of [...summary.makes, ...summary.names]) makers.set(`${where} ${name}`, summary);
  return closed.flatMap(({ summary, locate }) =>
    summary.uses.flatMap(({ where, name, what, path, position }): Problem[] => {
      const maker = makers.get(`${where} ${name}`);
      if (!maker || maker.service === summary.service || maker.sharedWith.includes(summary.service)) return [];
      const message = `expected ${what} of its own or one that its owner shares, got ${name} of ${maker.service}: add security.sharedWith: [${summary.service}] to its spec`;
      return [{ ...(position ?? locate(path)), code: 'E358', message }];
    }),
  );
}

/** Objects of clusters and shared data as claims, with their owners. */
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
