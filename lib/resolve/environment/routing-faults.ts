import type { Facts } from '../../model/facts';
import type { KnownCode } from '../../model/codes';
import type { MonitoringStack } from '../../model/parts/monitoring';
import { type StoredKey, storedKeysOf } from '../../model/parts/routing';
import { isUtc } from '../../observability/routing/configuration-object';
import { didYouMean, expected, oneOf } from '../../spec/hints';
import type { RoutingSpec } from '../../spec/parts/routing';
import { foreignSecret, type StoreReader } from './secret-names';
import { routingOf } from '../settings/routing';

/** A mistake of routing, by its path below `monitoring.routing`. */
export interface RoutingFault {
  readonly code: KnownCode;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Where routing is to work. */
export interface RoutingSite {
  readonly stack: MonitoringStack;
  /** Whether another team runs its Alertmanager. */
  readonly external: boolean;
  readonly reader: StoreReader;
  readonly facts: Facts;
}

/** What is wrong with the routing of an environment. */
export function routingFaults(spec: RoutingSpec, site: RoutingSite): RoutingFault[] {
  if (site.stack === 'none')
    return [{ code: 'W210', path: [], message: 'monitoring.stack of platform.yaml is none; emitted without routing' }];
  const receivers = Object.keys(spec.receivers ?? {});
  if (receivers.length === 0)
    return [{ code: 'E397', path: [], message: expected('receivers', 'none', 'alerts are sent to receivers alone') }];
  return [...references(spec, receivers), ...zones(spec, site), ...secretNames(spec, site)];
}

function references({ routes = [], hours = {}, default: fallback }: RoutingSpec, receivers: string[]): RoutingFault[] {
  const among = (path: readonly PropertyKey[], name: string | undefined, all: readonly string[]): RoutingFault[] =>
    name === undefined || all.includes(name)
      ? []
      : [{ code: 'E397', path, message: expected(oneOf(all, name), name, didYouMean(name, all)) }];
  return [
    ...among(['default'], fallback, receivers),
    ...routes.flatMap((route, index) => [
      ...among(['routes', index, 'receiver'], route.receiver, receivers),
      ...(route.hours ?? []).flatMap((name, at) => among(['routes', index, 'hours', at], name, Object.keys(hours))),
    ]),
  ];
}

/** Objects of the operator know no time zone. @see https://github.com/prometheus-operator/prometheus-operator/issues/6805 */
function zones({ hours = {} }: RoutingSpec, { stack, external }: RoutingSite): RoutingFault[] {
  if (stack !== 'operator' || !external) return [];
  return Object.entries(hours).flatMap(([name, { timeZone = 'UTC' }]): RoutingFault[] =>
    isUtc(timeZone)
      ? []
      : [
          {
            code: 'W206',
            path: ['hours', name, 'timeZone'],
            message: `an AlertmanagerConfig, which an Alertmanager of another team reads, has hours in UTC alone, got ${timeZone}; emitted without hours`,
          },
        ],
  );
}

function secretNames(spec: RoutingSpec, { reader, facts: { secretStore, storedNames } }: RoutingSite): RoutingFault[] {
  if (!secretStore) return [];
  const named = storedNames?.(reader.platform);
  const why = ({ secret }: StoredKey): [KnownCode, string] | undefined => {
    const foreign = foreignSecret(secret, reader);
    if (foreign) return ['E358', `expected ${foreign}`];
    return named && !named.form.test(secret) ? ['E373', `expected ${named.what}; got ${secret}`] : undefined;
  };
  return (routingOf(spec)?.receivers ?? []).flatMap((receiver) =>
    storedKeysOf(receiver).flatMap((one): RoutingFault[] => {
      const wrong = why(one);
      return wrong ? [{ code: wrong[0], path: ['receivers', receiver.name], message: wrong[1] }] : [];
    }),
  );
}
