import type { Receiver, StoredKey } from '../../model/parts/routing';
import { inhibitionsOf } from './inhibition';
import { details, pagerdutySeverity, title } from './messages';
import { discarded, type Routed, type RouteNode, routeTree } from './route-tree';
import { said } from './said';
import { secretKey, secretName } from './secret-file';

/** `spec` of an AlertmanagerConfig, for an Alertmanager that another team runs. @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1alpha1.AlertmanagerConfig */
export function alertmanagerConfigSpec(routed: Routed): Readonly<Record<string, unknown>> {
  const { receivers, hours } = routed.routing;
  // Others are in a time zone, which it does not know.
  const known = hours.filter(({ timeZone }) => isUtc(timeZone));
  const names = new Set(known.map(({ name }) => name));
  return {
    route: routeOf(routeTree(routed), names),
    receivers: [{ name: discarded }, ...receivers.map((one) => receiverOf(routed, one))],
    inhibitRules: inhibitionsOf(routed).map(({ source, target, equal }) => ({
      sourceMatch: source,
      targetMatch: target,
      equal,
    })),
    ...(known.length && {
      muteTimeIntervals: known.map(({ name, days, from, to }) => ({
        name,
        timeIntervals: [{ weekdays: days, times: [{ startTime: from, endTime: to }] }],
      })),
    }),
  };
}

/** Whether a time zone is UTC by any of its names. */
export function isUtc(timeZone: string): boolean {
  return /^(Etc\/)?(UTC|UCT|Universal|Zulu|GMT)$/i.test(timeZone);
}

function routeOf(route: RouteNode, known: ReadonlySet<string>): Record<string, unknown> {
  const { receiver, matchers, hours, goesOn, routes, groupBy, waitSeconds, intervalSeconds, repeatSeconds } = route;
  // One that it does not know would make it refuse all.
  const active = hours.every((name) => known.has(name)) ? hours : [];
  return said({
    ...{ receiver, matchers, groupBy },
    groupWait: inSeconds(waitSeconds),
    groupInterval: inSeconds(intervalSeconds),
    repeatInterval: inSeconds(repeatSeconds),
    activeTimeIntervals: active.length ? active : undefined,
    continue: goesOn || undefined,
    routes: routes.length ? routes.map((one) => routeOf(one, known)) : undefined,
  });
}

function inSeconds(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : `${seconds}s`;
}

function receiverOf(
  { platform, environment }: Routed,
  { name, slack, email, pagerduty, webhook }: Receiver,
): Record<string, unknown> {
  const secret = secretName(platform, environment);
  const key = (one: StoredKey | undefined) => one && { name: secret, key: secretKey(one) };
  const all = {
    slackConfigs: slack.map(({ webhook: url, channel }) =>
      said({ sendResolved: true, apiURL: key(url), channel, title, text: details }),
    ),
    emailConfigs: email.map(({ to, from, smarthost, username, password }) =>
      said({
        ...{ sendResolved: true, to, from, smarthost, requireTLS: true },
        ...{ authUsername: username, authPassword: key(password), headers: [{ key: 'Subject', value: title }] },
      }),
    ),
    pagerdutyConfigs: pagerduty.map(({ routingKey }) => ({
      ...{ sendResolved: true, routingKey: key(routingKey) },
      ...{ severity: pagerdutySeverity, description: title },
    })),
    webhookConfigs: webhook.map(({ url, secretUrl, token }) =>
      said({
        ...{ sendResolved: true, url, urlSecret: key(secretUrl) },
        httpConfig: token && { authorization: { type: 'Bearer', credentials: key(token) } },
      }),
    ),
  };
  return { name, ...Object.fromEntries(Object.entries(all).filter(([, each]) => each.length)) };
}
