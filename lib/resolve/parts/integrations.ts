import type { Backing, Kind } from '../../model/backing';
import type { Migration } from '../../model/parts/migration';
import type { Asked } from '../asked';
import { type BackingSpec, settleBacking } from './backings';

/** One backing as it is asked for, and where. */
interface Wish {
  readonly kind: Kind;
  readonly name: string;
  readonly spec: BackingSpec;
  readonly path: readonly PropertyKey[];
}

type Named = Readonly<Record<string, BackingSpec>>;

/** Kinds by the word that a dependency uses. */
const dependencyKinds: Readonly<Record<string, Kind>> = {
  database: 'database',
  cache: 'cache',
  storage: 'bucket',
  bucket: 'bucket',
  queue: 'queue',
  topic: 'topic',
  secret: 'secret',
};

/** Every backing of a service: what it integrates, and the backings among its dependencies; one binding a backing. */
export function settleBackings(asked: Asked): Backing[] {
  const wishes = integrated(asked);
  for (const wish of depended(asked)) join(asked, wishes, wish);
  const settled = wishes
    .filter(({ spec }) => spec.enabled !== false)
    .flatMap(({ kind, name, spec, path }) => {
      const report: Asked['report'] = (code, inner, message) => asked.report(code, [...path, ...inner], message);
      return settleBacking(kind, name, spec, { ...asked, report }) ?? [];
    });
  settled.forEach((one, index) => {
    const earlier = settled.slice(0, index).filter(({ kind }) => kind === one.kind);
    const path = wishes.find(({ name, kind }) => name === one.name && kind === one.kind)?.path ?? [];
    if (earlier.some(({ name }) => name === one.name))
      asked.report('E324', path, `expected a name of its own, got a second ${one.kind} ${one.name}`);
    if (one.default && earlier.some((other) => other.default))
      asked.report('E324', [...path, 'default'], `expected one default ${one.kind}, got a second`);
  });
  return settled;
}

function integrated({ settings }: Asked): Wish[] {
  const { database, cache, storage, messaging } = (settings.integrations ?? {}) as Readonly<
    Record<string, BackingSpec | undefined>
  >;
  const one = (kind: Kind, key: string, spec: BackingSpec | undefined): Wish[] =>
    spec ? [{ kind, name: spec.name ?? key, spec, path: ['integrations', key] }] : [];
  const many = (kind: Kind, specs: unknown, path: readonly string[]): Wish[] =>
    Object.entries((specs ?? {}) as Named).map(([name, spec]) => ({
      kind,
      name: spec.name ?? name,
      spec,
      path: [...path, name],
    }));

  const { buckets, ...single } = storage ?? {};
  const common = storage && buckets ? single : {};
  return [
    ...one('database', 'database', database),
    ...one('cache', 'cache', cache),
    ...(buckets ? [] : one('bucket', 'storage', storage)),
    ...many('bucket', buckets, ['integrations', 'storage', 'buckets']).map((wish) => ({
      ...wish,
      spec: { ...common, ...wish.spec },
    })),
    ...many('queue', messaging?.queues, ['integrations', 'messaging', 'queues']),
    ...many('topic', messaging?.topics, ['integrations', 'messaging', 'topics']),
  ];
}

function depended({ settings, environment }: Asked): Wish[] {
  return (settings.dependencies ?? []).flatMap(({ name, type, shared, path: folder, access }, index) => {
    const pattern = Object.hasOwn(environment.shared, name) ? environment.shared[name] : undefined;
    const kind = type ? dependencyKinds[type] : pattern?.kind;
    if (!kind) return [];
    const spec: BackingSpec = {
      shared: pattern || shared ? name : undefined,
      access,
      ...(folder ? { path: folder } : {}),
    };
    return [{ kind, name, spec, path: ['dependencies', index] }];
  });
}

/** Adds a dependency's backing, or lets it complete the one that an integration asks for already. */
function join({ report }: Asked, wishes: Wish[], wish: Wish): void {
  const same = wishes.findIndex(
    (other) =>
      other.kind === wish.kind &&
      (other.name === wish.name || other.spec.shared === wish.name || other.path.length === 2),
  );
  if (same < 0) return void wishes.push(wish);
  const { spec, path } = wishes[same]!;
  for (const key of ['shared', 'access', 'path'] as const)
    if (spec[key] !== undefined && wish.spec[key] !== undefined && spec[key] !== wish.spec[key] && spec[key] !== true)
      report(
        'E325',
        wish.path,
        `expected ${key} ${String(spec[key])} as ${path.join('.')} has it, got ${String(wish.spec[key])}`,
      );
  wishes[same] = { ...wishes[same]!, spec: { ...wish.spec, ...spec, shared: wish.spec.shared ?? spec.shared } };
}

/** A Job that brings the schema up to date, where the database asks for one. */
export function settleMigration({ settings }: Asked): Migration | undefined {
  const { migrations, enabled = true } = settings.integrations?.database ?? {};
  if (!migrations || migrations.enabled === false || !enabled) return undefined;
  const { command, args, timeout = 600 } = migrations;
  return { command, args, backoffLimit: 3, activeDeadlineSeconds: timeout };
}

/** Further words by which a dependency may mean a backing that is there already. */
const words: Readonly<Record<string, readonly string[]>> = {
  database: ['postgres', 'postgresql', 'mysql', 'database'],
  cache: ['redis', 'cache'],
};

/** Services that it calls, by their own names, and hosts outside; whether the services exist, only the whole shows. */
export function settleDependencies(asked: Asked, backings: readonly Backing[]) {
  const { settings, platform, environment, report } = asked;
  const isBacking = (name: string, type: string | undefined) =>
    (type && dependencyKinds[type]) ||
    (!type &&
      (Object.hasOwn(environment.shared, name) ||
        backings.some((one) => one.name === name || words[one.kind]?.includes(name))));
  const rest = (settings.dependencies ?? [])
    .map((one, index) => ({ ...one, index }))
    .filter(({ name, type }) => !isBacking(name, type));
  for (const { type, host, index } of rest)
    if (type === 'external' && !host)
      report('E326', ['dependencies', index], 'expected a host of an external, got none');
  return {
    calls: rest
      .filter(({ type }) => type !== 'external')
      .map(({ name, index }) => ({ name: platform.aliases[name] ?? name, index })),
    externals: rest.flatMap(({ name, type, host, port = 443 }) =>
      type === 'external' && host ? [{ name, host, port }] : [],
    ),
  };
}
