import { digest } from '../../model/name';
import { objectName } from '../../model/object-name';
import type { Receiver, StoredKey } from '../../model/parts/routing';
import { storedKeysOf } from '../../model/parts/routing';

/** Name of the Secret with what the receivers of an environment need. */
export function secretName(platform: string, environment: string): string {
  return objectName(`${platform}-${environment}`, '-alerting');
}

/** Key of that Secret for a value of the store. */
export function secretKey({ secret, key }: StoredKey): string {
  const whole = key === undefined ? secret : `${secret}.${key}`;
  const plain = whole.replace(/[^-._A-Za-z0-9]/g, '-');
  return plain === whole && key === undefined ? plain : `${plain}-${digest(`${secret}\n${key ?? ''}`)}`;
}

/** Each value of the store that receivers need, once. */
export function storedKeys(receivers: readonly Receiver[]): StoredKey[] {
  const all = receivers.flatMap(storedKeysOf).map((one) => [secretKey(one), one] as const);
  return [...new Map(all).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Path of a value in the pods of Alertmanager, where the operator mounts it. @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.AlertmanagerSpec */
export function secretFile(secret: string, one: StoredKey): string {
  return `/etc/alertmanager/secrets/${secret}/${secretKey(one)}`;
}
