import { type AlarmName, alarmKinds, type Alarms, type AlarmSeverity, wants } from '../model/alarms';
import { physicalName } from '../model/name';
import type { StackUnit } from '../model/unit';

/** Whom a cloud tells of alarms of a severity. */
export interface Told {
  /** Child id of what holds these addresses: a stack has one for each list of them. */
  readonly id: 'Told' | 'ToldOfWarnings';
  /** Addresses, each once. */
  readonly emails: readonly string[];
  /** Ids of resources that exist. */
  readonly existing: readonly string[];
}

/** Whom a cloud tells of alarms of a severity. */
export function toldOf({ to }: Alarms, cloud: string, severity: AlarmSeverity): Told {
  const addresses = (which: typeof to) => [...new Set(which.flatMap(({ email }) => email ?? []))];
  const concerned = to.filter((one) => wants(one, severity));
  const emails = addresses(concerned);
  const existing = concerned.flatMap(({ resource }) => (resource?.cloud === cloud ? [resource.id] : []));
  return {
    id: emails.length === addresses(to).length ? 'Told' : 'ToldOfWarnings',
    emails,
    existing: [...new Set(existing)],
  };
}

/** An alarm of a stack, with what its cloud needs to know of the metric. */
export interface WantedAlarm<T> {
  readonly name: AlarmName;
  readonly metric: T;
  readonly severity: AlarmSeverity;
  readonly minutes: number;
  /** What people are told. */
  readonly description: string;
}

/** Alarms of a resource that its stack wants. */
export function wantedAlarms<T>(
  { context: { alarms } }: StackUnit,
  resource: string,
  metrics: Partial<Readonly<Record<AlarmName, T | undefined>>>,
): WantedAlarm<T>[] {
  if (!alarms) return [];
  return (Object.entries(metrics) as [AlarmName, T | undefined][]).flatMap(([name, metric]) => {
    if (metric === undefined || alarms.off.includes(name)) return [];
    const { severity, minutes, summary } = alarmKinds[name];
    return [{ name, metric, severity, minutes, description: `${resource}: ${summary}` }];
  });
}

/** Most characters of an alarm's name on any cloud. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const rule = { max: 255, separator: '-' } as const;

/** Name of an alarm on a resource: `orders-db-database-storage`. */
export function alarmNamed(resource: string, name: AlarmName): string {
  const whole = `${resource}${name.replace(/[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}`;
  return whole.length <= rule.max ? whole : physicalName([resource, name], rule);
}
