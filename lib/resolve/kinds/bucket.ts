import { factsOf } from '../../model/facts';
import { placementOf } from '../ground';
import { options } from '../defaults';
import { allowed } from '../regions';
import { checkProtection } from './protection';
import type { BackingContext, BackingSpec, Translation } from './translation';

const placeholder = /^\$\{STORAGE_BUCKET(?:_NAME)?\}\/?/;

/** Whether a spec means a folder of a shared bucket: `${STORAGE_BUCKET}/tabular`. */
export function isFolder({ bucket }: BackingSpec): boolean {
  return typeof bucket === 'string' && placeholder.test(bucket);
}

/** A bucket. */
export const bucket: Translation<'bucket'> = {
  options: {
    versioned: 'versioned',
    retentionDays: 'retention',
    archiveAfterDays: 'archive',
    noncurrentDays: 'noncurrentRetention',
    replicaRegion: ['replication', replica],
    corsOrigins: ['cors', ({ origins }: Cors) => origins],
    corsMethods: ['cors', ({ methods }: Cors) => methods, 'methods'],
    corsHeaders: ['cors', ({ headers }: Cors) => headers, 'headers'],
    corsMaxAgeSeconds: ['cors', ({ maxAge }: Cors) => maxAge, 'maxAge'],
    deletionProtection: 'deletionProtection',
  },
  essential: [],
  seen: [],
  plain: ({ lifecycle, ...rest }) => ({ ...(lifecycle as object), ...rest }),
  check,
  extras: (spec) => ({
    prefix: folder(spec.prefix) ?? folder(spec.path) ?? (isFolder(spec) ? folder(spec.bucket) : undefined),
  }),
};

type Cors = Readonly<Record<'origins' | 'methods' | 'headers' | 'maxAge', unknown>>;

function folder(text: unknown): string | undefined {
  if (text === undefined) return undefined;
  const bare = String(text)
    .replace(placeholder, '')
    .replace(/^\/+|\/+$/g, '');
  return bare || undefined;
}

function replica(
  asked: boolean | { readonly region: string },
  context: BackingContext,
  cloud: string,
): string | undefined {
  if (asked === false) return undefined;
  if (asked !== true) {
    const problem = allowed(asked.region, context.platform);
    if (problem) context.report('E334', ['replication', 'region'], problem);
    return asked.region;
  }
  const failover = context.environment.placements[cloud]?.failoverRegion;
  if (!failover)
    context.report('E320', ['replication'], 'expected a region, or a failoverRegion of the placement, got none');
  return failover;
}

/** Words for a bucket of whatever protocol. */
const neutral: readonly unknown[] = [undefined, 'object', 'bucket', 'storage', 'blob', 'object-storage'];

/** Says what a spec asks for that no bucket is. */
function check(spec: BackingSpec, cloud: string, context: BackingContext): void {
  checkProtection(spec, context);
  checkProtocol(spec, cloud, context);
  const open = {
    accessLevel: ![undefined, 'private', 'Private'].includes(spec.accessLevel as string),
    publicAccess: spec.publicAccess,
  };
  for (const [key, asked] of Object.entries(open))
    if (asked) context.report('E372', [key], `expected a private bucket, got ${String(spec[key])}`);
}

/** Says where a spec names the protocol of another cloud than the one that keeps the bucket. */
function checkProtocol({ type }: BackingSpec, cloud: string, { environment, facts, report }: BackingContext): void {
  const known = factsOf(facts, cloud, 'bucket');
  if (neutral.includes(type) || 'lacks' in known) return;
  const placement = placementOf(cloud, environment);
  const { provider } = known.literals({ name: 'any', options: options.bucket, placement, namespace: 'any' });
  if (provider !== type)
    report('W206', ['type'], `${String(type)}: ${cloud} keeps buckets by another protocol; emitted ${provider}`);
}
