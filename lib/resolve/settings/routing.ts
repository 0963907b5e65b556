import type { Grouping, Hours, Receiver, Route, Routing } from '../../model/parts/routing';
import type { RoutingSpec } from '../../spec/parts/routing';
import { said } from '../../spec/parts/forms';

/** How alerts are told by default. @see https://prometheus.io/docs/alerting/latest/configuration/#route */
const usual: Grouping = {
  groupBy: ['environment', 'namespace', 'service', 'alertname'],
  waitSeconds: 30,
  intervalSeconds: 300,
  repeatSeconds: 4 * 3600,
};

/** What an environment says of routing over what its platform says: receivers and hours by name, the rest as a whole. */
export function mergedRouting(
  platform: RoutingSpec | undefined,
  own: RoutingSpec | undefined,
): RoutingSpec | undefined {
  if (!platform || !own) return own ?? platform;
  return {
    ...platform,
    ...said(own),
    receivers: { ...platform.receivers, ...own.receivers },
    hours: { ...platform.hours, ...own.hours },
  };
}

/** Routing with nothing left to default; nothing without a receiver. */
export function routingOf(spec: RoutingSpec | undefined): Routing | undefined {
  const receivers = Object.entries(spec?.receivers ?? {}).map(receiverOf);
  if (!spec || !receivers[0]) return undefined;
  return {
    ...usual,
    ...groupingOf(spec),
    receivers,
    routes: (spec.routes ?? []).map(routeOf),
    fallback: spec.default ?? receivers[0].name,
    hours: Object.entries(spec.hours ?? {}).map(
      ([name, { days = ['monday:friday'], from, to, timeZone = 'UTC' }]): Hours => ({ name, days, from, to, timeZone }),
    ),
    inhibits: spec.inhibit ?? true,
  };
}

function receiverOf([name, spec]: [string, NonNullable<RoutingSpec['receivers']>[string]]): Receiver {
  const { slack = [], email = [], pagerduty = [], webhook = [] } = spec;
  return { name, slack, email: email.map(({ to, ...rest }) => ({ ...rest, to: to.join(', ') })), pagerduty, webhook };
}

function routeOf(spec: NonNullable<RoutingSpec['routes']>[number]): Route {
  const { receiver, severity = [], team = [], service = [], alert = [], labels = {}, hours = [] } = spec;
  return {
    receiver,
    severity,
    team,
    service,
    alert,
    labels,
    hours,
    goesOn: spec.continue ?? false,
    ...groupingOf(spec),
  };
}

type Waits = Pick<RoutingSpec, 'groupBy' | 'groupWait' | 'groupInterval' | 'repeatInterval'>;

function groupingOf({ groupBy, groupWait, groupInterval, repeatInterval }: Waits): Partial<Grouping> {
  return said({
    groupBy,
    waitSeconds: groupWait,
    intervalSeconds: groupInterval,
    repeatSeconds: repeatInterval,
  });
}
