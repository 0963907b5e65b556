import type { Access, Backing, Kind, Kinds } from '../../model/backing';
import type { Environment } from '../../model/environment';
import { type FactsTable, factsOf } from '../../model/facts';
import type { Problem } from '../../model/problem';
import { quantityOf } from '../../model/quantity';
import { options as defaults, policies } from '../defaults';

/** A backing as a spec asks for it, whatever its kind. */
export interface BackingSpec extends Readonly<Record<string, unknown>> {
  readonly name?: string;
  readonly cloud?: string;
  readonly access?: Access;
  readonly default?: boolean;
  readonly existing?: string;
  readonly shared?: boolean | string;
  readonly generation?: number;
  readonly enabled?: boolean;
}

/** What a backing is settled in. */
export interface BackingContext {
  readonly environment: Pick<Environment, 'name' | 'stage' | 'cloud' | 'placements' | 'deletionProtection' | 'shared'>;
  readonly facts: FactsTable;
  readonly report: (code: Problem['code'], path: readonly PropertyKey[], message: string) => void;
}

interface Pieces<K extends Kind> {
  readonly options: Partial<Kinds[K]>;
  readonly extras?: Readonly<Record<string, string | undefined>>;
}

type Translate<K extends Kind> = (spec: BackingSpec, context: BackingContext) => Pieces<K>;

const placeholder = /^\$\{STORAGE_BUCKET(?:_NAME)?\}\/?/;
const folder = (text: unknown) =>
  text === undefined
    ? undefined
    : String(text)
        .replace(placeholder, '')
        .replace(/^\/+|\/+$/g, '') || undefined;

/** What each kind's spec says in the words of the model. */
const translations: { readonly [K in Kind]?: Translate<K> } = {
  database(spec) {
    const pool = spec.pool as { min?: number; max?: number; size?: number } | undefined;
    const migrations = spec.migrations as { path?: string } | undefined;
    return {
      options: {
        engine: spec.type,
        version: spec.version,
        size: spec.size,
        storageGiB: spec.storage,
        highlyAvailable: spec.highlyAvailable,
        backupRetentionDays: spec.backupRetention,
        deletionProtection: spec.deletionProtection,
        databaseName: spec.database,
        window: spec.maintenanceWindow,
        applyImmediately: spec.applyImmediately,
      } as Partial<Kinds['database']>,
      extras: {
        schema: spec.schema as string | undefined,
        poolSize: (pool?.max ?? pool?.size)?.toString(),
        poolMinSize: pool?.min?.toString(),
        migrationsPath: migrations?.path,
      },
    };
  },
  cache(spec) {
    const ttl = spec.ttl as number | Readonly<Record<string, number>> | undefined;
    const times =
      typeof ttl === 'object'
        ? Object.entries(ttl).map(([name, time]) => [name === 'default' ? 'ttl' : `ttl-${name}`, String(time)])
        : [];
    return {
      options: {
        engine: spec.type,
        version: spec.version,
        size: spec.size,
        highlyAvailable: spec.highlyAvailable,
        persistent: spec.persistence,
        storageGiB: spec.storage,
        eviction: spec.eviction,
        deletionProtection: spec.deletionProtection,
        window: spec.maintenanceWindow,
        applyImmediately: spec.applyImmediately,
      } as Partial<Kinds['cache']>,
      extras: {
        prefix: spec.prefix as string | undefined,
        ttl: typeof ttl === 'number' ? String(ttl) : undefined,
        ...Object.fromEntries(times),
      },
    };
  },
  bucket(spec, { environment, report }) {
    const replication = spec.replication as boolean | { region: string } | undefined;
    const failover = environment.placements[spec.cloud ?? environment.cloud]?.failoverRegion;
    if (replication === true && !failover)
      report('E320', ['replication'], 'expected a region, or a failoverRegion of the placement, got none');
    const cors = spec.cors as string[] | { origins: string[] } | undefined;
    const shared = typeof spec.bucket === 'string' && placeholder.test(spec.bucket);
    return {
      options: {
        versioned: spec.versioned,
        retentionDays: spec.retention,
        archiveAfterDays: spec.archive,
        noncurrentDays: spec.noncurrentRetention,
        replicaRegion: typeof replication === 'object' ? replication.region : replication ? failover : undefined,
        corsOrigins: Array.isArray(cors) ? cors : cors?.origins,
        deletionProtection: spec.deletionProtection,
      } as Partial<Kinds['bucket']>,
      extras: { prefix: folder(spec.prefix) ?? folder(spec.path) ?? (shared ? folder(spec.bucket) : undefined) },
    };
  },
  queue(spec, { report }) {
    const dlq = spec.dlq as boolean | { maxReceives: number } | undefined;
    if (spec.type === 'priority') report('W100', ['type'], 'priority accepted, no effect yet; emitted standard');
    const deadLetterAfter =
      typeof dlq === 'object' ? dlq.maxReceives : dlq === false ? undefined : defaults.queue.deadLetterAfter;
    return {
      options: {
        fifo: spec.type === undefined ? undefined : spec.type === 'fifo',
        visibilityTimeoutSeconds: spec.visibilityTimeout,
        retentionSeconds: spec.retention,
        maxMessageKiB: spec.maxSize === undefined ? undefined : Math.ceil(quantityOf(String(spec.maxSize)) / 1024),
        ...(dlq === undefined ? {} : { deadLetterAfter }),
      } as Partial<Kinds['queue']>,
    };
  },
  topic: (spec) => ({
    options: { fifo: spec.type === undefined ? undefined : spec.type === 'fifo', queues: spec.queues } as Partial<
      Kinds['topic']
    >,
  }),
  registry: (spec) => ({
    options: {
      repositories: spec.repositories,
      immutableTags: spec.immutableTags,
      scanOnPush: spec.scanOnPush,
      untaggedDays: spec.untaggedDays,
    } as Partial<Kinds['registry']>,
  }),
  secret: (spec) => ({
    options: { generateLength: spec.generate, recoveryDays: spec.recoveryDays } as Partial<Kinds['secret']>,
  }),
};

/** One backing with nothing left to default, or nothing and the reason why. */
export function settleBacking(
  kind: Kind,
  name: string,
  spec: BackingSpec,
  context: BackingContext,
): Backing | undefined {
  const { environment, facts, report } = context;
  const shared = sharedName(kind, name, spec, context);
  const pattern = shared === undefined ? undefined : environment.shared[shared];
  const cloud = pattern?.cloud ?? spec.cloud ?? environment.cloud;
  const known = factsOf(facts, cloud, kind);
  if ('lacks' in known)
    return void report('E321', spec.cloud ? ['cloud'] : [], `${cloud} has no ${kind}: ${known.lacks}`);
  if (!environment.placements[cloud] && facts[cloud]!.layer === 'terraform')
    return void report(
      'E322',
      spec.cloud ? ['cloud'] : [],
      `expected a placement on ${cloud} in environments/${environment.name}.yaml, got none`,
    );

  const { options: asked, extras = {} } = translations[kind]!(spec, context);
  const native = (spec[cloud] ?? pattern?.native ?? {}) as Readonly<Record<string, unknown>>;
  const policy =
    environment.deletionProtection && 'deletionProtection' in defaults[kind] ? { deletionProtection: true } : {};
  const below: readonly object[] = pattern
    ? [pattern.options]
    : [defaults[kind], policies[environment.stage][kind] ?? {}, policy];
  const complete: unknown = Object.assign({}, ...below, defined(asked as object));
  const bucketName = typeof spec.bucket === 'string' && !placeholder.test(spec.bucket) ? spec.bucket : undefined;
  // The compiler loses that `kind` ties options and defaults together.
  return {
    name,
    kind,
    cloud,
    access: spec.access ?? 'readWrite',
    default: spec.default ?? false,
    existing: spec.existing ?? pattern?.existing ?? bucketName,
    shared: shared !== undefined && known.sharing !== 'own' ? shared : undefined,
    generation: spec.generation ?? 1,
    options: complete,
    native,
    extras: defined(extras),
  } as Backing;
}

/** Name of the environment's shared backing that a spec means. */
function sharedName(
  kind: Kind,
  name: string,
  { shared, bucket }: BackingSpec,
  { environment, report }: BackingContext,
): string | undefined {
  const meant = typeof bucket === 'string' && placeholder.test(bucket) ? (shared ?? true) : shared;
  if (!meant) return undefined;
  const candidates = Object.values(environment.shared).filter((one) => one.kind === kind);
  const only = candidates.length === 1 ? candidates[0]!.name : candidates.find((one) => one.default)?.name;
  const found = typeof meant === 'string' ? meant : candidates.some((one) => one.name === name) ? name : only;
  if (found !== undefined && environment.shared[found]?.kind === kind) return found;
  const names = candidates.map((one) => one.name).join(', ');
  report(
    'E323',
    ['shared'],
    `expected ${names ? `one of ${names}` : `a shared ${kind} in environments/${environment.name}.yaml`}, got ${typeof meant === 'string' ? meant : 'none'}`,
  );
  return undefined;
}

function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
