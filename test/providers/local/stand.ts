import { App, Chart } from 'cdk8s';
import { connect } from '../../../lib/cloud/cloud';
import type { Kind, Kinds } from '../../../lib/model/backing';
import type { Binding } from '../../../lib/model/binding';
import type { StackUnit } from '../../../lib/model/unit';
import { local } from '../../../lib/providers/local';

/** One object of a manifest, as loosely as a test needs it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Record<string, string>;
    readonly labels?: Record<string, string>;
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly spec?: any;
  readonly data?: Record<string, string>;
}

/** Complete options of every kind that stands in a cluster. */
export const options: Pick<Kinds, 'database' | 'cache' | 'bucket' | 'queue' | 'topic' | 'secret'> = {
  database: {
    engine: 'postgres',
    version: '17',
    size: 'small',
    storageGiB: 5,
    highlyAvailable: false,
    backupRetentionDays: 0,
    deletionProtection: false,
    databaseName: 'orders',
    applyImmediately: true,
  },
  cache: {
    engine: 'redis',
    version: '7',
    size: 'small',
    highlyAvailable: false,
    persistent: false,
    eviction: 'allkeys-lru',
    deletionProtection: false,
    applyImmediately: true,
  },
  bucket: { versioned: true, deletionProtection: false, corsOrigins: [] },
  queue: { fifo: false, visibilityTimeoutSeconds: 30, retentionSeconds: 3600, maxMessageKiB: 256, deadLetterAfter: 3 },
  topic: { fifo: false, queues: ['shop-live-orders-mail-abcdef'] },
  secret: { generateLength: 24, recoveryDays: 0 },
};

/** Name of the backing under test. */
export const name = 'shop-live-orders-it-123456';

const unit = (workload: boolean): StackUnit =>
  ({
    name: 'shop.live.orders',
    context: { platform: 'shop', scope: 'live', namespace: 'shop-live', tags: {}, protect: false, generation: 1 },
    workload: workload ? { namespace: 'shop-live', serviceAccount: 'orders' } : undefined,
  }) as unknown as StackUnit;

interface Asked {
  readonly existing?: string;
  readonly native?: Readonly<Record<string, unknown>>;
  /** Whether a service asks, and not an environment. @default true */
  readonly workload?: boolean;
}

/** Kubernetes objects of one backing. */
export function objects<K extends keyof typeof options>(
  kind: K,
  own: Partial<Kinds[K]> = {},
  { existing, native = {}, workload = true }: Asked = {},
): Manifest[] {
  const chart = new Chart(new App(), 'bindings', {
    namespace: 'shop-live',
    labels: { 'app.kubernetes.io/name': 'orders' },
    disableResourceNameHashes: true,
  });
  new local.Context(chart, unit(workload), {} as never);
  const binding = {
    name: 'it',
    kind,
    existing,
    options: { ...options[kind], ...own },
    native,
    physicalName: existing ?? name,
    generation: 1,
  };
  connect(local, chart, binding as unknown as Binding<Kind>);
  return chart.toJson();
}

/** The one object of a kind. */
export function only(all: readonly Manifest[], kind: string): Manifest {
  const [found, ...more] = all.filter((object) => object.kind === kind);
  if (!found || more.length > 0) throw new Error(`expected one ${kind}, got ${more.length + (found ? 1 : 0)}`);
  return found;
}
