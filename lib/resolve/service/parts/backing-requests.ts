import type { Kind } from '../../../model/backing';
import type { MessageFilter } from '../../../model/kinds/topic';
import type { SettleContext } from '../context';
import type { BackingSpec } from '../../backing/translation';
import { dependencyKinds, words } from './dependencies';
import { sharedName } from '../../backing/shared-backing';

/** A backing that the settings request, and the path that requests it. */
export interface BackingRequest {
  readonly kind: Kind;
  readonly name: string;
  readonly spec: BackingSpec;
  readonly path: readonly PropertyKey[];
}

/** Every requested backing of a service, once: integrations, and backings among its dependencies. */
export function backingRequestsOf(context: SettleContext): BackingRequest[] {
  return depended(context).reduce((requests, request) => joined(context, requests, request), integrated(context));
}

function integrated(context: SettleContext): BackingRequest[] {
  const { settings } = context;
  const { database, cache, storage, messaging } = (settings.integrations ?? {}) as Readonly<
    Record<string, BackingSpec | undefined>
  >;
  const one = (kind: Kind, key: string, spec: BackingSpec | undefined): BackingRequest[] =>
    spec ? [{ kind, name: spec.name ?? key, spec, path: ['integrations', key] }] : [];
  const many = (kind: Kind, specs: unknown, path: readonly string[], common: BackingSpec = {}): BackingRequest[] =>
    Object.entries((specs ?? {}) as Readonly<Record<string, BackingSpec>>).map(([key, spec]) => ({
      kind,
      name: spec.name ?? key,
      spec: { ...common, name: spec.name ?? key, ...spec },
      path: [...path, key],
    }));

  const { buckets, ...single } = storage ?? {};
  const queues = Object.keys((messaging?.queues ?? {}) as object);
  const topics = Object.entries((messaging?.topics ?? {}) as Readonly<Record<string, BackingSpec>>);
  return [
    ...one('database', 'database', database),
    ...one('cache', 'cache', cache),
    ...(buckets ? [] : one('bucket', 'storage', storage)),
    ...many('bucket', buckets, ['integrations', 'storage', 'buckets'], single),
    ...many('queue', messaging?.queues, ['integrations', 'messaging', 'queues']),
    ...many('topic', subscribed(context, topics, queues), ['integrations', 'messaging', 'topics']),
  ];
}

type Subscriber = string | { readonly name: string; readonly filter?: MessageFilter };

/** Topics with queues of this service as subscribers; others give a warning. */
function subscribed(
  { report }: SettleContext,
  topics: readonly (readonly [string, BackingSpec])[],
  queues: readonly string[],
): Readonly<Record<string, BackingSpec>> {
  return Object.fromEntries(
    topics.map(([name, { subscribers = [], ...rest }]) => {
      const context = (subscribers as readonly Subscriber[]).map((one) =>
        typeof one === 'string' ? { name: one } : one,
      );
      const all = context.map((one) => one.name);
      const others = all.filter((one) => !queues.includes(one));
      const path = ['integrations', 'messaging', 'topics', name, 'subscribers'];
      if (others.length)
        report('W206', path, `${others.join(', ')}: no queue of this service; emitted without a subscription`);
      const known = [...((rest.queues ?? []) as readonly string[]), ...all.filter((one) => queues.includes(one))];
      const filters = context.flatMap((one) =>
        one.filter && queues.includes(one.name) ? [[one.name, one.filter] as const] : [],
      );
      return [
        name,
        {
          ...rest,
          ...(known.length ? { queues: [...new Set(known)] } : {}),
          ...(filters.length ? { filters: Object.fromEntries(filters) } : {}),
        },
      ];
    }),
  );
}

function depended({ settings, environment }: SettleContext): BackingRequest[] {
  return (settings.dependencies ?? []).flatMap(({ name, type, shared, path: folder, access, version }, index) => {
    const pattern = Object.hasOwn(environment.shared, name) ? environment.shared[name] : undefined;
    const kind = type ? dependencyKinds[type] : pattern?.kind;
    if (!kind) return [];
    const spec: BackingSpec = {
      ...(pattern?.kind === kind || shared ? { shared: name } : {}),
      ...(access ? { access } : {}),
      ...(folder ? { path: folder } : {}),
      ...(version !== undefined && words[kind] ? { version } : {}),
    };
    return [{ kind, name, spec, path: ['dependencies', index] }];
  });
}

/** Keys that both declarations may have, with the same value. */
const common = ['shared', 'access', 'path', 'version'] as const;

/** Adds a dependency's backing, or merges it into that of an integration. */
function joined(
  context: SettleContext,
  requests: readonly BackingRequest[],
  request: BackingRequest,
): BackingRequest[] {
  const same = requests.find((other) => meansSame(context, other, request));
  if (!same) return [...requests, request];
  const spec: BackingSpec = {
    ...same.spec,
    ...(typeof same.spec.shared === 'string' ? {} : { shared: request.spec.shared }),
  };
  for (const key of common)
    if (spec[key] !== undefined && request.spec[key] !== undefined && spec[key] !== request.spec[key])
      context.report(
        'E325',
        request.path,
        `expected ${key} ${String(spec[key])} as in ${same.path.join('.')}, got ${String(request.spec[key])}`,
      );
  return requests.map((one) => (one === same ? { ...same, spec: { ...request.spec, ...spec } } : one));
}

/** Whether a dependency refers to the backing of an integration. */
function meansSame(
  { environment }: SettleContext,
  { kind, name, spec }: BackingRequest,
  request: BackingRequest,
): boolean {
  if (kind !== request.kind) return false;
  if (name === request.name || spec.shared === request.name) return true;
  // One with a name, or a part of a shared one, is another one.
  if (spec.name || typeof spec.shared === 'string') return false;
  if (words[kind]?.includes(request.name)) return true;
  const possible = words[kind] ? { ...spec, shared: spec.shared || true } : spec;
  return sharedName(kind, name, possible, { environment, report: () => undefined }) === request.name;
}
