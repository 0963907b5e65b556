/** Severity of what a cloud watches by itself. */
export type AlarmSeverity = 'critical' | 'warning';

interface AlarmKind {
  readonly severity: AlarmSeverity;
  /** Minutes that it must hold. */
  readonly minutes: number;
  readonly summary: string;
}

/** Alarms of clouds on backings outside of the cluster, by the name that switches them off. */
export const alarmKinds = {
  DatabaseStorage: { severity: 'critical', minutes: 15, summary: 'Less than 20 % of its storage is left' },
  DatabaseCpu: { severity: 'warning', minutes: 15, summary: 'More than 90 % of its CPU is in use' },
  DatabaseConnections: { severity: 'warning', minutes: 10, summary: 'More than 80 % of its connections are taken' },
  QueueAge: { severity: 'warning', minutes: 10, summary: 'A message waits for too long' },
  QueueDeadLetters: { severity: 'warning', minutes: 5, summary: 'Messages are set aside as dead letters' },
  CacheMemory: { severity: 'critical', minutes: 10, summary: 'More than 90 % of its memory is in use' },
  CacheEvictions: { severity: 'warning', minutes: 15, summary: 'It drops content for lack of memory' },
} as const satisfies Readonly<Record<string, AlarmKind>>;

/** Name of an alarm of a cloud. */
export type AlarmName = keyof typeof alarmKinds;

/** Names of all alarms of clouds. */
export const alarmNames = Object.keys(alarmKinds) as AlarmName[];

const watchedKinds: ReadonlySet<string> = new Set(['database', 'queue', 'cache']);

/** Whether a stack has alarms on one of its bindings: it makes that itself. */
export function isWatched({
  kind,
  existing,
  shared,
}: {
  readonly kind: string;
  readonly existing?: string;
  readonly shared?: string;
}): boolean {
  return watchedKinds.has(kind) && existing === undefined && shared === undefined;
}

/** Shares of what a backing has from which on its alarms fire. */
export const alarmShares = { storageLeft: 0.2, cpu: 0.9, connections: 0.8, memory: 0.9 } as const;

/** Who is told of alarms: an e-mail address, or a resource of one cloud that holds the address and its secret. */
export interface AlarmRecipient {
  /** `warning`: of all alarms. */
  readonly least: AlarmSeverity;
  readonly email?: string;
  /** By cloud: an SNS topic, an action group, a notification channel. */
  readonly resource?: { readonly cloud: string; readonly id: string };
}

/** What clouds watch by themselves, and whom they tell. */
export interface Alarms {
  readonly to: readonly AlarmRecipient[];
  readonly off: readonly string[];
}

/** Whether a recipient wants alarms of a severity. */
export function wants({ least }: AlarmRecipient, severity: AlarmSeverity): boolean {
  return severity === 'critical' || least === 'warning';
}

const tenMinutes = 600;

/** Seconds that a message of a queue may wait: ten minutes, or two readings of long work, and at most half of the time that it is kept. */
export function longestWait(queue: {
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
}): number {
  return Math.min(Math.max(tenMinutes, 2 * queue.visibilityTimeoutSeconds), Math.floor(queue.retentionSeconds / 2));
}

/** What an eviction policy makes worth an alarm: a store that may drop any key is full by design. */
export function cacheAlarms(eviction: string): { readonly memory: boolean; readonly evictions: boolean } {
  return { memory: !eviction.startsWith('allkeys-'), evictions: eviction !== 'noeviction' };
}
