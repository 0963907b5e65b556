import type { Severity } from './monitoring';

/** A key that exists in the secret store of an environment. */
export interface StoredKey {
  /** Name in the store. */
  readonly secret: string;
  /** Property of the stored JSON. @default - the whole value */
  readonly key?: string;
}

/** Ways to tell people, each with what it needs; a secret is only ever named. */
export interface Receiver {
  readonly name: string;
  readonly slack: readonly { readonly webhook: StoredKey; readonly channel?: string }[];
  readonly email: readonly {
    readonly to: string;
    readonly from: string;
    /** Host and port of the server. */
    readonly smarthost: string;
    readonly username?: string;
    readonly password?: StoredKey;
  }[];
  readonly pagerduty: readonly { readonly routingKey: StoredKey }[];
  readonly webhook: readonly {
    /** @default - it is a secret */
    readonly url?: string;
    readonly secretUrl?: StoredKey;
    /** Bearer token. */
    readonly token?: StoredKey;
  }[];
}

/** Times of alerts that wait until they are sent, in Alertmanager's own units. */
export interface Grouping {
  /** Labels whose alerts are told together. */
  readonly groupBy: readonly string[];
  /** Seconds before the first message. */
  readonly waitSeconds: number;
  /** Seconds between messages about further alerts of a group. */
  readonly intervalSeconds: number;
  /** Seconds between messages about the same alerts. */
  readonly repeatSeconds: number;
}

/** Whom some alerts go to; all that is said must hold. */
export interface Route extends Partial<Grouping> {
  /** Name of the receiver. @default - no message is sent */
  readonly receiver?: string;
  readonly severity: readonly Severity[];
  readonly team: readonly string[];
  readonly service: readonly string[];
  readonly alert: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Names of hours at which people are told. @default - at all hours */
  readonly hours: readonly string[];
  /** Whether later routes are looked at, too. */
  readonly goesOn: boolean;
}

/** Hours of a week. */
export interface Hours {
  readonly name: string;
  /** Ranges of days of Alertmanager: `monday:friday`. */
  readonly days: readonly string[];
  /** Hour and minute: 09:00. */
  readonly from: string;
  /** Hour and minute, up to 24:00. */
  readonly to: string;
  /** Name in the time zone database. */
  readonly timeZone: string;
}

/** Whom the alerts of an environment go to. */
export interface Routing extends Grouping {
  readonly receivers: readonly Receiver[];
  /** In order: the first that takes an alert has it. */
  readonly routes: readonly Route[];
  /** Receiver of what no route takes. */
  readonly fallback: string;
  readonly hours: readonly Hours[];
  /** Whether worse alerts of a service silence the others. */
  readonly inhibits: boolean;
}

/** All keys of the secret store that a receiver names. */
export function storedKeysOf({ slack, email, pagerduty, webhook }: Receiver): StoredKey[] {
  const all = [
    ...slack.map(({ webhook: url }) => url),
    ...email.map(({ password }) => password),
    ...pagerduty.map(({ routingKey }) => routingKey),
    ...webhook.flatMap(({ secretUrl, token }) => [secretUrl, token]),
  ];
  return all.filter((one) => one !== undefined);
}
