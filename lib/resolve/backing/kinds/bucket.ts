import { trimEnd, trimStart } from '../../../model/trim';
import { allowed } from '../regions';
import { placesKey } from '../../../spec/notes';
import type { Places } from '../../../spec/kinds/bucket-lifecycle';
import { said } from '../../../spec/parts/forms';
import type { ColderClass, LifecycleRule } from '../../../model/kinds/bucket';
import { checkFixedKeys } from '../fixed-key';
import { toObject } from './to-object';
import { checkProtection } from './protection';
import { sampleLiterals } from '../sample-literals';
import type { BackingContext, BackingSpec, Translation } from '../translation';

const placeholder = /^\$\{STORAGE_BUCKET(?:_NAME)?\}\/?/;

/** Whether a spec names a folder of a shared bucket: `${STORAGE_BUCKET}/tabular`. */
export function isFolder({ bucket }: BackingSpec): boolean {
  return typeof bucket === 'string' && placeholder.test(bucket);
}

/** A bucket. */
export const bucket: Translation<'bucket'> = {
  options: {
    versioned: ['versioned', ({ enabled = true }: Versions) => enabled],
    maxVersions: ['versioned', ({ maxVersions }: Versions) => maxVersions, 'maxVersions'],
    retentionDays: ['retention', daysOf],
    archiveAfterDays: ['archive', daysOf],
    archiveClass: ['archive', ({ storageClass }: Move) => storageClass, 'storageClass'],
    infrequentAfterDays: ['infrequent', daysOf],
    noncurrentDays: ['noncurrentRetention', daysOf],
    rules: ['rules', rulesOf],
    storageClass: 'storageClass',
    sizeGiB: 'size',
    tags: 'tags',
    accessLogBucket: 'logging',
    replicaRegion: ['replication', replica],
    replicaClass: ['replication', ({ storageClass }: Replication) => storageClass, 'storageClass'],
    corsOrigins: ['cors', ({ origins }: Cors) => origins],
    corsMethods: ['cors', ({ methods }: Cors) => methods, 'methods'],
    corsHeaders: ['cors', ({ headers }: Cors) => headers, 'headers'],
    corsMaxAgeSeconds: ['cors', ({ maxAge }: Cors) => maxAge, 'maxAge'],
    deletionProtection: 'deletionProtection',
  },
  essential: [],
  seen: [],
  plain: ({ lifecycle, versioned, replication, ...rest }) => {
    const { [placesKey]: _, ...ageing } = (lifecycle ?? {}) as Lifecycle;
    return { versioned: toObject(versioned), replication: toObject(replication), ...ageing, ...rest };
  },
  place: ({ lifecycle, ...rest }, [key, index, ...part]) => {
    if (key === undefined || key in rest) return undefined;
    const { [placesKey]: places = {} } = (lifecycle ?? {}) as Lifecycle;
    const whole = places[[key, index].join('.')];
    if (whole) return ['lifecycle', ...whole, ...part];
    const place = places[String(key)];
    return place && ['lifecycle', ...place, ...(index === undefined ? [] : [index]), ...part];
  },
  check,
  extras: (spec) => ({
    prefix: folder(spec.prefix) ?? folder(spec.path) ?? (isFolder(spec) ? folder(spec.bucket) : undefined),
  }),
};

interface Lifecycle {
  readonly [placesKey]?: Places;
}

type Cors = Readonly<Record<'origins' | 'methods' | 'headers' | 'maxAge', unknown>>;

function folder(text: unknown): string | undefined {
  if (text === undefined) return undefined;
  const bare = trimStart(trimEnd(String(text).replace(placeholder, ''), '/'), '/');
  return bare || undefined;
}

interface Versions {
  readonly enabled?: boolean;
  readonly maxVersions?: number;
}

interface Age {
  readonly days?: number;
  readonly enabled?: boolean;
}

interface Move extends Age {
  readonly storageClass?: ColderClass;
}

function daysOf({ enabled = true, days }: Age): number | null | undefined {
  return enabled ? days : null;
}

interface Rule {
  readonly name?: string;
  readonly prefix: string;
  readonly retention?: Age;
  readonly archive?: Move;
  readonly infrequent?: Age;
  readonly noncurrentRetention?: Age;
}

/** Names of the generated rules for all objects. */
const ownRules: readonly string[] = ['objects', 'versions', 'markers', 'age', 'ageAppended', 'unfinished'];

function rulesOf(written: readonly Rule[], { report }: BackingContext): readonly LifecycleRule[] {
  const rules = daysOfRules(written);
  const names = [...ownRules, ...rules.map(({ name }) => name)];
  rules.forEach(({ name }, index) => {
    if (names.indexOf(name) < index + ownRules.length)
      report('E207', ['rules', index], `expected a unique name of a rule, got ${name}`);
  });
  return rules;
}

function daysOfRules(rules: readonly Rule[]): readonly LifecycleRule[] {
  const days = (one: Age | undefined) => (one && daysOf(one)) ?? undefined;
  return rules.map(({ name, prefix, retention, archive, infrequent, noncurrentRetention }, index) => ({
    name: name ?? `prefix-${index + 1}`,
    prefix,
    ...said({
      retentionDays: days(retention),
      archiveAfterDays: days(archive),
      archiveClass: archive?.storageClass,
      infrequentAfterDays: days(infrequent),
      noncurrentDays: days(noncurrentRetention),
    }),
  }));
}

interface Replication {
  readonly enabled?: boolean;
  readonly region?: string;
  readonly storageClass?: ColderClass;
}

function replica({ enabled = true, region }: Replication, context: BackingContext, cloud: string): string | null {
  if (!enabled) return null;
  if (region !== undefined) {
    const problem = allowed(region, context.platform);
    if (problem) context.report('E334', ['replication', 'region'], problem);
    return region;
  }
  const failover = context.environment.placements[cloud]?.failoverRegion;
  if (!failover)
    context.report('E320', ['replication'], 'expected a region, or a failoverRegion of the placement, got none');
  return failover ?? null;
}

/** Words for a bucket of any protocol. */
const neutral: readonly unknown[] = [undefined, 'object', 'unified', 'bucket', 'storage', 'blob', 'object-storage'];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html */
const byHand = [
  {
    path: ['versioned', 'mfaDelete'],
    so: [false],
    why: 'only the owner of the account can enable MFA delete, by hand',
  },
];

/** Reports public or unencrypted buckets. */
function check(spec: BackingSpec, cloud: string, context: BackingContext): void {
  checkProtection(spec, context);
  checkFixedKeys(spec, byHand, context);
  for (const key of ['retention', 'archive', 'noncurrentRetention']) {
    const { enabled = true, days } = (spec[key] ?? { enabled: false }) as Age;
    if (enabled && days === undefined)
      context.report('W206', [key], 'a rule without days has no effect; emitted without it');
  }
  checkProtocol(spec, cloud, context);
  const open = {
    accessLevel: ![undefined, 'private', 'Private'].includes(spec.accessLevel as string),
    publicAccess: spec.publicAccess,
  };
  for (const [key, asked] of Object.entries(open))
    if (asked) context.report('E372', [key], `expected a private bucket, got ${String(spec[key])}`);
}

/** Reports the protocol of another cloud than that of the bucket. */
function checkProtocol({ type }: BackingSpec, cloud: string, context: BackingContext): void {
  const typical = neutral.includes(type) ? undefined : sampleLiterals('bucket', cloud, context);
  if (typical && typical.provider !== type)
    context.report(
      'W206',
      ['type'],
      `${String(type)}: buckets of ${cloud} have another protocol; emitted ${typical.provider}`,
    );
}
