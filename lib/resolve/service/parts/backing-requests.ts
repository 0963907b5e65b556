import type { Kind } from '../../../model/backing';
import type { MessageFilter } from '../../../model/kinds/topic';
import type { Asked } from '../context';
import type { BackingSpec } from '../../backing/translation';
import { dependencyKinds, words } from './dependencies';
import { sharedName } from '../../backing/shared-backing';

/** One backing as it is asked for, and where. */
export interface Wish {
  readonly kind: Kind;
  readonly name: string;
  readonly spec: BackingSpec;
  readonly path: readonly PropertyKey[];
}

/** Every backing that a service asks for, once: what it integrates, and the backings among its dependencies. */
export function wishesOf(asked: Asked): Wish[] {
  return depended(asked).reduce((wishes, wish) => joined(asked, wishes, wish), integrated(asked));
}

function integrated(asked: Asked): Wish[] {
  const { settings } = asked;
  const { database, cache, storage, messaging } = (settings.integrations ?? {}) as Readonly<
    Record<string, BackingSpec | undefined>
  >;
  const one = (kind: Kind, key: string, spec: BackingSpec | undefined): Wish[] =>
    spec ? [{ kind, name: spec.name ?? key, spec, path: ['integrations', key] }] : [];
  const many = (kind: Kind, specs: unknown, path: readonly string[], common: BackingSpec = {}): Wish[] =>
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
    ...many('topic', subscribed(asked, topics, queues), ['integrations', 'messaging', 'topics']),
  ];
}

type Subscriber = string | { readonly name: string; readonly filter?: MessageFilter };

/** Topics whose subscribers are queues of this service; says which are none. */
function subscribed(
  { report }: Asked,
  topics: readonly (readonly [string, BackingSpec])[],
  queues: readonly string[],
): Readonly<Record<string, BackingSpec>> {
  return Object.fromEntries(
    topics.map(([name, { subscribers = [], ...rest }]) => {
      const asked = (subscribers as readonly Subscriber[]).map((one) =>
        typeof one === 'string' ? { name: one } : one,
      );
      const all = asked.map((one) => one.name);
      const others = all.filter((one) => !queues.includes(one));
      const path = ['integrations', 'messaging', 'topics', name, 'subscribers'];
      if (others.length)
        report('W206', path, `${others.join(', ')}: no queue of this service; emitted without a subscription`);
      const known = [...((rest.queues ?? []) as readonly string[]), ...all.filter((one) => queues.includes(one))];
      const filters = asked.flatMap((one) =>
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

function depended({ settings, environment }: Asked): Wish[] {
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

/** Keys that both places may say, and must then say alike. */
const common = ['shared', 'access', 'path', 'version'] as const;

/** Adds a dependency's backing, or lets it complete the one that an integration asks for already. */
function joined(asked: Asked, wishes: readonly Wish[], wish: Wish): Wish[] {
  const same = wishes.find((other) => meansSame(asked, other, wish));
  if (!same) return [...wishes, wish];
  const spec: BackingSpec = {
    ...same.spec,
    ...(typeof same.spec.shared === 'string' ? {} : { shared: wish.spec.shared }),
  };
  for (const key of common)
    if (spec[key] !== undefined && wish.spec[key] !== undefined && spec[key] !== wish.spec[key])
      asked.report(
        'E325',
        wish.path,
        `expected ${key} ${String(spec[key])} as ${same.path.join('.')} has it, got ${String(wish.spec[key])}`,
      );
  return wishes.map((one) => (one === same ? { ...same, spec: { ...wish.spec, ...spec } } : one));
}

/** Whether a dependency speaks of the backing that an integration asks for. */
function meansSame({ environment }: Asked, { kind, name, spec }: Wish, wish: Wish): boolean {
  if (kind !== wish.kind) return false;
  if (name === wish.name || spec.shared === wish.name) return true;
  // One that has a name, or is a part of another, is another.
  if (spec.name || typeof spec.shared === 'string') return false;
  if (words[kind]?.includes(wish.name)) return true;
  const possible = words[kind] ? { ...spec, shared: spec.shared || true } : spec;
  return sharedName(kind, name, possible, { environment, report: () => undefined }) === wish.name;
}
