import { useFastPaths } from '../../lib/cloud/fast-paths';
import type { Kind, Kinds } from '../../lib/model/backing';
import { type Has, factsOf } from '../../lib/model/facts';
import { clouds, loadClouds } from '../../lib/providers/registry';
import { violations } from '../provider-schema';
import { variants } from './options';
import { type Asked, type Stage, make } from './stage';

useFastPaths();

type Case<K extends Kind> = readonly [
  option: keyof Kinds[K],
  asked: Partial<Kinds[K]>,
  beside?: Partial<Kinds[K]>,
  index?: number,
];

const queue = 'shop-live-orders-work-123456';
const rule = { name: 'old', prefix: 'tmp/', retentionDays: 9 };

/** What each neutral option may say, what it is said beside, and of which variant. */
const cases: { readonly [K in Kind]?: readonly Case<K>[] } = {
  database: [
    ['storageType', { storageType: 'fast' }, { storageIops: 12000 }],
    ['storageType', { storageType: 'hdd' }],
    ['standby', { standby: 'sameZone' }, { highlyAvailable: true }],
    ['standby', { standby: 'sameZone' }, { highlyAvailable: true }, 1],
    ['backupCopy', { backupCopy: false }],
    ['backupRegion', { backupRegion: 'eu-north-1' }],
    ['queryInsightsDays', { queryInsightsDays: 31 }],
    ['queryInsightsDays', { queryInsightsDays: 31 }, {}, 1],
    ['monitoringSeconds', { monitoringSeconds: 30 }],
  ],
  cache: [
    ['shards', { shards: 3 }],
    ['replicas', { replicas: 2 }],
    ['persistence', { persistence: 'aof' }, { persistent: true }],
    ['persistence', { persistence: 'rdb' }, { persistent: true }],
    ['snapshotSeconds', { snapshotSeconds: 21600 }, { persistent: true, persistence: 'rdb' }],
    ['storageGiB', { storageGiB: 7 }, { persistent: true }],
  ],
  bucket: [
    ['archiveClass', { archiveClass: 'infrequent' }, { archiveAfterDays: 90 }],
    ['archiveClass', { archiveClass: 'cold' }, { archiveAfterDays: 90 }],
    ['archiveClass', { archiveClass: 'archive' }, { archiveAfterDays: 90 }],
    ['archiveClass', { archiveClass: 'deepArchive' }, { archiveAfterDays: 90 }],
    ['infrequentAfterDays', { infrequentAfterDays: 30 }],
    ['maxVersions', { maxVersions: 3 }],
    ['rules', { rules: [rule] }],
    ['rules', { rules: [{ ...rule, retentionDays: undefined, archiveAfterDays: 40, archiveClass: 'cold' }] }],
    ['storageClass', { storageClass: 'infrequent' }],
    ['storageClass', { storageClass: 'cold' }],
    ['storageClass', { storageClass: 'archive' }],
    ['storageClass', { storageClass: 'automatic' }],
    ['replicaClass', { replicaClass: 'infrequent' }, { replicaRegion: 'eu-west-1' }],
    ['replicaClass', { replicaClass: 'archive' }, { replicaRegion: 'eu-west-1' }],
    ['sizeGiB', { sizeGiB: 99 }],
    ['accessLogBucket', { accessLogBucket: 'logs' }],
    ['tags', { tags: { Owner: 'data' } }],
  ],
  queue: [
    ['deadLetterRetentionSeconds', { deadLetterRetentionSeconds: 172800 }, { deadLetterAfter: 5 }],
    ['maxMessages', { maxMessages: 1000 }],
    ['delaySeconds', { delaySeconds: 30 }],
  ],
  topic: [
    ['filters', { filters: { [queue]: { colour: ['red', 'blue'], size: ['xl'] } } }],
    ['retentionSeconds', { retentionSeconds: 90000 }],
    ['partitions', { partitions: 4 }],
  ],
};

/** Those among them that mean what a cloud does unasked. */
const unasked: Readonly<Record<string, readonly string[]>> = {
  azure: ['backupCopy false', 'persistence rdb', 'archiveClass archive', 'archiveClass deepArchive'],
  aws: ['persistence rdb', 'archiveClass cold'],
  google: ['persistence rdb', 'archiveClass archive', 'archiveClass deepArchive'],
  cloudflare: ['archiveClass infrequent'],
  local: ['persistence aof', 'backupCopy false'],
};

const all = Object.entries(clouds).flatMap(([cloud, { facts }]) =>
  (Object.keys(cases) as (keyof typeof cases)[]).flatMap((kind) => {
    const has = factsOf({ [cloud]: facts }, cloud, kind);
    return 'unavailable' in has
      ? []
      : (cases[kind] as readonly Case<Kind>[]).map(([option, asked, beside = {}, index = 0]) => {
          const [value] = Object.values(asked) as unknown[];
          const said = typeof value === 'object' ? '' : ` ${String(value)}`;
          return { cloud, facts, kind, has: has as Has<Kind>, what: `${option}${said}`, option, asked, beside, index };
        });
  }),
);

/** A backing as its cloud makes it; options of its own are those that the neutral ones stand for. */
function made(stage: Stage, kind: Kind, has: Has<Kind>, options: object) {
  const meant = has.toNative?.(options as never) ?? {};
  const native = Object.fromEntries(Object.entries(meant).filter(([, value]) => value !== undefined));
  return make(stage, { kind, options, native: has.options?.parse(native) ?? {} } as Asked);
}

test.each(all)(
  '$what of a $kind on $cloud changes what is made, or who asks for it is told',
  async ({ cloud, facts, kind, has, what, option, asked, beside, index }) => {
    const stage = { cloud, facts, clouds: await loadClouds(clouds, [cloud]) };
    const [value] = Object.values(asked) as unknown[];
    const ignored = (
      has.unsupportedOptions as Readonly<Record<string, string | Readonly<Record<string, string>>>> | undefined
    )?.[option];
    const why = typeof ignored === 'object' ? ignored[String(value)] : ignored;
    // What is not followed may stand beside what is refused.
    const before = { ...variants[kind][index], ...(why === undefined && beside) };
    const after = { ...before, ...asked };
    const told = why ?? has.unsupported?.(after as never, {})[option];
    const { body, files } = made(stage, kind, has, after);
    const then = made(stage, kind, has, before);
    const changed = JSON.stringify([body, files]) !== JSON.stringify([then.body, then.files]);
    expect({ changed: changed || unasked[cloud]?.includes(what) === true, told: told !== undefined }).toEqual(
      told === undefined ? { changed: true, told: false } : { changed: false, told: true },
    );
    if (facts.layer === 'terraform') expect(violations(body)).toEqual([]);
  },
);
