import type { Backing, Kind } from '../../../model/backing';
import { factsOf } from '../../../model/facts';
import type { WorkerOptions } from '../../../model/kinds/worker';
import type { SettleContext } from '../context';
import { options as defaults } from '../../settings/defaults';
import { implied } from '../../backing/implied-backing';
import type { BackingSpec } from '../../backing/translation';
import { settleBacking } from '../../backing/settle-backing';
import { settleNative } from '../../backing/native-options';

type Spec = NonNullable<SettleContext['settings']['edge']>;
type Route = { readonly pattern: string; readonly zone?: string; readonly record?: boolean };

/** A Worker, and its own backings. */
export function settleEdge(context: SettleContext): Backing[] {
  const { settings, report } = context;
  const { edge = {} } = settings;
  const cloud = cloudOf(context, edge);
  const known = factsOf(context.facts, cloud, 'worker');
  if ('unavailable' in known) {
    report(
      'E321',
      edge.cloud ? ['edge', 'cloud'] : ['service', 'type'],
      `${cloud} has no worker: ${known.unavailable}`,
    );
    return [];
  }
  if (!context.environment.placements[cloud]) {
    const file = `environments/${context.environment.name}.yaml`;
    report('E322', ['service', 'type'], `expected a placement on ${cloud} in ${file}, got none`);
    return [];
  }
  dependOn(context);
  const buckets = beside(context, cloud, 'bucket', 'r2');
  const queues = beside(context, cloud, 'queue', 'queues');
  ofOneName(context, [...buckets, ...queues]);
  const worker = {
    ...implied('worker', 'worker', cloud, optionsOf(context, edge, buckets, queues)),
    native: settleNative('worker', cloud, edge as BackingSpec, undefined, {
      ...context,
      report: (code, path, message) => report(code, ['edge', ...path], message),
    }),
  };
  return [worker as Backing, ...buckets.map(([, one]) => one), ...queues.map(([, one]) => one)];
}

/** Cloud of a Worker: as written, else the environment's own cloud, else the first placement with Workers. */
function cloudOf({ environment, facts }: SettleContext, { cloud }: Spec): string {
  const able = Object.keys(facts).filter((name) => !('unavailable' in factsOf(facts, name, 'worker')));
  const near = [environment.cloud, ...Object.keys(environment.placements)];
  return cloud ?? near.find((name) => able.includes(name)) ?? able[0] ?? environment.cloud;
}

/** Default access of a Worker: to a queue it has either read or write. */
const rights = { bucket: 'readWrite', queue: 'write' } as const;

/** Backings on the Worker's own cloud, by binding. */
function beside(
  context: SettleContext,
  cloud: string,
  kind: 'bucket' | 'queue',
  key: 'r2' | 'queues',
): [string, Backing][] {
  const specs = (context.settings.edge?.bindings?.[key] ?? {}) as Readonly<Record<string, BackingSpec>>;
  return Object.entries(specs).flatMap(([binding, spec]) => {
    const path = ['edge', 'bindings', key, binding];
    const report: SettleContext['report'] = (code, inner, message) =>
      context.report(code, [...path, ...inner], message);
    const name = spec.name ?? binding.toLowerCase().replace(/_/g, '-');
    const access = spec.access ?? rights[kind];
    const backing = settleBacking(kind, name, { ...spec, cloud, access }, { ...context, report });
    return backing ? [[binding, backing] as [string, Backing]] : [];
  });
}

function optionsOf(
  { settings, platform, report }: SettleContext,
  edge: Spec,
  buckets: readonly [string, Backing][],
  queues: readonly [string, Backing][],
): WorkerOptions {
  const { main, compatibilityDate, compatibilityFlags, bindings = {}, routes = [], customDomain, crons = [] } = edge;
  const { kv = {}, services = {}, secrets = [], ai } = bindings;
  const own: { readonly host: string; readonly zone?: string } | undefined = customDomain;
  const inZone = (host: string, zone = platform.domain, path: readonly PropertyKey[] = []): string => {
    const bare = host.replace(/^\*\.?/, '');
    if (bare !== zone && !bare.endsWith(`.${zone}`))
      report('E370', path, `expected a host in ${zone}, or zone set to that of the host, got ${host}`);
    return zone;
  };
  return {
    main: main ?? defaults.worker.main,
    compatibilityDate: compatibilityDate ?? defaults.worker.compatibilityDate,
    compatibilityFlags: compatibilityFlags ?? [],
    buckets: names(buckets),
    queues: names(queues),
    stores: storesOf(kv, report),
    services,
    models: ai,
    variables: {},
    secrets: [...new Set([...secrets, ...Object.keys(settings.config?.secrets ?? {})])],
    routes: routes.map((route: Route, index) => ({
      pattern: route.pattern,
      zone: inZone(route.pattern.slice(0, route.pattern.indexOf('/')), route.zone, ['edge', 'routes', index]),
      record: route.record ?? false,
    })),
    domain: own && { host: own.host, zone: inZone(own.host, own.zone, ['edge', 'customDomain']) },
    crons,
  };
}

function names(backings: readonly [string, Backing][]): Record<string, string> {
  return Object.fromEntries(backings.map(([binding, { name }]) => [binding, name]));
}

/** Key-value stores by binding; the id is known after the stack was applied, and is then added to the spec. */
function storesOf(
  kv: NonNullable<NonNullable<Spec['bindings']>['kv']>,
  report: SettleContext['report'],
): WorkerOptions['stores'] {
  for (const [binding, { id, existing }] of Object.entries(kv))
    if (!id)
      report(
        existing ? 'E371' : 'W207',
        ['edge', 'bindings', 'kv', binding],
        `${binding}: expected its id${existing ? '' : `, which the stack prints as kv_${binding}`}, got none; emitted without the binding`,
      );
  return Object.fromEntries(
    Object.entries(kv).map(([binding, { id, existing = false }]) => [binding, { id, existing }]),
  );
}

/** Keys of bindings by kind. */
const tables: { readonly [K in Kind]?: string } = { bucket: 'r2', queue: 'queues' };

/** Names in one stack are unique; that of the Worker is `worker`. */
function ofOneName({ report }: SettleContext, backings: readonly [string, Backing][]): void {
  const taken = new Set(['worker']);
  for (const [binding, { kind, name }] of backings) {
    const path = ['edge', 'bindings', tables[kind]!, binding];
    if (taken.has(name)) report('E324', path, `expected a name of its own, got ${name} twice`);
    taken.add(name);
  }
}

/** A Worker has backings as bindings; its dependencies are only services. */
function dependOn({ settings, environment, report }: SettleContext): void {
  settings.dependencies?.forEach(({ name, type = 'service' }, index) => {
    if (type !== 'service' || Object.hasOwn(environment.shared, name))
      report('W205', ['dependencies', index], `${name}: no effect for a service of type edge; emitted without it`);
  });
}
