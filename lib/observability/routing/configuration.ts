import type { Grouping, Receiver, StoredKey } from '../../model/parts/routing';
import { said } from './said';
import { inhibitionsOf } from './inhibition';
import { details, pagerdutySeverity, title } from './messages';
import { any, leaf, type Matcher, discarded, type Routed, type RouteNode, routeTree } from './route-tree';
import { secretFile, secretName } from './secret-file';

/** Alerts of kube-prometheus-stack that show that alerting works, and are not sent. */
const signals = ['Watchdog', 'InfoInhibitor'];

const usual: Grouping = {
  groupBy: ['namespace', 'alertname'],
  waitSeconds: 30,
  intervalSeconds: 300,
  repeatSeconds: 4 * 3600,
};

/** Alertmanager's own configuration for environments that share one; alerts of none of them go where those of the first go. @see https://prometheus.io/docs/alerting/latest/configuration/ */
export function alertmanagerConfiguration(all: readonly Routed[]): Readonly<Record<string, unknown>> {
  const first = all[0];
  const root: RouteNode = {
    ...leaf(first ? nameAmong(first, first.routing.fallback) : discarded, []),
    ...usual,
    routes: [
      leaf(discarded, any('alertname', signals)),
      ...all.map((one) => routeTree(one, (name) => nameAmong(one, name))),
      leaf(discarded, any('severity', ['info', 'none'])),
    ],
  };
  return {
    global: { resolve_timeout: '5m' },
    templates: [],
    route: routeOf(root),
    inhibit_rules: all.flatMap(inhibitionsOf).map(({ source, target, equal }) => ({
      source_matchers: source.map(written),
      target_matchers: target.map(written),
      equal,
    })),
    receivers: [
      { name: discarded },
      ...all.flatMap((one) => one.routing.receivers.map((each) => receiverOf(one, each))),
    ],
    time_intervals: all.flatMap((one) =>
      one.routing.hours.map(({ name, days, from, to, timeZone }) => ({
        name: nameAmong(one, name),
        time_intervals: [{ weekdays: days, times: [{ start_time: from, end_time: to }], location: timeZone }],
      })),
    ),
  };
}

/** Name of a receiver or of hours among those of several environments. */
export function nameAmong({ environment }: Pick<Routed, 'environment'>, name: string): string {
  return `${environment}/${name}`;
}

function routeOf({ receiver, matchers, hours, goesOn, routes, ...grouping }: RouteNode): object {
  const { groupBy, waitSeconds, intervalSeconds, repeatSeconds } = grouping;
  return said({
    receiver,
    matchers: matchers.length ? matchers.map(written) : undefined,
    group_by: groupBy,
    group_wait: inSeconds(waitSeconds),
    group_interval: inSeconds(intervalSeconds),
    repeat_interval: inSeconds(repeatSeconds),
    active_time_intervals: hours.length ? hours : undefined,
    continue: goesOn || undefined,
    routes: routes.length ? routes.map(routeOf) : undefined,
  });
}

/** A matcher as both of Alertmanager's parsers read it: escapes other than these differ between them. */
function written({ name, matchType, value }: Matcher): string {
  return `${name}${matchType}"${value.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}

function inSeconds(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : `${seconds}s`;
}

function receiverOf(routed: Routed, { name, slack, email, pagerduty, webhook }: Receiver): object {
  const secret = secretName(routed.platform, routed.environment);
  const file = (key: StoredKey | undefined) => key && secretFile(secret, key);
  const all = {
    slack_configs: slack.map(({ webhook: url, channel }) =>
      said({ send_resolved: true, api_url_file: file(url), channel, title, text: details }),
    ),
    email_configs: email.map(({ to, from, smarthost, username, password }) =>
      said({
        ...{ send_resolved: true, to, from, smarthost, require_tls: true },
        ...{ auth_username: username, auth_password_file: file(password), headers: { Subject: title } },
      }),
    ),
    pagerduty_configs: pagerduty.map(({ routingKey }) => ({
      ...{ send_resolved: true, routing_key_file: file(routingKey) },
      ...{ severity: pagerdutySeverity, description: title },
    })),
    webhook_configs: webhook.map(({ url, secretUrl, token }) =>
      said({
        ...{ send_resolved: true, url, url_file: file(secretUrl) },
        http_config: token && { authorization: { type: 'Bearer', credentials_file: file(token) } },
      }),
    ),
  };
  return {
    name: nameAmong(routed, name),
    ...Object.fromEntries(Object.entries(all).filter(([, each]) => each.length)),
  };
}
